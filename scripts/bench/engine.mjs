// npm run bench -- engine: the whole command line tool with its whole report, against whatever else reads such logs.
import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { cpus, loadavg } from 'node:os';
import { build } from 'esbuild';
import { ownCounts } from './counts.mjs';
import { FORMAT, JSON_FORMAT } from './formats.mjs';
import { GOALS, verdict } from './goals.mjs';
import { makeInputs } from './inputs.mjs';
import { runInTurns } from './measure.mjs';
import { compressedLineCount, jsonPeer, lineCount, peers } from './peers.mjs';
import { table } from './table.mjs';

/** Below so many lines the time to start is nearly all there is, and a verdict would say nothing. */
const FEWEST_FOR_VERDICT = 2_000_000;

/**
 * @param {{ lines: number, rounds: number, cache: string }} options
 * @returns {Promise<string>} Markdown
 */
export async function benchEngine({ lines, rounds, cache }) {
  const { log, json, compressed, distinct, hostile, short } = await makeInputs(cache, lines);
  await buildInProcess();
  // Ratios of a machine that others keep busy say little, so a reader must see it.
  const load = loadavg()[0]?.toFixed(1);
  const empty = runInTurns({ says: 'an empty Node', command: [process.execPath, '-e', ''] }, {}, rounds).own;
  const others = {
    lineCount: lineCount(log.path),
    plain: analyze(log.path, { cli: plainCopy() }),
    ...peers(log.path, cache),
  };
  const whole = runInTurns(analyze(log.path), others, rounds);
  const lined = runInTurns(analyze(json.path, { format: JSON_FORMAT }), { parse: jsonPeer(json.path) }, rounds);
  const inflated = runInTurns(analyze(compressed.path), { gzip: compressedLineCount(compressed.path) }, rounds);
  const filtered = runInTurns(analyze(log.path, { where: 'status>=500' }), { lineCount: lineCount(log.path) }, rounds);
  const manyPaths = runInTurns(analyze(distinct.path), { lineCount: lineCount(distinct.path) }, rounds);
  const hard = runInTurns({ ...analyze(hostile.path), mayFail: true }, { lineCount: lineCount(hostile.path) }, rounds);

  /** @type {Record<keyof typeof GOALS, number | string>} */
  const figures = {
    ...Object.fromEntries(Object.entries(whole.others).map(([name, summary]) => [name, ratioOf(summary)])),
    lineCount: inverse(whole.others.lineCount),
    jsonLines: ratioOf(lined.others.parse),
    compressed: inverse(inflated.others.gzip),
    peak: whole.own.peakMiB - empty.peakMiB,
    distinctPeak: manyPaths.own.peakMiB - empty.peakMiB,
    filtered: inverse(filtered.others.lineCount),
    hostile: hard.own.seconds / hostile.bytes / (whole.own.seconds / log.bytes),
    ...inProcess(log.path, short.path, rounds),
  };
  const megabytes = log.bytes / 1e6;
  const machine = `${cpus().length} × ${cpus()[0]?.model}, load ${load} before, Node ${process.version}, ${rounds === 1 ? 'one round' : `medians of ${rounds} rounds`}`;
  return [
    `${lines.toLocaleString('en')} lines, ${megabytes.toFixed(0)} MB, ${(megabytes / whole.own.seconds).toFixed(0)} MB/s. ${machine}.`,
    goalTable(figures, lines >= FEWEST_FOR_VERDICT),
    'Whatever read the same file:',
    timeTable(whole, others, megabytes),
  ].join('\n\n');
}

/** @typedef {import('./peers.mjs').Way} Way */
/** @typedef {import('./measure.mjs').Summary} Summary */

/**
 * @param {string} log
 * @param {{ format?: string, where?: string, cli?: string }} [options]
 * @returns {Way}
 */
