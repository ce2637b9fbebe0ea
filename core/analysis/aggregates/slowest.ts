import type { Entries } from '../../logs/entries.ts';
import type { Aggregate } from '../aggregate.ts';
import type { SlowRequest } from '../report.ts';

interface Slowest {
  /** The slowest first. */
  requests: SlowRequest[];
  /** With fewer microseconds a request is not among them; 0 until there are enough of them. */
  least: number;
  /** With no more microseconds than `least`, a request that ended later is not among them either: where many are equally
   *  slow, as in a log of whole seconds, nearly all of them are told by this alone. */
  latest: number;
}

/** The requests that took longest. */
export const slowest: Aggregate<Slowest> = {
  id: 'slowest',
  needs: ['duration'],
  uses: ['time', 'method', 'path', 'status'],
  create: () => ({ requests: [], least: 0, latest: Infinity }),

  add(state, entries) {
    const { count, durationMicros, time } = entries;
    let { least, latest } = state;
    for (let row = 0; row < count; row++) {
      if (durationMicros[row]! < least || (durationMicros[row] === least && time[row]! > latest)) continue;
      insert(state, requestOf(entries, row));
      ({ least, latest } = state);
    }
  },

  merge(into, from) {
    for (const request of from.requests) insert(into, request);
  },

  finish: ({ requests }, { top }) => ({ slowest: requests.slice(0, top) }),
};

/** As many as any list is asked for. */
const MOST = 200;

function insert(state: Slowest, request: SlowRequest): void {
  const { requests } = state;
  let at = requests.length;
  while (at > 0 && compare(requests[at - 1]!, request) > 0) at--;
  requests.splice(at, 0, request);
  if (requests.length > MOST) requests.pop();
  if (requests.length < MOST) return;
  const last = requests.at(-1)!;
  state.least = last.duration;
  state.latest = last.time ?? -1;
}

/** By duration, then by everything else: which of the equally slow are kept must not depend on who read them. */
function compare(one: SlowRequest, other: SlowRequest): number {
  return (
    other.duration - one.duration ||
    (one.time ?? -1) - (other.time ?? -1) ||
    compareTexts(one.path, other.path) ||
    compareTexts(one.method, other.method) ||
    (one.status ?? -1) - (other.status ?? -1)
  );
}

function compareTexts(one: string | null, other: string | null): number {
  if (one === other) return 0;
  return one === null || (other !== null && one < other) ? -1 : 1;
}

function requestOf(entries: Entries, row: number): SlowRequest {
  const { bytes, time, status, durationMicros, methodStart, methodEnd, pathStart, pathEnd } = entries;
  const textOf = (starts: Int32Array, ends: Int32Array) =>
    starts[row]! < 0
      ? null
      : new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(starts[row], ends[row]));
  return {
    time: time[row]! < 0 ? null : time[row]!,
    method: textOf(methodStart, methodEnd),
    path: textOf(pathStart, pathEnd),
    status: status[row]! < 0 ? null : status[row]!,
    duration: durationMicros[row]!,
  };
}
