/** An alert that can be tried: what it compares at the end of each minute, and with what. Plain data. */
export interface Trial {
  /** The name of the alert. */
  readonly alert: string;
  readonly severity: 'critical' | 'warning';
  /** What it compares, in the language of the caller. */
  readonly measure: string;
  /** The name under which the limit can be set for the rules; null where it is part of the alert. */
  readonly option: string | null;
  /** `share` is 0 to 1. */
  readonly unit: 'share' | 'seconds' | 'minutes' | 'timeouts';
  /** What a value must be, compared with the limit. */
  readonly operator: '>' | '>=';
  readonly limit: number;
  /** How many minutes it must hold before somebody is told. */
  readonly forMinutes: number;
  /** Epoch milliseconds: where the first minute begins. A value is that of the end of its minute. */
  readonly start: number;
  /** Null where the alert has nothing to compare, and cannot fire. */
  readonly values: readonly (number | null)[];
}

/** A stretch of time in which an alert would have fired. */
export interface Firing {
  /** Epoch milliseconds: when somebody would have been told. */
  readonly from: number;
  /** When it would have been said to be over; null: not before the end of the log. */
  readonly to: number | null;
  readonly minutes: number;
  /** The value furthest beyond the limit, from when it was first passed. */
  readonly worst: number;
}

/**
 * When the alert would have fired with this limit, as Prometheus decides that which looks once a minute: it waits from
 * the first minute that is beyond the limit, and begins anew after one that is not.
 */
export function firings({ operator, forMinutes, start, values }: Trial, limit: number): readonly Firing[] {
  const found: Firing[] = [];
  const isBeyond = (value: number | null | undefined): value is number =>
    value !== null && value !== undefined && (operator === '>' ? value > limit : value >= limit);
  const endOf = (minute: number) => start + (minute + 1) * MINUTE;
  for (let first = 0; first < values.length; first++) {
    if (!isBeyond(values[first])) continue;
    let next = first;
    let worst = -Infinity;
    for (let value = values[next]; isBeyond(value); value = values[++next]) worst = Math.max(worst, value);
    const told = first + forMinutes;
    if (told < next) {
      const minutes = next - told;
      found.push({ from: endOf(told), to: next < values.length ? endOf(next) : null, minutes, worst });
    }
    first = next;
  }
  return found;
}

/** The value that came closest to firing, or went furthest; null where there was nothing to compare. */
export function furthest({ values }: Trial): number | null {
  return values.reduce((most, value) => (value === null ? most : Math.max(most ?? value, value)), null);
}

const MINUTE = 60_000;
