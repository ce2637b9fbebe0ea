import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import {
  appendFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { differences } from '../../scripts/bench/counts.mjs';
import { GOALS, verdict } from '../../scripts/bench/goals.mjs';
import { table, writeBetween } from '../../scripts/bench/table.mjs';

const LINES = 2000;

describe('npm run bench', function () {
  this.timeout(120_000);
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  const cache = join(folder, 'cache');
  const fakes = join(folder, 'fakes');
  after(() => rmSync(folder, { recursive: true }));

  const bench = () =>
    spawnSync(
      process.execPath,
      ['scripts/bench.mjs', 'engine', '--quick', '--lines', String(LINES), '--cache', cache],
      { encoding: 'utf8', env: { ...process.env, PATH: `${fakes}${delimiter}${process.env['PATH']}` } },
    );
  /** Puts a program of this name before all others. */
  const pretend = (name: string, script: string) => {
    mkdirSync(fakes, { recursive: true });
    writeFileSync(join(fakes, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  };

  it('measures every goal, or says why not', () => {
    pretend('goaccess', 'echo "GoAccess - 1.0.0."');
    const { status, stdout, stderr } = bench();
    assert.equal(status, 0, stderr);
    for (const { says } of Object.values(GOALS)) assert.ok(stdout.includes(`\n| ${says} `), says);
    assert.match(stdout, /not measured: GoAccess 1\.7 is not here, but 1\.0/);
    assert.match(stdout, /\| gunicorn-logs +\| +[\d.]+ \|/);
    assert.doesNotMatch(stdout, /NaN|undefined/);
  });

  it('makes a log anew that has changed since it was made', () => {
    const name = readdirSync(cache).find(name => name.endsWith(`shop-${LINES}.log`))!;
    const { size } = statSync(join(cache, name));
    appendFileSync(join(cache, name), 'x\n');
    pretend('mawk', 'exit 7');
    assert.match(bench().stderr, new RegExp(`Making .*shop-${LINES}\\.log`));
    assert.equal(statSync(join(cache, name)).size, size);
  });

  it('fails where a tool counts something else, and says what', () => {
    pretend('mawk', `echo '{ "requests": ${LINES - 1}, "bytes": 7 }'`);
    const { status, stdout, stderr } = bench();
    assert.equal(status, 1);
    assert.equal(stdout, '');
    assert.match(stderr, new RegExp(`^mawk and sort counts ${LINES - 1} requests, gunicorn-logs ${LINES}\\.$`, 'm'));
    assert.match(stderr, /^mawk and sort counts 7 bytes sent, gunicorn-logs \d{4,}\.$/m);
  });
});

describe('what tools count', () => {
  it('is compared where both count it', () => {
    assert.deepEqual(differences('wc', { lines: 3 }, { lines: 3, requests: 2 }), []);
    assert.deepEqual(differences('wc', { lines: 4 }, { lines: 3 }), ['wc counts 4 lines, gunicorn-logs 3.']);
  });
});

describe('a goal', () => {
  it('is kept up to its bound, in its own direction', () => {
    const { lineCount, mawk } = GOALS;
    assert.deepEqual(
      [4.5, 6.5, 6.6].map(figure => verdict(lineCount, figure)),
      ['stretch reached', 'kept', 'missed'],
    );
    assert.deepEqual(
      [14, 10, 9.9].map(figure => verdict(mawk, figure)),
      ['stretch reached', 'kept', 'missed'],
    );
  });
});

describe('the tables of docs/performance.md', () => {
  const page = readFileSync('docs/performance.md', 'utf8');

  it('have their places there', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'bench-page-')), 'performance.md');
    for (const name of ['engine', 'language']) {
      writeFileSync(file, page);
      writeBetween(
        file,
        name,
        table([
          ['', 'ms'],
          ['Hover', '0.01'],
        ]),
      );
      const written = readFileSync(file, 'utf8');
      assert.ok(
        written.includes(
          `<!-- bench ${name} -->\n\n|       |   ms |\n| ----- | ---: |\n| Hover | 0.01 |\n\n<!-- end of`,
        ),
      );
    }
    rmSync(join(file, '..'), { recursive: true });
  });
});