function analyze(log, { format = FORMAT, where, cli = 'dist/cli.js' } = {}) {
  const filter = where === undefined ? [] : ['--where', where];
  const command = [process.execPath, cli, 'analyze', log, '--access-log-format', format, '--output', 'json', ...filter];
  return {
    says: cli.startsWith('dist') ? 'gunicorn-logs' : 'gunicorn-logs without kernel',
    command,
    counts: ownCounts,
  };
}

/** The command line tool without the kernel beside it, which then does everything in TypeScript. */
function plainCopy() {
  const folder = 'out/bench/plain';
  mkdirSync(folder, { recursive: true });
  for (const file of ['cli.js', 'worker.js']) copyFileSync(`dist/${file}`, `${folder}/${file}`);
  return `${folder}/cli.js`;
}

async function buildInProcess() {
  await build({
    stdin: {
      contents: `export { analyzeFiles } from './core/analysis/node/analyze-file.ts';
        export { startEngine } from './core/analysis/node/start-engine.ts';
        export { english } from './core/base/localize.ts';`,
      resolveDir: '.',
      loader: 'ts',
    },
    outfile: 'out/bench/engine.cjs',
    bundle: true,
    minify: true,
    platform: 'node',
    format: 'cjs',
  });
}

/**
 * @param {string} log
 * @param {string} short
 * @param {number} rounds
 */
function inProcess(log, short, rounds) {
  const args = ['scripts/bench/in-process.mjs', resolve('dist/worker.js'), log, short, String(rounds)];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`Measuring inside a process failed: ${stderr}`);
  return JSON.parse(stdout);
}

/**
 * @param {Record<string, number | string>} figures
 * @param {boolean} isLarge
 */
function goalTable(figures, isLarge) {
  const rows = Object.entries(GOALS).map(([name, goal]) => {
    const figure = figures[name];
    const must = boundText(goal, goal.must);
    const stretch = boundText(goal, goal.stretch);
    if (typeof figure !== 'number') return [goal.says, '–', must, stretch, `not measured: ${figure}`];
    const judged = isLarge ? verdict(goal, figure) : 'too few lines for a verdict';
    return [goal.says, withUnit(Number(figure.toPrecision(3)), goal.unit), must, stretch, judged];
  });
  return table([['', 'measured', 'must', 'stretch', 'verdict'], ...rows], [0, 4]);
}

/**
 * @param {ReturnType<typeof runInTurns>} whole
 * @param {Record<string, Way>} others
 * @param {number} megabytes
 */
function timeTable({ own, others: runs }, others, megabytes) {
  const row = (/** @type {string} */ says, /** @type {import('./measure.mjs').Run} */ { seconds, peakMiB }) => [
    says,
    seconds.toFixed(2),
    (megabytes / seconds).toFixed(0),
    Number.isNaN(peakMiB) ? '?' : peakMiB.toFixed(0),
  ];
  const present = Object.entries(runs).flatMap(([name, run]) =>
    typeof run === 'string' ? [] : [row(others[name]?.says ?? name, run)],
  );
  return table([['', 'seconds', 'MB/s', 'peak MiB'], row('gunicorn-logs', own), ...present]);
}

/**
 * @param {import('./goals.mjs').Goal} goal
 * @param {number | null} bound
 */
function boundText({ better, unit }, bound) {
  return bound === null ? '–' : `${better === 'less' ? '≤' : '≥'} ${withUnit(bound, unit)}`;
}

/** @param {number} figure @param {string} unit */
function withUnit(figure, unit) {
  return unit === '×' ? `${figure}×` : `${figure} ${unit}`;
}

/** @param {Summary | string | undefined} summary */
function ratioOf(summary) {
  return typeof summary === 'object' ? summary.ratio : (summary ?? 'not run');
}

/** How many times as long as the other ours took. @param {Summary | string | undefined} summary */
function inverse(summary) {
  return typeof summary === 'object' ? 1 / summary.ratio : (summary ?? 'not run');
}
