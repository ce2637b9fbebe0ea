import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { constants } from 'node:os';
import { resolve } from 'node:path';
import { throwAwayFolder } from '../../scripts/processes.mjs';
import { openBrowser, openWorkbench } from '../support/workbench.mjs';

describe('npm start', () => {
  it('serves VS Code with the extension on the given log, until Ctrl+C ends all of it', async () => {
    const temporary = throwAwayFolder('start');
    const start = npmStart(['samples/access.log'], temporary);
    const address = await start.says(/http:\/\/127\.0\.0\.1:\d+\/\S+/);

    const browser = await openBrowser();
    const workbench = await openWorkbench(browser.page, address);
    await workbench.seeLanguage('Gunicorn Access Log');
    await browser.close();

    assert.equal(await start.interrupt(), 130);
    await assert.rejects(fetch(address));
    assert.deepEqual(readdirSync(temporary), []);
  });

  it('says in one sentence what is wrong with a path, and ends with 2', async () => {
    const start = npmStart(['no-such.log']);
    assert.equal(await start.ended, 2);
    assert.match(start.errors(), new RegExp(`^There is no file ${resolve('no-such.log')}: [^\\n]+\\.\\n$`));
  });
});

/** `npm start` as typed, where there is no `code` command: in a terminal of a remote VS Code it is not used. */
function npmStart(args: string[], temporary = throwAwayFolder('start')) {
  const { VSCODE_PATH: _, ...environment } = process.env;
  const npm = spawn('npm', ['--silent', 'start', '--', ...args], {
    env: { ...environment, VSCODE_IPC_HOOK_CLI: 'remote', TMPDIR: temporary },
    detached: true,
  });
  let output = '';
  let errors = '';
  npm.stdout.setEncoding('utf8').on('data', text => (output += text));
  npm.stderr.setEncoding('utf8').on('data', text => (errors += text));
  /** As a shell tells it. */
  const ended = new Promise<number | null>(resolve => {
    npm.once('close', (code, signal) => resolve(signal ? 128 + constants.signals[signal] : code));
  });

  return {
    ended,
    errors: () => errors,
    async says(wanted: RegExp): Promise<string> {
      for (;;) {
        const found = wanted.exec(output)?.[0];
        if (found) return found;
        const over = await Promise.race([ended.then(() => true), once(npm.stdout, 'data').then(() => false)]);
        assert.ok(!over, `npm start ended and said:\n${output}${errors}`);
      }
    },
    /** Ctrl+C reaches every process of the terminal. */
    interrupt(): Promise<number | null> {
      process.kill(-npm.pid!, 'SIGINT');
      return ended;
    },
  };
}
