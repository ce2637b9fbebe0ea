// What else reads such logs: the command of each, whether it is on this machine, and what it counted.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { serverErrors } from './counts.mjs';

/**
 * A way to read a log. `absent` says why it cannot be run here.
 * @typedef {{
 *   says: string,
 *   command: string[],
 *   absent?: string | undefined,
 *   mayFail?: boolean,
 *   counts?: (output: string) => import('./counts.mjs').Counts,
 * }} Way
 */

const PEERS = 'scripts/bench/peers';
const GOACCESS = [
  '--log-format=%h %^ %e [%d:%t %^] "%r" %s %b "%R" "%u" %D',
  '--date-format=%d/%b/%Y',
  '--time-format=%T',
  '--no-progress',
  '-o',
  'json',
];
/** Its own format has no durations. The answer to the last is printed. */
const LNAV_QUESTIONS = [
  'SELECT sc_status, count(*) FROM access_log GROUP BY 1',
  'SELECT substr(log_time, 1, 16), count(*) FROM access_log GROUP BY 1',
  'SELECT cs_uri_stem, count(*) AS hits FROM access_log GROUP BY 1 ORDER BY hits DESC LIMIT 10',
  'SELECT c_ip, count(*) AS hits FROM access_log GROUP BY 1 ORDER BY hits DESC LIMIT 10',
  'SELECT count(*) AS requests, sum(sc_status >= 500) AS serverErrors, sum(sc_bytes) AS bytes FROM access_log',
];

/** @param {string} log */
export function lineCount(log) {
  return way('`wc -l`', 'wc', ['wc', '-l', log], countedLines);
}

/** @param {string} compressed */
export function compressedLineCount(compressed) {
  return way('`gzip -dc \\| wc -l`', 'gzip', ['sh', '-c', 'gzip -dc "$1" | wc -l', 'sh', compressed], countedLines);
}

/** @param {string} log with a JSON object a line */
export function jsonPeer(log) {
  return way('`JSON.parse` per line', 'node', [process.execPath, `${PEERS}/json-script.mjs`, log]);
}

/**
 * @param {string} log
 * @param {string} cache where optional packages and scratch files are
 */
export function peers(log, cache) {
  const version = goAccessVersion();
  return {
    goAccess17: {
      ...way('GoAccess 1.7', 'goaccess', ['goaccess', log, ...GOACCESS], goAccessCounts),
      absent: version?.startsWith('1.7') ? undefined : `GoAccess 1.7 is not here, but ${version ?? 'no other'}`,
    },
    goAccess111: {
      ...way('GoAccess 1.11 `-j 2`', 'goaccess', ['goaccess', log, ...GOACCESS, '-j', '2'], goAccessCounts),
      absent: version?.startsWith('1.11') ? undefined : `GoAccess 1.11 is not here, but ${version ?? 'no other'}`,
    },
    duckdb: duckdb(log, cache),
    chdb: { says: 'chdb', command: [], absent: 'chdb has no package that can be installed here' },
    mawk: way('mawk and sort', 'mawk', [
      'mawk',
      '-v',
      `scratch=${join(cache, 'durations.txt')}`,
      '-f',
      `${PEERS}/durations.awk`,
      log,
    ]),
    python: way('Python script', 'python3', ['python3', `${PEERS}/python-script.py`, log]),
    node: way('Node script', 'node', [process.execPath, `${PEERS}/node-script.mjs`, log]),
    lnav: way(
      'lnav (no durations)',
      'lnav',
      ['lnav', '-n', ...LNAV_QUESTIONS.flatMap(question => ['-c', `;${question}`]), '-c', ':write-json-to -', log],
      output => JSON.parse(output)[0],
    ),
  };
}

/**
 * @param {string} says
 * @param {string} program that must be there
 * @param {string[]} command
 * @param {Way['counts']} [counts] the last line is JSON unless said
 * @returns {Way}
 */
function way(says, program, command, counts = output => JSON.parse(output.trim().split('\n').at(-1) ?? '')) {
  const absent = isThere(program) ? undefined : `${program} is not installed`;
  return { says, command, counts, absent };
}

/** Its package where `--fetch` put it, else the command. @param {string} log @param {string} cache @returns {Way} */
function duckdb(log, cache) {
  const says = "DuckDB's CSV reader";
  const script = [process.execPath, `${PEERS}/duckdb.mjs`, log];
  if (existsSync(join(cache, 'peers/node_modules/@duckdb/node-api')))
    return way(says, 'node', [...script, join(cache, 'peers/')]);
  return way(says, 'duckdb', script);
}

function goAccessVersion() {
  return /GoAccess - ([\d.]+)\./.exec(spawnSync('goaccess', ['--version'], { encoding: 'utf8' }).stdout ?? '')?.[1];
}

/** @param {string} output */
function countedLines(output) {
  return { lines: parseInt(output, 10) };
}

/** @param {string} output */
function goAccessCounts(output) {
  const { general, status_codes: statuses } = JSON.parse(output);
  const items = statuses.data.flatMap((/** @type {any} */ { items = [] }) => items);
  const byStatus = Object.fromEntries(items.map((/** @type {any} */ { data, hits }) => [data.slice(0, 3), hits.count]));
  return { requests: general.valid_requests, bytes: general.bandwidth, serverErrors: serverErrors(byStatus) };
}

/** @param {string} program */
function isThere(program) {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
}
