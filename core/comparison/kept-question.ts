import type { Baseline } from './comparison.ts';

/** What a page asked, and with what it compared the answer. */
export interface KeptQuestion {
  readonly asked: string;
  readonly baseline: Baseline | null;
}

/** What was kept, as far as it is still what it was: it comes from a file that anything may have changed. */
export function keptQuestion(state: unknown): KeptQuestion {
  const { asked, baseline } = isObject(state) ? state : {};
  return { asked: typeof asked === 'string' ? asked : '', baseline: isObject(baseline) ? baselineOf(baseline) : null };
}

function baselineOf({ from, until, logs }: Record<string, unknown>): Baseline {
  return {
    from: timeOf(from),
    until: timeOf(until),
    logs: Array.isArray(logs) ? logs.filter(log => typeof log === 'string') : null,
  };
}

const timeOf = (value: unknown) => (typeof value === 'number' && Number.isFinite(value) ? value : null);

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
