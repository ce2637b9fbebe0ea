// Runs programs in turns and says how long they took and how much memory they held.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { differences } from './counts.mjs';

const hasGnuTime = spawnSync('/usr/bin/time', ['-f', '%M', 'true']).status === 0;
const scratch = mkdtempSync(join(tmpdir(), 'gunicorn-logs-bench-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

/** A way that has taken so long in all, in seconds, takes no part in further rounds. */
const PATIENCE = 100;

/**
 * What one run of a way took. The peak is NaN where GNU time is not installed.
 * @typedef {{ seconds: number, peakMiB: number }} Run
 * @typedef {import('./peers.mjs').Way} Way
 *
 * `ratio` is how many times as long as ours it took, the median of the rounds.
 * @typedef {Run & { ratio: number }} Summary
 */

/**
 * Our run and one of each other way in every round, so that whatever else the machine does meets all of them alike.
 * @param {Way} own
 * @param {Record<string, Way>} others
 * @param {number} rounds
 * @returns {{ own: Run, others: Record<string, Summary | string> }} a sentence for what is absent
 */
export function runInTurns(own, others, rounds) {
  /** @type {Run[]} */
  const ours = [];
  /** @type {Map<string, { ratio: number, run: Run }[]>} */
  const theirs = new Map();
  for (let round = 0; round < rounds; round++) {
    const mine = run(own);
    ours.push(mine.run);
    for (const [name, way] of Object.entries(others)) {
      const before = theirs.get(name) ?? [];
      if (way.absent || before.reduce((sum, { run }) => sum + run.seconds, 0) > PATIENCE) continue;
      const other = run(way);
      const wrong = differences(way.says, other.counts, mine.counts);
      if (wrong.length > 0) throw new Disagreement(wrong);
      theirs.set(name, [...before, { ratio: other.run.seconds / mine.run.seconds, run: other.run }]);
    }
  }
  const summaries = Object.entries(others).map(([name, way]) => {
    const done = theirs.get(name);
    if (!done) return [name, way.absent];
    return [name, { ratio: median(done.map(({ ratio }) => ratio)), ...middle(done.map(({ run }) => run)) }];
  });
  return { own: middle(ours), others: Object.fromEntries(summaries) };
}

/** The tools do not agree about the log, so that comparing their times means nothing. */
export class Disagreement extends Error {
  /** @param {readonly string[]} sentences */
  constructor(sentences) {
    super(sentences.join('\n'));
  }
}

/** @param {Run[]} runs @returns {Run} */
function middle(runs) {
  return { seconds: median(runs.map(({ seconds }) => seconds)), peakMiB: median(runs.map(({ peakMiB }) => peakMiB)) };
}

/** @param {Way} way */
function run({ says, command, counts, mayFail = false }) {
  const peak = join(scratch, 'peak');
  const [program = '', ...args] = hasGnuTime ? ['/usr/bin/time', '-o', peak, '-q', '-f', '%M', ...command] : command;
  // lnav keeps a folder of its own in the home folder.
  const env = { ...process.env, HOME: scratch };
  const start = performance.now();
  const { status, error, stdout, stderr } = spawnSync(program, args, { encoding: 'utf8', env, maxBuffer: 1 << 30 });
  const seconds = (performance.now() - start) / 1000;
  if (error || (status !== 0 && !mayFail)) throw new Error(`${says} failed: ${error?.message ?? stderr}`);
  const peakMiB = hasGnuTime ? Number(readFileSync(peak, 'utf8')) / 1024 : Number.NaN;
  return { run: { seconds, peakMiB }, counts: counts?.(stdout) ?? {} };
}

/** @param {number[]} numbers */
export function median(numbers) {
  return numbers.toSorted((one, other) => one - other)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
