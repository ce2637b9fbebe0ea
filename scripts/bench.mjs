// npm run bench [-- --lines N] [--rounds N] [--log FILE]; npm run bench -- language [--rounds N]
// Reads a generated log with the engine and with whatever else is on this machine, in turn, and prints a table: the
// median of all rounds, and how many times longer than the engine. Numbers to look at; nothing is asserted.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { generateLog } from './bench/generate-log.mjs';
import { benchLanguage } from './bench/language.mjs';

const FORMAT = '%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s" %(D)s';
const SEED = 20261122;

/** In awk the quote is the separator of fields. */
const AWK =
  '{ split($1, h, " "); split($2, r, " "); split(r[2], p, "?"); split($3, s, " "); status[s[1]]++; bytes += s[2];' +
  ' client[h[1]]++; path[p[1]]++; minute[substr(h[4], 2, 17)]++ } END { for (code in status) print code, status[code]; print bytes }';

/**
 * A way to read the log. `needs` is the program that must be there.
 * @typedef {{ says: string, needs: string, command: string[] }} Way
 */

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { lines: { type: 'string' }, rounds: { type: 'string' }, log: { type: 'string' } },
});
const lines = Number(values.lines ?? 1_000_000);
const rounds = Number(values.rounds ?? 5);
if (positionals[0] === 'language') {
  if (!existsSync('dist/server.js')) run(process.execPath, ['scripts/build.mjs']);
  await benchLanguage(Number(values.rounds ?? 200));
  process.exit();
}
const folder = mkdtempSync(join(tmpdir(), 'gunicorn-logs-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
process.on('SIGINT', () => process.exit(130));

if (!existsSync('dist/cli.js')) run(process.execPath, ['scripts/build.mjs']);
const log = values.log ?? join(folder, 'access.log');
if (!values.log) generateLog(log, lines, SEED);
const megabytes = statSync(log).size / 1e6;
console.log(`${log}: ${megabytes.toFixed(0)} MB. ${cpus().length} × ${cpus()[0]?.model}. Node ${process.version}.\n`);

const engine = ['dist/cli.js', 'analyze', log, '--access-log-format', FORMAT, '--output', 'json'];
/** @type {Way[]} */
const ways = [
  { says: 'gunicorn-logs analyze', needs: 'node', command: [process.execPath, ...engine] },
  { says: 'wc -l (counts lines only)', needs: 'wc', command: ['wc', '-l', log] },
  { says: 'mawk (no quantiles, no order)', needs: 'mawk', command: ['mawk', '-F"', AWK, log] },
  { says: 'gawk (no quantiles, no order)', needs: 'gawk', command: ['gawk', '-F"', AWK, log] },
  { says: 'simple script in Node', needs: 'node', command: [process.execPath, 'scripts/bench/simple-script.mjs', log] },
  { says: 'simple script in Python', needs: 'python3', command: ['python3', 'scripts/bench/simple-script.py', log] },
  {
    says: 'GoAccess (no quantiles)',
    needs: 'goaccess',
    command: [
      'goaccess',
      log,
      '--log-format=%h %^[%d:%t %^] "%r" %s %b "%R" "%u" %D',
      '--date-format=%d/%b/%Y',
      '--time-format=%T',
      '-o',
      'json',
    ],
  },
];
const present = ways.filter(({ needs }) => spawnSync('sh', ['-c', `command -v ${needs}`]).status === 0);

/** Seconds of each round, by way. @type {Map<Way, number[]>} */
const seconds = new Map(present.map(way => [way, []]));
for (let round = 0; round < rounds; round++) {
  // In turn, so that whatever else the machine does meets all of them alike.
  for (const [way, times] of seconds) times.push(time(way));
}

const [own = []] = seconds.values();
print([
  ['', 'median s', 'MB/s', 'times the engine'],
  ...present.map(way => {
    const times = seconds.get(way) ?? [];
    const ratios = times.map((value, round) => value / (own[round] ?? value));
    return [way.says, median(times).toFixed(2), (megabytes / median(times)).toFixed(0), median(ratios).toFixed(2)];
  }),
]);

/** @param {Way} way */
function time({ command: [program = '', ...args] }) {
  const start = performance.now();
  run(program, args);
  return (performance.now() - start) / 1000;
}

/**
 * @param {string} program
 * @param {string[]} args
 */
function run(program, args) {
  const { status, error } = spawnSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (error || status !== 0) throw new Error(`${program} failed: ${error?.message ?? status}`);
}

/** @param {number[]} numbers */
function median(numbers) {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

/** @param {string[][]} rows */
function print(rows) {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map(row => (row[column] ?? '').length)));
  for (const row of rows) {
    console.log(
      row.map((cell, column) => (column ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[0] ?? 0))).join('  '),
    );
  }
}
