// npm test [-- STEP...]
// Sets up what is needed, then runs every check and every test in an order that fails early: a failing step ends the run.
// Nothing is left out in silence: a step without its tools, or without tests, fails and says so.
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { relative } from 'node:path';
import { findDesktopProgram } from './desktop-vscode.mjs';
import { fetchEmbeddedVSCode } from './embedded-vscode.mjs';
import { globSync } from './files.mjs';
import { Hindrance, runHere } from './processes.mjs';
import { TOOL_NAMES, sayMissing, setUpPackages, setUpTools } from './setup.mjs';

/**
 * @typedef {import('./setup.mjs').ToolName} ToolName
 * @typedef {{ passed: number, failed: number }} Counts
 *
 * `run` is a program of Node that counts as one test. `suites` are bundled test files, which count themselves.
 * @typedef {{
 *   id: string,
 *   says: string,
 *   run?: string[],
 *   suites?: Suites,
 *   tools?: ToolName[],
 *   vscode?: boolean,
 * }} Step
 *
 * Suites are `in` the part of test/ whose paths match; those without one are what no other step has.
 * @typedef {{ in?: RegExp, reporter?: 'dot' | 'spec', timeoutSeconds?: number } | 'extension host'} Suites
 */

const desktop = findDesktopProgram();
/** Needed by the steps that look at VS Code; the suites in test/tools/ may need any of the others. */
const OF_THE_BROWSER = new Set(/** @type {ToolName[]} */ (['chromium', 'chineseFont']));

/** @type {Step[]} */
const STEPS = [
  { id: 'types', says: 'Types', run: ['node_modules/typescript/bin/tsc', '-b'] },
  { id: 'lint', says: 'Lint, with types', run: ['node_modules/oxlint/bin/oxlint', '--type-aware'] },
  { id: 'format', says: 'Format', run: ['node_modules/prettier/bin/prettier.cjs', '--check', '--log-level=warn', '.'] },
  { id: 'dead-code', says: 'Dead code', run: ['node_modules/knip/bin/knip.js'] },
  { id: 'build', says: 'Build', run: ['scripts/build.mjs', '--tests'] },
  { id: 'architecture', says: 'Architecture', suites: { in: /^architecture\.test/ } },
  {
    id: 'unit',
    says: 'Units and tables',
    suites: {},
  },
  { id: 'grammars', says: "Grammars, in VS Code's engine", suites: { in: /^syntaxes\// } },
  { id: 'command-line', says: 'The command line as typed', suites: { in: /^cli\//, timeoutSeconds: 60 } },
  {
    id: 'tools',
    says: 'Real Gunicorn, and the tools that snippets are for',
    tools: TOOL_NAMES.filter(name => !OF_THE_BROWSER.has(name)),
    suites: { in: /^tools\//, reporter: 'spec', timeoutSeconds: 120 },
  },
  {
    id: 'extension',
    says: 'The extension in a real VS Code',
    tools: desktop ? [] : ['chromium'],
    vscode: !desktop,
    suites: 'extension host',
  },
  {
    id: 'hand',
    says: 'What a hand does in a real VS Code',
    tools: ['chromium', 'chineseFont', 'gunicorn', 'logrotate'],
    vscode: true,
    suites: { in: /^hand\//, reporter: 'spec', timeoutSeconds: 120 },
  },
];

const PLACES = STEPS.flatMap(({ suites }) => (typeof suites === 'object' && suites.in ? [suites.in] : []));
const COUNTS_FOLDER = 'out/test-counts';

try {
  const steps = chooseSteps(process.argv.slice(2));
  await setUpPackages();
  const missing = await setUpTools([...new Set(steps.flatMap(({ tools = [] }) => tools))]);
  const total = await runSteps(steps, new Set(missing));
  console.log(`\n${total.passed} passed, ${total.failed} failed`);
  process.exitCode = total.failed > 0 ? 1 : 0;
} catch (problem) {
  if (!(problem instanceof Hindrance)) throw problem;
  console.error(`${problem.message}\n\n0 passed, 1 failed`);
  process.exitCode = 2;
}

/**
 * Without names all steps; bundled tests bring the build with them.
 * @param {string[]} names
 */
function chooseSteps(names) {
  const stranger = names.find(name => !STEPS.some(({ id }) => id === name));
  if (stranger) {
    throw new Hindrance(`There is no step "${stranger}". The steps are ${STEPS.map(({ id }) => id).join(', ')}.`);
  }
  if (names.length === 0) return STEPS;
  const chosen = STEPS.filter(({ id }) => names.includes(id));
  return chosen.some(({ suites }) => suites)
    ? STEPS.filter(step => step.id === 'build' || chosen.includes(step))
    : chosen;
}

/**
 * @param {Step[]} steps
 * @param {Set<ToolName>} missing
 */
async function runSteps(steps, missing) {
  const total = { passed: 0, failed: 0 };
  for (const [index, step] of steps.entries()) {
    console.log(`\n▸ ${step.says}`);
    const start = performance.now();
    const { passed, failed } = await runStep(step, missing);
    total.passed += passed;
    total.failed += failed;
    const seconds = ((performance.now() - start) / 1000).toFixed(1);
    console.log(`  ${step.id}: ${passed} passed, ${failed} failed, ${seconds} s`);
    if (failed === 0) continue;

    const left = steps.slice(index + 1).map(({ id }) => id);
    if (left.length > 0) console.log(`\nNot run because of that: ${left.join(', ')}.`);
    break;
  }
  return total;
}

/**
 * @param {Step} step
 * @param {Set<ToolName>} missing
 * @returns {Promise<Counts>}
 */
async function runStep({ id, run, suites, tools = [], vscode }, missing) {
  const lacking = tools.filter(tool => missing.has(tool));
  for (const tool of lacking) console.error(sayMissing(tool));
  if (lacking.length > 0) return { passed: 0, failed: lacking.length };
  if (vscode) {
    try {
      await fetchEmbeddedVSCode();
    } catch (problem) {
      console.error(problem instanceof Hindrance ? problem.message : problem);
      return { passed: 0, failed: 1 };
    }
  }
  if (suites) return runSuites(id, suites);
  const code = await runHere(process.execPath, run ?? []);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/**
 * @param {string} id
 * @param {Suites} suites
 * @returns {Promise<Counts>}
 */
async function runSuites(id, suites) {
  const countsFile = `${COUNTS_FOLDER}/${id}.json`;
  mkdirSync(COUNTS_FOLDER, { recursive: true });
  rmSync(countsFile, { force: true });
  const program = suites === 'extension host' ? ['test/extension/run.mjs', countsFile] : mocha(countsFile, suites);
  const code = await runHere(process.execPath, program);

  if (!existsSync(countsFile)) {
    console.error(`The tests ended with code ${code} before they could be counted.`);
    return { passed: 0, failed: 1 };
  }
  /** @type {Counts} */
  const counts = JSON.parse(readFileSync(countsFile, 'utf8'));
  if (counts.passed + counts.failed > 0) return counts;
  console.error('There are no tests for this step.');
  return { passed: 0, failed: 1 };
}

/**
 * @param {string} countsFile
 * @param {Exclude<Suites, string>} suites
 */
function mocha(countsFile, { in: place, reporter = 'dot', timeoutSeconds = 20 }) {
  const bundles = globSync('out/test', /\.test\.mjs$/).filter(file => {
    const path = relative('out/test', file);
    return place ? place.test(path) : !PLACES.some(other => other.test(path));
  });
  return ['--enable-source-maps', 'scripts/run-mocha.mjs', countsFile, reporter, String(timeoutSeconds), ...bundles];
}
