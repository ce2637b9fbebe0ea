// npm start [-- path/to/access.log]
// Opens a real VS Code with the extension, in a throw-away profile, on the samples or on the folder of a log.
// Ctrl+C ends all of it.
import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { findDesktopCommand } from './desktop-vscode.mjs';
import { fetchEmbeddedVSCode, installInEmbeddedVSCode, startEmbeddedVSCode } from './embedded-vscode.mjs';
import { packExtension } from './pack.mjs';
import { Hindrance, run, sendSignal, startBeside, whenWeEnd } from './processes.mjs';
import { makeProfile } from './profile.mjs';
import { setUpPackages } from './setup.mjs';

/**
 * @typedef {{ folder: string, log?: string }} Opening what VS Code is to show
 * @typedef {import('./profile.mjs').Profile} Profile
 */

try {
  const opening = readArguments(process.argv.slice(2));
  await setUpPackages();
  const command = findDesktopCommand();
  await (command ? openDesktop(command, opening) : serveEmbedded(opening));
} catch (problem) {
  if (!(problem instanceof Hindrance)) throw problem;
  console.error(problem.message);
  process.exitCode = 2;
}

/**
 * @param {string[]} args
 * @returns {Opening}
 */
function readArguments(args) {
  const [path, ...rest] = args;
  if (path === undefined) return { folder: resolve('samples') };
  if (rest.length > 0 || path.startsWith('-')) throw new Hindrance('Usage: npm start [-- path/to/access.log]');

  // npm runs scripts in the root of the project, and tells where the user was.
  const log = resolve(process.env['INIT_CWD'] ?? '.', path);
  const status = statSync(log, { throwIfNoEntry: false });
  if (!status) throw new Hindrance(`There is no file ${log}: give the path of an access log, or none for the samples.`);
  if (!status.isFile()) throw new Hindrance(`${log} is not a file: give the path of an access log in it.`);
  try {
    accessSync(log, constants.R_OK);
  } catch {
    throw new Hindrance(`${log} cannot be read by this user: give a log that can, or change its permissions.`);
  }
  return { folder: dirname(log), log };
}

/**
 * @param {string} command
 * @param {Opening} opening
 */
async function openDesktop(command, { folder, log }) {
  if (!existsSync(command)) throw new Hindrance(`VSCODE_PATH names ${command}, and there is no such program.`);
  await build('--development');
  const profile = makeProfile();
  const code = startBeside(
    command,
    [
      '--wait',
      '--new-window',
      `--user-data-dir=${profile.userData}`,
      `--extensions-dir=${profile.extensions}`,
      `--extensionDevelopmentPath=${resolve('.')}`,
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      folder,
      ...(log ? [log] : []),
    ],
    { shell: process.platform === 'win32' },
  );
  whenWeEnd({ gently: () => endDesktop(profile), surely: () => sendSignal(desktopProcess(profile), 'SIGKILL') });
  console.log(`VS Code is open on ${log ?? folder}. Close its window or press Ctrl+C to end.`);
  const exitCode = await code.exited;
  if (exitCode !== 0) throw new Hindrance(`VS Code could not be started with ${command}:\n${code.output().trim()}`);
}

/** @param {Profile} profile */
async function endDesktop(profile) {
  const desktop = desktopProcess(profile);
  sendSignal(desktop, 'SIGTERM');
  for (let waited = 0; waited < 3000 && desktopProcess(profile); waited += 100) await setTimeout(100);
}

/**
 * The `code` command leaves VS Code to itself, which notes its process in its profile as long as it runs.
 * @param {Profile} profile
 */
function desktopProcess(profile) {
  const note = join(profile.userData, 'code.lock');
  return existsSync(note) ? Number(readFileSync(note, 'utf8')) : undefined;
}

/** @param {Opening} opening */
async function serveEmbedded({ folder, log }) {
  await Promise.all([fetchEmbeddedVSCode(), build()]);
  const profile = makeProfile();
  await installInEmbeddedVSCode(profile, await packExtension());
  const server = await startEmbeddedVSCode(profile);

  const query = new URLSearchParams({ folder });
  if (log)
    query.set(
      'payload',
      JSON.stringify([['openFile', `vscode-remote://${server.authority}${pathToFileURL(log).pathname}`]]),
    );
  console.log(`VS Code with the extension is open on ${basename(log ?? folder)} at\n\n  ${server.address}/?${query}\n`);
  console.log('Open the address in a browser on this machine. Press Ctrl+C to end.');

  await server.exited;
  throw new Hindrance(`VS Code's server ended by itself:\n${server.output().slice(-2000)}`);
}

/** @param {string[]} options */
async function build(...options) {
  const { code, output } = await run(process.execPath, ['scripts/build.mjs', ...options]);
  if (code !== 0) throw new Hindrance(`The build failed:\n${output.trim()}`);
}
