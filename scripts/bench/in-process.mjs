// What the host of the engine feels, measured inside a process as the extension host is one.
// The extension host has the engine in a thread of its own, which keeps other threads ready.
//   node in-process.mjs WORKER LOG SHORT ROUNDS     prints JSON
import { appendFileSync, copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { FORMAT } from './formats.mjs';
import { median } from './measure.mjs';

const [workerFile = '', log = '', short = '', roundsText = '3'] = process.argv.slice(2);
const rounds = Number(roundsText);
const { analyzeFiles, startEngine, english } = createRequire(import.meta.url)('../../out/bench/engine.cjs');
const options = { format: { text: FORMAT, from: 'option' }, t: english };
const engine = startEngine(join(dirname(workerFile), 'engine.js'), { workerFile, sentences: {} });
/** How many lines are appended before a refresh. */
const APPENDED = 1000;

const first = await firstNumbers();
const warm = [];
for (let round = 0; round < rounds; round++) {
  // As between two clicks: what was stopped has ended, and threads wait for the next.
  await new Promise(resolve => setTimeout(resolve, 1000));
  warm.push(await firstNumbers());
}
/** @type {number[]} */
const alone = [];
/** @type {number[]} */
const together = [];
for (let round = 0; round < rounds; round++) {
  alone.push(await seconds(1));
  together.push(await seconds(2));
}
console.log(
  JSON.stringify({
    firstNumbers: first,
    warmNumbers: median(warm),
    secondThread: median(alone.map((one, round) => one / (together[round] ?? one))),
    longestBlock: median(await longestBlocks()),
    refresh: await refreshMillis(),
  }),
);
await engine.close();

/** From the call to the first report that has requests in it: of what was read so far, or the whole. */
function firstNumbers() {
  const stop = new AbortController();
  const begun = performance.now();
  return new Promise(resolve => {
    const done = (/** @type {{ requests: number }} */ report) => {
      if (report.requests === 0) return;
      resolve(performance.now() - begun);
      stop.abort();
    };
    engine
      .analyze({ ...options, paths: [log], onPartial: done, signal: stop.signal })
      .then((/** @type {any} */ { report }) => done(report));
  });
}

/** @param {number} threads */
async function seconds(threads) {
  const begun = performance.now();
  await analyzeFiles({ ...options, paths: [log], threads, workerFile });
  return (performance.now() - begun) / 1000;
}

async function longestBlocks() {
  const blocks = [];
  for (let round = 0; round < rounds; round++) {
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    await engine.analyze({ ...options, paths: [log], onPartial() {}, onProgress() {} });
    // What blocked last is only seen by the next tick of the clock.
    await new Promise(resolve => setTimeout(resolve, 20));
    delay.disable();
    blocks.push(delay.max / 1e6);
  }
  return blocks;
}

async function refreshMillis() {
  const folder = mkdtempSync(join(tmpdir(), 'gunicorn-logs-refresh-'));
  const path = join(folder, 'access.log');
  copyFileSync(short, path);
  const some = readFileSync(short, 'latin1').trimEnd().split('\n', APPENDED);
  const lines = Array.from({ length: APPENDED }, (_, index) => `${some[index % some.length]}\n`).join('');
  const analysis = await engine.open({ ...options, paths: [path] });
  const times = [];
  let requests = analysis.first.report.requests;
  for (let round = 0; round < rounds * 5; round++) {
    appendFileSync(path, lines, 'latin1');
    const begun = performance.now();
    const { report } = await analysis.refresh();
    times.push(performance.now() - begun);
    requests += APPENDED;
    if (report.requests !== requests) throw new Error(`A refresh counts ${report.requests} requests, not ${requests}.`);
  }
  await analysis.close();
  rmSync(folder, { recursive: true });
  return median(times);
}
