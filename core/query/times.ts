import type { NumberValue, Query, Value, WrittenTime } from './query.ts';

/** What a time in a query is counted from. */
export interface TimeBase {
  /** The last request: epoch milliseconds, UTC. */
  readonly last: number;
  /** Of the clock of the log, there. */
  readonly minutesEast: number;
}

/**
 * `2026-05-01`, `2026-05-01T14:00` (a blank does for the T), seconds, and a zone: `Z`, `+0800`, `+08:00`; `14:05`;
 * `-2h`. Null when it is none of these.
 */
export function readTime(text: string): NumberValue | WrittenTime | null {
  const ago = /^-(\d{1,6})(s|m|min|h|d|w)$/.exec(text);
  if (ago) return { kind: 'ago', milliseconds: Number(ago[1]) * AGO[ago[2]!]! };
  const clock = /^(\d{1,2}):(\d\d)(?::(\d\d))?$/.exec(text);
  if (clock) return readClock(clock);
  const date =
    /^(\d{4})-(\d\d)-(\d\d)(?:[Tt ](\d\d):(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?)?(?: ?(Z|z|[+-]\d\d:?\d\d))?$/.exec(text);
  return date && readDate(text, date);
}

export function needsTimeBase(query: Query): boolean {
  if (query.kind === 'test') return query.values.some(({ kind }) => kind === 'time');
  return query.kind === 'not' ? needsTimeBase(query.part) : query.parts.some(needsTimeBase);
}

/** The same query with numbers for all times. */
export function resolveTimes(query: Query, base: TimeBase): Query {
  if (query.kind === 'not') return { ...query, part: resolveTimes(query.part, base) };
  if (query.kind !== 'test') return { ...query, parts: query.parts.map(part => resolveTimes(part, base)) };
  return { ...query, values: query.values.map(value => resolveValue(value, base)) };
}

const MINUTE = 60_000;
const DAY = 86_400_000;
const AGO: Readonly<Record<string, number>> = {
  s: 1000,
  m: MINUTE,
  min: MINUTE,
  h: 60 * MINUTE,
  d: DAY,
  w: 7 * DAY,
};

function readClock([, hour, minute, second]: RegExpExecArray): WrittenTime | null {
  if (!isTimeOfDay(hour, minute, second)) return null;
  const start = (Number(hour) * 60 + Number(minute)) * MINUTE + Number(second ?? 0) * 1000;
  return { kind: 'clock', start, length: second === undefined ? MINUTE : 1000 };
}

function readDate(text: string, [, year, month, day, hour, minute, second, zone]: RegExpExecArray) {
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(day));
  const isDay = new Date(midnight).toISOString().startsWith(`${year}-${month}-${day}`);
  if (!isDay || !isTimeOfDay(hour ?? '0', minute ?? '0', second)) return null;
  const start = midnight + (Number(hour ?? 0) * 60 + Number(minute ?? 0)) * MINUTE + Number(second ?? 0) * 1000;
  const length = hour === undefined ? DAY : second === undefined ? MINUTE : 1000;
  if (zone === undefined) return { kind: 'local' as const, start, length };
  const from = start - minutesEast(zone) * MINUTE;
  return { kind: 'number' as const, text, from, to: from + length - 1 };
}

function minutesEast(zone: string): number {
  if (zone.toUpperCase() === 'Z') return 0;
  const minutes = Number(zone.slice(1, 3)) * 60 + Number(zone.slice(-2));
  return zone.startsWith('-') ? -minutes : minutes;
}

function isTimeOfDay(hour: string | undefined, minute: string | undefined, second: string | undefined): boolean {
  return Number(hour) < 24 && Number(minute) < 60 && Number(second ?? 0) <= 60;
}

function resolveValue(value: Value, { last, minutesEast }: TimeBase): Value {
  if (value.kind !== 'time') return value;
  const { text, time } = value;
  if (time.kind === 'ago') {
    const from = last - time.milliseconds;
    return { kind: 'number', text, from, to: from };
  }
  const east = minutesEast * MINUTE;
  const day = time.kind === 'clock' ? Math.floor((last + east) / DAY) * DAY : 0;
  const from = day + time.start - east;
  return { kind: 'number', text, from, to: from + time.length - 1 };
}
