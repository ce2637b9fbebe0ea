// npm run bench [-- --lines N] [--rounds N] [--log FILE]; npm run bench -- language [--rounds N]
// Reads a generated log with the engine and with whatever else is on this machine, in turn, and prints tables: the
// median of all rounds, how many times longer than the engine, and the peak of memory. Numbers to look at; nothing is
// asserted.
import { spawnSync } from 'node:child_process';
import { createReadStream, createWriteStream, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import { createGzip } from 'node:zlib';
import { generateHostileLog, generateLog } from './bench/generate-log.mjs';
import { benchLanguage } from './bench/language.mjs';

const FORMAT = '%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s" %(D)s';
const SEED = 20261122;

/** In awk the quote is the separator of fields. */
const AWK =
  '{ split($1, h, " "); split($2, r, " "); split(r[2], p, "?"); split($3, s, " "); status[s[1]]++; bytes += s[2];' +
  ' client[h[1]]++; path[p[1]]++; minute[substr(h[4], 2, 17)]++ } END { for (code in status) print code, status[code]; print bytes }';

/**
 * A way to read the log. `needs` is the program that must be there.
 * @typedef {{ says: string, needs: string, command: string[], mayFail?: boolean }} Way
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
const hasGnuTime = spawnSync('/usr/bin/time', ['-f', '%M', 'true']).status === 0;
const folder = mkdtempSync(join(tmpdir(), 'gunicorn-logs-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
process.on('SIGINT', () => process.exit(130));

if (!existsSync('dist/cli.js')) run(process.execPath, ['scripts/build.mjs']);
const log = values.log ?? join(folder, 'access.log');
if (!values.log) generateLog(log, lines, SEED);
const megabytes = statSync(log).size / 1e6;
console.log(`${log}: ${megabytes.toFixed(0)} MB. ${cpus().length} × ${cpus()[0]?.model}. Node ${process.version}.\n`);

/** @param {string} file */
const engine = file => [
  process.execPath,
  'dist/cli.js',
  'analyze',
  file,
  '--access-log-format',
  FORMAT,
  '--output',
  'json',
];

compare('The log as it is', log, [
  { says: 'gunicorn-logs analyze', needs: 'node', command: engine(log) },
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
]);

const compressed = join(folder, 'access.log.gz');
await pipeline(createReadStream(log), createGzip({ level: 6 }), createWriteStream(compressed));
compare('The same log, compressed', compressed, [
  { says: 'gunicorn-logs analyze', needs: 'node', command: engine(compressed) },
  { says: 'gzip -dc | wc -l', needs: 'gzip', command: ['sh', '-c', 'gzip -dc "$1" | wc -l', 'sh', compressed] },
]);

const hostile = join(folder, 'hostile.log');
generateHostileLog(hostile, megabytes / 4, SEED);
compare('Lines made to be hard to read', hostile, [
  { says: 'gunicorn-logs analyze', needs: 'node', command: engine(hostile), mayFail: true },
  { says: 'wc -l (counts lines only)', needs: 'wc', command: ['wc', '-l', hostile] },
]);

/**
 * Runs the ways in turn, so that whatever else the machine does meets all of them alike, and prints their table.
 * @param {string} title
 * @param {string} file
 * @param {Way[]} ways the first is ours
 */
function compare(title, file, ways) {
  const size = statSync(file).size / 1e6;
  const present = ways.filter(({ needs }) => isThere(needs));
  /** Of each round, by way. @type {Map<Way, Run[]>} */
  const runs = new Map(present.map(way => [way, []]));
  for (let round = 0; round < rounds; round++) for (const [way, done] of runs) done.push(measure(way));

  const [own = []] = runs.values();
  const absent = ways.filter(way => !present.includes(way)).map(({ needs }) => needs);
  console.log(`${title}: ${size.toFixed(0)} MB${absent.length > 0 ? `; not here: ${absent.join(', ')}` : ''}`);
  print([
    ['', 'median s', 'MB/s', 'times the engine', 'peak MiB'],
    ...present.map(way => {
      const done = runs.get(way) ?? [];
      const seconds = median(done.map(({ seconds }) => seconds));
      const ratios = done.map(({ seconds }, round) => seconds / (own[round]?.seconds ?? seconds));
      const peak = median(done.map(({ peakMiB }) => peakMiB));
      return [
        way.says,
        seconds.toFixed(2),
        (size / seconds).toFixed(0),
        median(ratios).toFixed(2),
        Number.isNaN(peak) ? '?' : peak.toFixed(0),
      ];
    }),
  ]);
  console.log('');
}

/**
 * What one run of a way took. The peak is only known where GNU time is installed.
 * @typedef {{ seconds: number, peakMiB: number }} Run
 * @param {Way} way
 * @returns {Run}
 */
function measure({ command, mayFail = false }) {
  const peak = join(folder, 'peak');
  const [program = '', ...args] = hasGnuTime ? ['/usr/bin/time', '-o', peak, '-q', '-f', '%M', ...command] : command;
  const start = performance.now();
  run(program, args, mayFail);
  const seconds = (performance.now() - start) / 1000;
  return { seconds, peakMiB: hasGnuTime ? Number(readFileSync(peak, 'utf8')) / 1024 : Number.NaN };
}

/** @param {string} program */
function isThere(program) {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
}

/**
 * @param {string} program
 * @param {string[]} args
 * @param {boolean} [mayFail]
 */
function run(program, args, mayFail = false) {
  const { status, error } = spawnSync(program, args, { stdio: ['ignore', 'ignore', mayFail ? 'ignore' : 'inherit'] });
  if (error || (status !== 0 && !mayFail)) throw new Error(`${program} failed: ${error?.message ?? status}`);
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
