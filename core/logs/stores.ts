import type { Unit } from '../gunicorn/atoms.ts';
import type { Entries } from './entries.ts';
import { ABSENT } from './entries.ts';
import type { FieldSource } from './fields.ts';
import { numberAt } from './numbers.ts';
import { readRequestLine } from './request-line.ts';
import type { Step } from './steps.ts';
import type { Clock } from './timestamps.ts';
import { matches } from './value-ends.ts';

/** Puts one value of a line that fits into its row. */
export type Store = (bytes: Uint8Array, starts: Int32Array, ends: Int32Array, into: Entries) => void;

/** One function per field that there is a column for. */
export function compileStores(sources: readonly FieldSource[], steps: readonly Step[], clock: Clock): readonly Store[] {
  return inStoringOrder(sources).map(source =>
    compileStore(
      source,
      steps.findIndex(({ part }) => part === source.part),
      clock,
    ),
  );
}

/** What is stored later wins, where there is something to store. */
function inStoringOrder(sources: readonly FieldSource[]): readonly FieldSource[] {
  return sources.toSorted((one, other) => Number(isLate(one)) - Number(isLate(other)));
}

/** The path of the request line is raw, so it wins over a decoded one that a client may have put breaks into. */
const isLate = ({ field, overrides }: FieldSource) => field === 'request' || overrides === true;

function compileStore({ field, atom }: FieldSource, index: number, clock: Clock): Store {
  if (field === 'time') {
    return (bytes, starts, ends, into) => {
      // Most often it is the one that was read to find its end.
      // The `repr` of a time may have been something else, so that it has to be asked for.
      if (clock.at !== starts[index] && clock.read(bytes, starts[index]!, ends[index]!) !== ends[index]) return;
      into.time[into.count] = clock.time;
      into.localHour[into.count] = clock.localHour;
    };
  }
  if (field === 'status') {
    return (bytes, starts, ends, into) => {
      const status = numberAt(bytes, starts[index]!, ends[index]!);
      into.status[into.count] = status < 1000 ? status : ABSENT;
    };
  }
  if (field === 'size') {
    return (bytes, starts, ends, into) => {
      into.sizeBytes[into.count] = numberAt(bytes, starts[index]!, ends[index]!);
    };
  }
  if (field === 'duration') {
    const micros = MICROS[atom.unit ?? 'microseconds'];
    return (bytes, starts, ends, into) => {
      const value = numberAt(bytes, starts[index]!, ends[index]!);
      // Decimal fractions are not exact in binary; whole microseconds are.
      into.durationMicros[into.count] = value < 0 ? ABSENT : Math.round(value * micros);
    };
  }
  if (field === 'request') {
    return (bytes, starts, ends, into) => readRequestLine(bytes, starts[index]!, ends[index]!, into);
  }
  if (field === 'pid') {
    return (bytes, starts, ends, into) => {
      // `<123>`
      into.pid[into.count] = numberAt(bytes, starts[index]! + 1, ends[index]! - 1);
    };
  }
  return textStore(field, index, atom.absent);
}

/** How many microseconds a value counts for. */
export const MICROS: Readonly<Record<Unit, number>> = {
  microseconds: 1,
  milliseconds: 1000,
  seconds: 1_000_000,
  bytes: 1,
};

function textStore(field: keyof typeof TEXT_STORES, index: number, absent: readonly string[]): Store {
  const encoder = new TextEncoder();
  const signs = absent.map(sign => encoder.encode(sign));
  const store = TEXT_STORES[field];
  return (bytes, starts, ends, into) => {
    const start = starts[index]!;
    const end = ends[index]!;
    for (let sign = 0; sign < signs.length; sign++) {
      if (signs[sign]!.length === end - start && matches(bytes, start, end, signs[sign]!)) return;
    }
    store(bytes, start, end, into);
  };
}

const TEXT_STORES = {
  /** Of a list of proxies the first is the client. */
  address(bytes: Uint8Array, start: number, end: number, into: Entries): void {
    let firstEnd = start;
    while (firstEnd < end && bytes[firstEnd] !== 0x2c) firstEnd++;
    into.addressStart[into.count] = start;
    into.addressEnd[into.count] = firstEnd;
  },
  user(_bytes: Uint8Array, start: number, end: number, into: Entries): void {
    into.userStart[into.count] = start;
    into.userEnd[into.count] = end;
  },
  method(_bytes: Uint8Array, start: number, end: number, into: Entries): void {
    into.methodStart[into.count] = start;
    into.methodEnd[into.count] = end;
  },
  /** Decoded, so a question mark in it is a part of the path. */
  path(_bytes: Uint8Array, start: number, end: number, into: Entries): void {
    into.pathStart[into.count] = start;
    into.pathEnd[into.count] = end;
  },
  query(_bytes: Uint8Array, start: number, end: number, into: Entries): void {
    into.queryStart[into.count] = start;
    into.queryEnd[into.count] = end;
  },
  protocol(_bytes: Uint8Array, start: number, end: number, into: Entries): void {
    into.protocolStart[into.count] = start;
    into.protocolEnd[into.count] = end;
  },
  referrer(_bytes: Uint8Array, start: number, end: number, into: Entries): void {
    into.referrerStart[into.count] = start;
    into.referrerEnd[into.count] = end;
  },
  userAgent(_bytes: Uint8Array, start: number, end: number, into: Entries): void {
    into.userAgentStart[into.count] = start;
    into.userAgentEnd[into.count] = end;
  },
};
