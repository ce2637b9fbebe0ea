import { ABSENT } from '../../logs/entries.ts';
import type { Entries } from '../../logs/entries.ts';
import type { Aggregate } from '../aggregate.ts';
import type { ErrorLog, TimedOutRequest } from '../error-log/report.ts';

/** The last requests that an error log told to have been cut off, to be found in the access log. */
export interface AskedTimeout {
  readonly time: number;
  readonly pid: number;
  readonly path: string | null;
}

interface Found {
  /** Of each timeout the lines that may be its request, the first few in time. */
  readonly lines: FoundLine[][];
  readonly asked: readonly AskedTimeout[];
  /** By second, since failures may be many: the timeouts whose requests may end in it. */
  readonly bySecond: ReadonlyMap<number, readonly number[]>;
}

interface FoundLine {
  readonly time: number;
  readonly method: string | null;
  readonly path: string | null;
  readonly duration: number | null;
}

/**
 * Lines of requests that ran into the timeout of their worker. From some release on Gunicorn logs them as a failure
 * that took about a millisecond, by the worker that is made to end, in the seconds after the master has said so.
 */
export const timedOut: Aggregate<Found> = {
  id: 'timed-out',
  needs: ['time', 'status'],
  uses: ['pid', 'method', 'path', 'duration'],
  isAsked: ({ timeouts = [] }) => timeouts.length > 0,
  // Which line is the request of which timeout depends on all lines that may be one.
  ignoresFilter: true,
  create: (_room, { timeouts = [] } = {}) => ({
    asked: timeouts,
    lines: timeouts.map(() => []),
    bySecond: secondsOf(timeouts),
  }),

  add({ asked, lines, bySecond }, entries) {
    const { count, status, time } = entries;
    for (let row = 0; row < count; row++) {
      if (status[row] !== FAILED) continue;
      for (const index of bySecond.get(Math.floor(time[row]! / 1000)) ?? []) {
        if (fits(asked[index]!, entries, row)) keep(lines[index]!, foundLine(entries, row));
      }
    }
  },

  merge: (into, from) => from.lines.forEach((found, index) => found.forEach(line => keep(into.lines[index]!, line))),

  finish: (state, { errorLog }) => (errorLog ? { errorLog: joined(errorLog, state) } : {}),
};

const FAILED = 500;
/** Milliseconds. The master gives a worker about a second to end before it kills it. */
const LATEST = 2000;
/** When the line of such a request is written at the latest, in epoch milliseconds. */
export const latestLine = ({ time }: AskedTimeout) => time + LATEST;
/** Two timeouts at the same path in the same seconds have the same lines to choose from. */
const MOST_LINES = 8;

function secondsOf(asked: readonly AskedTimeout[]): Map<number, number[]> {
  const bySecond = new Map<number, number[]>();
  asked.forEach(({ time }, index) => {
    for (let second = Math.floor(time / 1000); second * 1000 <= time + LATEST; second++) {
      const others = bySecond.get(second);
      if (others) others.push(index);
      else bySecond.set(second, [index]);
    }
  });
  return bySecond;
}

function fits(asked: AskedTimeout, entries: Entries, row: number): boolean {
  const { time, pid, path } = asked;
  const end = entries.time[row]!;
  if (end < time || end > latestLine(asked)) return false;
  if (entries.pid[row] !== ABSENT) return entries.pid[row] === pid;
  return path !== null && path === textOf(entries, entries.pathStart[row]!, entries.pathEnd[row]!);
}

function foundLine(entries: Entries, row: number): FoundLine {
  const { time, durationMicros, methodStart, methodEnd, pathStart, pathEnd } = entries;
  return {
    time: time[row]!,
    method: textOf(entries, methodStart[row]!, methodEnd[row]!),
    path: textOf(entries, pathStart[row]!, pathEnd[row]!),
    duration: durationMicros[row] === ABSENT ? null : durationMicros[row]!,
  };
}

function textOf({ bytes }: Entries, start: number, end: number): string | null {
  return start === ABSENT ? null : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.slice(start, end));
}

/** Keeps the first in an order that does not depend on who found them. */
function keep(lines: FoundLine[], line: FoundLine): void {
  lines.push(line);
  lines.sort((one, other) => one.time - other.time || (keyOf(one) < keyOf(other) ? -1 : 1));
  if (lines.length > MOST_LINES) lines.pop();
}

const keyOf = (line: FoundLine) => JSON.stringify([line.time, line.path, line.method, line.duration]);

/** Each line is the request of one timeout only. */
function joined(errorLog: ErrorLog, { asked, lines }: Found): ErrorLog {
  const taken = new Set<string>();
  const found = new Map<string, FoundLine>();
  asked.forEach(({ time, pid }, index) => {
    const line = lines[index]!.find(line => !taken.has(keyOf(line)));
    if (!line) return;
    taken.add(keyOf(line));
    found.set(`${time} ${pid}`, line);
  });
  const requests = errorLog.timedOut.requests.map((request): TimedOutRequest => {
    const line = found.get(`${request.time} ${request.pid}`);
    if (!line) return request;
    const { time, method, path, duration } = line;
    return { ...request, method: request.method ?? method, path: request.path ?? path, logged: { time, duration } };
  });
  // Of those that the error log told of since, nobody looked for the lines.
  const known = new Set(asked.map(({ time, pid }) => `${time} ${pid}`));
  const isWhole = errorLog.timedOut.requests.every(({ time, pid }) => time === null || known.has(`${time} ${pid}`));
  return { ...errorLog, timedOut: { ...errorLog.timedOut, logged: isWhole ? found.size : null, requests } };
}

/** What the workers need to know of an error log. */
export function askedTimeouts(errorLog: ErrorLog | null): readonly AskedTimeout[] {
  return (errorLog?.timedOut.requests ?? []).flatMap(({ time, pid, path }) =>
    time === null ? [] : [{ time, pid, path }],
  );
}
