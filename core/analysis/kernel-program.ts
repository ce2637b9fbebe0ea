import type { Field, Unit } from '../gunicorn/atoms.ts';
import type { Entries } from '../logs/entries.ts';
import { fieldSources } from '../logs/fields.ts';
import type { FieldSource } from '../logs/fields.ts';
import type { Format } from '../logs/format.ts';
import { compileSteps } from '../logs/steps.ts';
import type { Step } from '../logs/steps.ts';
import { MICROS, inStoringOrder } from '../logs/stores.ts';
import type { Room } from './kernel.ts';

/**
 * Lays out a format in the memory of the kernel, as core/analysis/kernel/program.ts tells; gives its address. Null for
 * a format whose lines the kernel cannot read: padded columns, atoms that touch, `repr`.
 */
export function layOutProgram(format: Format, wanted: readonly Field[], entries: Entries, room: Room): number | null {
  const { lead, steps } = compileSteps(format);
  const shapes = steps.map(kernelShape);
  const sources = inStoringOrder(fieldSources(format).filter(({ field }) => wanted.includes(field)));
  if (shapes.includes(null) || sources.filter(({ field }) => field === 'time').length > 1) return null;
  if (steps.filter(({ shape }) => shape === 'time').length > 1) return null;

  const bytes = (content: Uint8Array): number => {
    const placed = room.uint8(content.length);
    placed.set(content);
    return placed.byteOffset;
  };
  const words = (content: readonly number[]) => {
    const placed = room.int32(content.length);
    placed.set(content);
    return { start: placed.byteOffset, end: placed.byteOffset + placed.byteLength };
  };

  const stepWords = words(steps.flatMap(({ literal }, index) => [shapes[index]!, bytes(literal), literal.length, 0]));
  const storeWords = words(
    sources.flatMap(source => {
      const step = steps.findIndex(({ part }) => part === source.part);
      const { kind, columns, last } = storeOf(source, entries, words, bytes);
      return [kind, step * VALUE_BYTES, columns[0], columns[1] ?? 0, last, 0];
    }),
  );
  const clears = words(narrowColumns(entries).map(({ byteOffset }) => byteOffset));
  const wideClears = words(wideColumns(entries).map(({ byteOffset }) => byteOffset));
  const values = room.int32(2 * steps.length).byteOffset;
  return words([
    bytes(lead),
    lead.length,
    ...[stepWords, storeWords, clears, wideClears].flatMap(({ start, end }) => [start, end]),
    values,
  ]).start;
}

const VALUE_BYTES = 8;

const [NUMBER, TIME, PID, WORD, WORD_BEFORE, ADDRESS, QUOTED, TEXT_BEFORE, REST] = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const;

/** What the kernel does for a step; null where that takes the thorough reader. */
function kernelShape({ shape, first, width, quoted, prefer }: Step): number | null {
  if (width > 0 || quoted) return null;
  if (shape === 'number') return NUMBER;
  if (shape === 'time') return TIME;
  if (shape === 'pid') return PID;
  if (shape === 'address') return ADDRESS;
  if (shape === 'anything' || (first < 0 && prefer === 'last')) return null;
  if (shape === 'word') return first === 0x20 ? WORD : WORD_BEFORE;
  if (first === 0x22) return QUOTED;
  return first < 0 ? REST : TEXT_BEFORE;
}

interface Store {
  readonly kind: number;
  readonly columns: readonly [number, number?];
  readonly last: number;
}

/** The row of program.ts for a field. */
function storeOf(
  { field, atom }: FieldSource,
  entries: Entries,
  words: (content: readonly number[]) => { start: number },
  bytes: (content: Uint8Array) => number,
): Store {
  if (field === 'time') return { kind: 0, columns: [at(entries.time), at(entries.localHour)], last: 0 };
  if (field === 'status') return { kind: 1, columns: [at(entries.status)], last: 0 };
  if (field === 'size') return { kind: 2, columns: [at(entries.sizeBytes)], last: 0 };
  if (field === 'duration') {
    return { kind: 3, columns: [at(entries.durationMicros)], last: microsOf(atom.unit) };
  }
  if (field === 'pid') return { kind: 4, columns: [at(entries.pid)], last: 0 };
  if (field === 'request') {
    const pairs = (['method', 'path', 'query', 'protocol'] as const).flatMap(part => pairOf(entries, part));
    return { kind: 7, columns: [words(pairs).start], last: 0 };
  }
  const signs = atom.absent.flatMap(sign => {
    const encoded = new TextEncoder().encode(sign);
    return [encoded.length, ...encoded];
  });
  const last = bytes(new Uint8Array([...signs, 255]));
  return { kind: field === 'address' ? 6 : 5, columns: pairOf(entries, field), last };
}

const microsOf = (unit: Unit | null) => MICROS[unit ?? 'microseconds'];

type Text = 'address' | 'user' | 'method' | 'path' | 'query' | 'protocol' | 'referrer' | 'userAgent';

function pairOf(entries: Entries, text: Text): [number, number] {
  return [at(entries[`${text}Start`]), at(entries[`${text}End`])];
}

const at = ({ byteOffset }: ArrayBufferView) => byteOffset;

function narrowColumns(entries: Entries): readonly Int32Array[] {
  return Object.entries(entries)
    .filter(([name]) => !name.endsWith('End'))
    .flatMap(([, column]) => (column instanceof Int32Array ? [column] : []));
}

function wideColumns(entries: Entries): readonly Float64Array[] {
  return Object.values(entries).filter(column => column instanceof Float64Array);
}
