import { format } from 'node:util';

/**
 * What a run of tests came to. A pending test counts as a failure: nothing is left out in silence.
 * @typedef {{ passed: number, failed: number }} Counts
 */

/**
 * Runs bundled test files in this process. Shared by plain Node and by VS Code's extension host.
 * @param {readonly string[]} files absolute paths
 * @param {{ reporter: 'dot' | 'spec', timeoutSeconds: number, print?: (line: string) => void }} options
 * `print` receives the report a line at a time, where there is no terminal to write to.
 * @returns {Promise<Counts>}
 */
export async function runMocha(files, { reporter, timeoutSeconds, print }) {
  // Not a static import: VS Code's extension host takes this module as CommonJS, and Mocha is not.
  const { default: Mocha } = await import('mocha');
  if (print) Mocha.reporters.Base.consoleLog = (...values) => print(format(...values));
  const mocha = new Mocha({
    ui: 'bdd',
    reporter,
    timeout: timeoutSeconds * 1000,
    color: !print && process.stdout.isTTY,
    forbidOnly: true,
    forbidPending: true,
  });
  for (const file of files) mocha.addFile(file);
  await mocha.loadFilesAsync();
  return new Promise(resolve => {
    const runner = mocha.run(() => {
      const { passes = 0, failures = 0 } = runner.stats ?? {};
      resolve({ passed: passes, failed: failures });
    });
  });
}
