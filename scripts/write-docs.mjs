// npm run docs [-- --check]
// Writes the pages that follow from registries: docs/rules/. With --check it writes nothing and fails when one is stale.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { build } from 'esbuild';
import { format } from 'prettier';
import { globSync } from './files.mjs';

/** @typedef {{ id: string, says: string, severity: string, explains: string, bad: string, good: string }} Rule */

const PRETTIER = { parser: 'markdown', printWidth: 120, proseWrap: /** @type {const} */ ('preserve') };

mkdirSync('docs/rules', { recursive: true });
const pages = await rulePages(await readRules());
const stale = [...pages].filter(([path, text]) => !existsSync(path) || readFileSync(path, 'utf8') !== text);
const orphans = globSync('docs/rules', /\.md$/).filter(path => !pages.has(path));

if (process.argv.includes('--check')) {
  for (const path of [...stale.map(([path]) => path), ...orphans]) console.error(`${path} is stale: npm run docs`);
  process.exitCode = stale.length + orphans.length > 0 ? 1 : 0;
} else {
  for (const [path, text] of stale) writeFileSync(path, text);
  for (const path of orphans) console.error(`${path} belongs to no rule; remove it`);
}

/** @returns {Promise<readonly Rule[]>} */
async function readRules() {
  const outfile = 'out/docs/rules.cjs';
  await build({
    entryPoints: ['core/language/rules/index.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'warning',
  });
  return createRequire(import.meta.url)(`../${outfile}`).RULES;
}

/**
 * @param {readonly Rule[]} rules
 * @returns {Promise<Map<string, string>>} path → text
 */
async function rulePages(rules) {
  const pages = new Map();
  for (const rule of rules) pages.set(`docs/rules/${rule.id}.md`, await format(rulePage(rule), PRETTIER));
  pages.set('docs/rules/README.md', await format(indexPage(rules), PRETTIER));
  return pages;
}

/** @param {Rule} rule */
function rulePage({ id, says, severity, explains, bad, good }) {
  return [
    `# ${id}`,
    says,
    `Severity: **${severity}**. Generated from \`core/language/rules/${id}.ts\`.`,
    explains,
    '## What it speaks of',
    `\`\`\`python\n${bad}\`\`\``,
    '## What is right',
    `\`\`\`python\n${good}\`\`\``,
  ].join('\n\n');
}

/** @param {readonly Rule[]} rules */
function indexPage(rules) {
  const rows = rules.map(({ id, says, severity }) => `| [${id}](${id}.md) | ${severity} | ${says} |`);
  return [
    '# Rules',
    'What the checks on a Gunicorn config speak of. What only running the config would tell is never reported.',
    [
      '- **error**: Gunicorn refuses to start, or access lines are lost.',
      '- **warning**: it starts, and does not do what was written.',
      '- **information**: it works, and will surprise.',
      '- **hint**: it could be better.',
    ].join('\n'),
    ['| Rule | Severity | |', '| --- | --- | --- |', ...rows].join('\n'),
  ].join('\n\n');
}
