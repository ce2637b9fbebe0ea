import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

/** A kind, the list it goes to, and the files that are made. */
const CASES: readonly [kind: string, list: string, files: readonly string[]][] = [
  [
    'rule',
    'core/language/rules/index.ts',
    ['core/language/rules/odd-thing.ts', 'test/language/rules/odd-thing.conf.py'],
  ],
  ['generator', 'core/generators/index.ts', ['core/generators/odd-thing.ts']],
  ['chart', 'webview/charts/index.ts', ['webview/charts/odd-thing.ts']],
];

describe('npm run new', () => {
  const folder = mkdtempSync(join(tmpdir(), 'new-'));
  after(() => rmSync(folder, { recursive: true }));
  const run = (...words: string[]) =>
    spawnSync(process.execPath, [resolve('scripts/new.mjs'), ...words], { cwd: folder, encoding: 'utf8' });

  for (const [kind, list, files] of CASES) {
    it(`makes a ${kind} and lists it`, () => {
      mkdirSync(dirname(join(folder, list)), { recursive: true });
      cpSync(list, join(folder, list));
      assert.equal(run(kind, 'odd-thing').status, 0);
      for (const file of files) assert.ok(existsSync(join(folder, file)), file);
      const before = readFileSync(list, 'utf8');
      const after = readFileSync(join(folder, list), 'utf8');
      const added = after.split('\n').find(line => !before.split('\n').includes(line));
      assert.equal(added, "import { oddThing } from './odd-thing.ts';");
      assert.match(after, /= \[[^\]]*\boddThing\b[^\]]*\];/);
    });
  }

  it('leaves alone what exists', () => {
    const { status, stderr } = run('rule', 'odd-thing');
    assert.equal(status, 2);
    assert.match(stderr, /odd-thing\.ts exists already/);
  });

  it('says what may be made, and how ids look', () => {
    for (const words of [[], ['pizza', 'x'], ['rule', 'No Such'], ['rule', '../x']]) {
      const { status, stderr } = run(...words);
      assert.deepEqual(
        [status, stderr],
        [2, 'npm run new KIND ID, where KIND is rule, generator, chart and ID like unknown-atom\n'],
      );
    }
  });
});
