// Other programs: run to their end, or kept beside us. Whatever way we end, what we started and made ends with us.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';

/** Something this machine lacks or the user got wrong, told in one sentence that says what would help. */
export class Hindrance extends Error {}

/**
 * @typedef {{ cwd?: string, env?: NodeJS.ProcessEnv, shell?: boolean }} Options
 * @typedef {{ exited: Promise<number>, output: () => string, stop: () => Promise<void> }} Companion
 * @typedef {import('node:child_process').ChildProcess} ChildProcess
 */

/**
 * Runs a program to its end and keeps what it says.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Options} [options]
 * @returns {Promise<{ code: number, output: string }>} a program that cannot be started has code 127
 */
export async function run(command, args, options = {}) {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = keepOutput(child);
  const { code, error } = await end(child);
  return { code, output: error?.message ?? output() };
}

/**
 * Runs a program to its end, in this terminal.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Options} [options]
 * @returns {Promise<number>} its exit code
 */
export async function runHere(command, args, options = {}) {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'inherit', 'inherit'] });
  const ended = end(child);
  const forget = whenWeEnd({ gently: async () => void (child.kill() && (await ended)), surely: () => child.kill() });
  const { code } = await ended;
  forget();
  return code;
}

/**
 * Starts a program that stays beside us, in a process group of its own so that all its children can be ended with it.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Options} [options]
 * @returns {Companion}
 */
export function startBeside(command, args, options = {}) {
  const child = spawn(command, args, { ...options, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  const output = keepOutput(child);
  const ended = end(child);
  const group = process.platform === 'win32' ? child.pid : -(child.pid ?? 0);
  const companion = {
    exited: ended.then(({ code }) => code),
    output,
    async stop() {
      sendSignal(group, 'SIGTERM');
      const impatience = setTimeout(() => sendSignal(group, 'SIGKILL'), 3000);
      await ended;
      clearTimeout(impatience);
      sendSignal(group, 'SIGKILL');
      forget();
    },
  };
  const forget = whenWeEnd({ gently: () => companion.stop(), surely: () => sendSignal(group, 'SIGKILL') });
  return companion;
}

/**
 * A folder that is gone when we are.
 * @param {string} purpose a word for its name
 */
export function throwAwayFolder(purpose) {
  return removeWhenWeEnd(mkdtempSync(join(tmpdir(), `gunicorn-logs-${purpose}-`)));
}

/** @param {string} folder which need not exist, now or then */
export function removeWhenWeEnd(folder) {
  whenWeEnd({ surely: () => rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 50 }) });
  return folder;
}

/**
 * @param {number | undefined} process a negative number is a group; one that has ended already is no error
 * @param {NodeJS.Signals} signal
 */
export function sendSignal(process, signal) {
  try {
    if (process) globalThis.process.kill(process, signal);
  } catch {
    // It has ended.
  }
}

/**
 * What is to happen when this process ends. A signal leaves time to do it gently; the sure way is short and always taken.
 * @typedef {{ gently?: () => Promise<void>, surely: () => void }} Ending
 */

/** @type {Set<Ending>} */
const endings = new Set();
let listening = false;

/**
 * @param {Ending} ending
 * @returns {() => void} forgets it
 */
export function whenWeEnd(ending) {
  endings.add(ending);
  if (!listening) listenForOurEnd();
  return () => void endings.delete(ending);
}

function listenForOurEnd() {
  listening = true;
  process.once('exit', () => endings.forEach(({ surely }) => surely()));
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    // It may come twice: npm repeats to us what the terminal has told us already.
    process.on(signal, () => {
      void Promise.allSettled([...endings].map(async ({ gently }) => gently?.())).then(() =>
        process.exit(128 + constants.signals[signal]),
      );
    });
  }
}

/**
 * @param {ChildProcess} child
 * @returns {Promise<{ code: number, error?: Error }>}
 */
function end(child) {
  return new Promise(resolve => {
    child.once('error', error => resolve({ code: 127, error }));
    child.once('close', (code, signal) => resolve({ code: code ?? 128 + (signal ? constants.signals[signal] : 0) }));
  });
}

/** @param {ChildProcess} child */
function keepOutput(child) {
  let kept = '';
  for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', text => (kept += text));
  return () => kept;
}
