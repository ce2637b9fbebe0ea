import { timeText } from '../../base/times.ts';
import type { Series } from '../report.ts';

/** Steps one after the other, `until` exclusive. */
export interface Stretch {
  readonly from: number;
  readonly until: number;
}

/** The stretches of steps that are so. A trouble that pauses for a step or two is still the same. */
export function stretchesOf(count: number, isSo: (step: number) => boolean): readonly Stretch[] {
  const stretches: Stretch[] = [];
  for (let step = 0; step < count; step++) {
    if (!isSo(step)) continue;
    const last = stretches.at(-1);
    if (last && step - last.until <= LONGEST_PAUSE) stretches[stretches.length - 1] = { ...last, until: step + 1 };
    else stretches.push({ from: step, until: step + 1 });
  }
  return stretches;
}

const LONGEST_PAUSE = 2;

export function sumIn(values: readonly number[], { from, until }: Stretch): number {
  return values.slice(from, until).reduce((sum, value) => sum + value, 0);
}

/** When it was, as lines are found by it and as sentences say it. */
export function timesOf({ start, stepSeconds }: Series, { from, until }: Stretch) {
  const match = { from: start + from * stepSeconds * 1000, until: start + until * stepSeconds * 1000 };
  return {
    match,
    times: [match.from, match.until],
    words: { from: timeText(match.from), until: timeText(match.until) },
  };
}

export function median(values: readonly number[]): number | undefined {
  return values.toSorted((one, other) => one - other)[Math.floor((values.length - 1) / 2)];
}
