import type { Unit } from '../gunicorn/atoms.ts';
import type { AccessEntry } from './entry.ts';
import { ABSENT } from './entry.ts';
import type { FieldSource } from './fields.ts';
import { numberAt } from './numbers.ts';
import { readRequestLine } from './request-line.ts';
import type { Step } from './steps.ts';
import type { Clock } from './timestamps.ts';
import { matches } from './value-ends.ts';

/** Puts one value of a line that fits into the entry. */
export type Store = (bytes: Uint8Array, starts: Int32Array, ends: Int32Array, entry: AccessEntry) => void;

/** One function per field that the entry has a place for. */
export function compileStores(sources: readonly FieldSource[], steps: readonly Step[], clock: Clock): readonly Store[] {
  // The request line comes last: its path is raw, so it wins over a decoded one that a client may have put breaks into.
  const ordered = sources.toSorted((one, other) => Number(one.field === 'request') - Number(other.field === 'request'));
  return ordered.flatMap(
    source =>
      compileStore(
        source,
        steps.findIndex(({ part }) => part === source.part),
        clock,
      ) ?? [],
  );
}

function compileStore({ field, atom }: FieldSource, index: number, clock: Clock): Store | undefined {
  if (field === 'time') {
    return (bytes, starts, ends, entry) => {
      clock.read(bytes, starts[index]!, ends[index]!);
      entry.time = clock.time;
      entry.localHour = clock.localHour;
    };
  }
  if (field === 'status') {
    return (bytes, starts, ends, entry) => {
      const status = numberAt(bytes, starts[index]!, ends[index]!);
      entry.status = status < 1000 ? status : ABSENT;
    };
  }
  if (field === 'size') {
    return (bytes, starts, ends, entry) => {
      entry.sizeBytes = numberAt(bytes, starts[index]!, ends[index]!);
    };
  }
  if (field === 'duration') {
    const micros = MICROS[atom.unit ?? 'microseconds'];
    return (bytes, starts, ends, entry) => {
      const value = numberAt(bytes, starts[index]!, ends[index]!);
      // Decimal fractions are not exact in binary; whole microseconds are.
      entry.durationMicros = value < 0 ? ABSENT : Math.round(value * micros);
    };
  }
  if (field === 'request') {
    return (bytes, starts, ends, entry) => readRequestLine(bytes, starts[index]!, ends[index]!, entry);
  }
  if (field === 'address' || field === 'method' || field === 'path') return textStore(field, index, atom.absent);
  return undefined;
}

const MICROS: Readonly<Record<Unit, number>> = { microseconds: 1, milliseconds: 1000, seconds: 1_000_000, bytes: 1 };

function textStore(field: 'address' | 'method' | 'path', index: number, absent: readonly string[]): Store {
  const encoder = new TextEncoder();
  const signs = absent.map(sign => encoder.encode(sign));
  const store = TEXT_STORES[field];
  return (bytes, starts, ends, entry) => {
    const start = starts[index]!;
    const end = ends[index]!;
    for (let sign = 0; sign < signs.length; sign++) {
      if (signs[sign]!.length === end - start && matches(bytes, start, end, signs[sign]!)) return;
    }
    store(bytes, start, end, entry);
  };
}

const TEXT_STORES = {
  /** Of a list of proxies the first is the client. */
  address(bytes: Uint8Array, start: number, end: number, entry: AccessEntry): void {
    let firstEnd = start;
    while (firstEnd < end && bytes[firstEnd] !== 0x2c) firstEnd++;
    entry.addressStart = start;
    entry.addressEnd = firstEnd;
  },
  method(_bytes: Uint8Array, start: number, end: number, entry: AccessEntry): void {
    entry.methodStart = start;
    entry.methodEnd = end;
  },
  /** Decoded, so a question mark in it is a part of the path. */
  path(_bytes: Uint8Array, start: number, end: number, entry: AccessEntry): void {
    entry.pathStart = start;
    entry.pathEnd = end;
  },
};
