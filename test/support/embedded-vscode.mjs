#!/usr/bin/env node
// Stands in for the program of a desktop VS Code where `@vscode/test-electron` wants one: it takes the same arguments,
// shows the workbench in headless Chromium against VS Code's own server, and ends with the code of the tests.
// Its profile is always a throw-away one, so --user-data-dir and --extensions-dir are not looked at.
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { startEmbeddedVSCode } from '../../scripts/embedded-vscode.mjs';
import { makeProfile } from '../../scripts/profile.mjs';
import { openBrowser } from './workbench.mjs';

const LONGEST_RUN_SECONDS = 300;
const EXIT_CODES = { noResult: 124, serverEnded: 70, abandoned: 129 };

// Who started us holds the other end of our input, and may be killed without a word to us.
process.stdin.once('end', () => process.exit(EXIT_CODES.abandoned)).resume();

const { extensions, tests, folder, locale } = readArguments();
const server = await startEmbeddedVSCode(makeProfile(), { forTests: true, ...(locale ? { locale } : {}) });
const browser = await openBrowser();

const patience = new AbortController();
process.exitCode = await Promise.race([
  codeOfTheTests(),
  server.exited.then(() => {
    if (patience.signal.aborted) return 0;
    return say(`VS Code's server ended early:\n${server.output().slice(-2000)}`, EXIT_CODES.serverEnded);
  }),
  setTimeout(LONGEST_RUN_SECONDS * 1000, undefined, patience).then(() =>
    say(`The tests gave no result in ${LONGEST_RUN_SECONDS} seconds.`, EXIT_CODES.noResult),
  ),
]);
patience.abort();
await browser.close();
await server.stop();
process.stdin.destroy();

function readArguments() {
  const { values, positionals } = parseArgs({
    // There are switches that mean nothing here: --no-sandbox, --disable-updates and their like.
    strict: false,
    allowPositionals: true,
    options: {
      extensionDevelopmentPath: { type: 'string', multiple: true },
      extensionTestsPath: { type: 'string' },
      locale: { type: 'string' },
    },
  });
  return {
    extensions: /** @type {string[]} */ (values.extensionDevelopmentPath ?? []),
    tests: String(values.extensionTestsPath),
    folder: positionals[0],
    locale: /** @type {string | undefined} */ (values.locale),
  };
}

/** The page tells how the tests ended by calling a function that VS Code's own tests use. */
async function codeOfTheTests() {
  const { page } = browser;
  /** @type {Promise<number>} */
  const code = new Promise(end => void page.exposeFunction('codeAutomationExit', end));
  await page.exposeFunction('codeAutomationLog', () => {});
  const payload = [
    ...extensions.map(path => ['extensionDevelopmentPath', remote(path)]),
    ['extensionTestsPath', remote(tests)],
  ];
  const place = folder ? { folder: resolve(folder) } : { ew: 'true' };
  await page.goto(`${server.address}/?${new URLSearchParams({ ...place, payload: JSON.stringify(payload) })}`);
  return code;
}

/** @param {string} path */
function remote(path) {
  return `vscode-remote://${server.authority}${pathToFileURL(resolve(path)).pathname}`;
}

/**
 * @param {string} sentence
 * @param {number} exitCode
 */
function say(sentence, exitCode) {
  console.error(sentence);
  return exitCode;
}
