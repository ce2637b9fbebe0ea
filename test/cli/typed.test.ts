import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { checkGolden } from '../support/golden.ts';

/**
 * The command line as typed. Each file in `cases/` is a session: what was typed behind `$ `, then standard output as it
 * is, standard error behind `! `, and the exit status in brackets where it is not 0. Lines behind `# ` say what is shown.
 * The folder is a fresh one in which `samples` is. `UPDATE_GOLDENS=1` writes what the commands say now, for review.
 */
const CASES = 'test/cli/cases';

describe('the command line as typed', () => {
  let folder: string;

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'typed-'));
    mkdirSync(join(folder, 'bin'));
    mkdirSync(join(folder, 'here'));
    const program = join(folder, 'bin', 'gunicorn-logs');
    writeFileSync(program, `#!/bin/sh\nexec '${process.execPath}' '${resolve('dist/cli.js')}' "$@"\n`);
    chmodSync(program, 0o755);
    symlinkSync(resolve('samples'), join(folder, 'here', 'samples'));
  });

  after(() => rmSync(folder, { recursive: true, force: true }));

  for (const file of readdirSync(CASES)) {
    it(file.replace(/\.txt$/, ''), () => {
      const path = join(CASES, file);
      const commands = readFileSync(path, 'utf8')
        .split('\n')
        .filter(line => /^(\$ |# |$)/.test(line));
      checkGolden(path, play(withoutDoubleBlanks(commands)));
    });
  }

  /** The session anew: commands and headings as they are, with what is said today. */
  function play(lines: readonly string[]): string {
    const said = lines.map(line => (line.startsWith('$ ') ? `${line}\n${run(line.slice(2))}` : `${line}\n`)).join('');
    return `${said.replaceAll(/\n{3,}/g, '\n\n').trimEnd()}\n`;
  }

  function run(typed: string): string {
    const { stdout, stderr, status } = spawnSync('bash', ['--norc', '-c', typed], {
      cwd: join(folder, 'here'),
      encoding: 'utf8',
      env: { PATH: `${join(folder, 'bin')}:${process.env['PATH']}`, LANG: 'C.UTF-8' },
    });
    const notes = stderr.replaceAll(/^(?=.)/gm, '! ');
    return `${stdout}${notes}${status === 0 ? '' : `[${status}]\n`}\n`;
  }
});

/** Blank lines of the output are no part of the session. */
function withoutDoubleBlanks(lines: readonly string[]): readonly string[] {
  return lines.filter((line, index) => line !== '' || lines[index - 1] !== '');
}
