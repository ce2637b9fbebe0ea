import type { Field } from '../gunicorn/atoms.ts';
import type { Entries } from '../logs/entries.ts';
import { MOST_ROWS, clearRow } from '../logs/entries.ts';
import { fieldSources } from '../logs/fields.ts';
import type { FieldSource } from '../logs/fields.ts';
import type { Format } from '../logs/format.ts';
import { compileSteps } from '../logs/steps.ts';
import type { Step } from '../logs/steps.ts';
import { MICROS } from '../logs/stores.ts';
import type { Room } from './kernel.ts';

/**
 * Lays out a format in the memory of the kernel, as core/analysis/kernel/program.ts tells; gives its address. Null for
 * a format whose lines the kernel cannot read: padded columns, atoms that touch, `repr`, lines in JSON.
 */
export function layOutProgram(format: Format, wanted: readonly Field[], entries: Entries, room: Room): number | null {
  if (format.envelope !== undefined || format.keys) return null;
  const { lead, steps } = compileSteps(format);
  const shapes = steps.map(kernelShape);
  if (shapes.includes(null) || steps.filter(({ shape }) => shape === 'time').length > 1) return null;
  const sources = fieldSources(format).filter(({ field }) => wanted.includes(field));
  const memory = memoryOf(room);
  const stepWords = memory.words(
    steps.flatMap(({ part, literal }, index) => {
      const source = sources.find(source => source.part === part);
      const { kind, column, other, last } = source ? keptOf(source, entries, memory) : NOTHING;
      const yields = source !== undefined && sources.some(better => knowsBetter(better, source));
      return [shapes[index]!, memory.bytes(literal), literal.length, kind, column, other, last, Number(yields)];
    }),
  );
  const clears = memory.words(textStarts(entries).map(at));
  const lines = [at(entries.lineStart), at(entries.lineEnd)];
  const { start } = memory.words([memory.bytes(lead), lead.length, ...ends(stepWords), ...ends(clears), ...lines]);
  // Columns that no step fills stay as they are.
  clearAll(entries);
  return start;
}

interface Placed {
  readonly start: number;
  readonly end: number;
}

const ends = ({ start, end }: Placed) => [start, end] as const;

interface Memory {
  readonly bytes: (content: Uint8Array) => number;
  readonly words: (content: readonly number[]) => Placed;
}

function memoryOf(room: Room): Memory {
  return {
    bytes(content) {
      const placed = room.uint8(content.length);
      placed.set(content);
      return placed.byteOffset;
    },
    words(content) {
      const placed = room.int32(content.length);
      placed.set(content);
      return { start: placed.byteOffset, end: placed.byteOffset + placed.byteLength };
    },
  };
}

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

/** What is kept of a value: the words of a step from the fourth on. */
interface Kept {
  readonly kind: number;
  readonly column: number;
  readonly other: number;
  readonly last: number;
}

const NOTHING: Kept = { kind: 0, column: 0, other: 0, last: 0 };

function keptOf({ field, atom }: FieldSource, entries: Entries, memory: Memory): Kept {
  const { time, localHour, status, sizeBytes, durationMicros, pid } = entries;
  if (field === 'time') return { kind: 1, column: at(time), other: at(localHour), last: 0 };
  if (field === 'status') return { ...NOTHING, kind: 2, column: at(status) };
  if (field === 'size') return { ...NOTHING, kind: 3, column: at(sizeBytes) };
  if (field === 'duration') {
    return { ...NOTHING, kind: 4, column: at(durationMicros), last: MICROS[atom.unit ?? 'microseconds'] };
  }
  if (field === 'pid') return { ...NOTHING, kind: 5, column: at(pid) };
  if (field === 'request') {
    return { ...NOTHING, kind: 8, column: memory.words(PARTS_OF_REQUEST.flatMap(part => pairOf(entries, part))).start };
  }
  const [column, other] = pairOf(entries, field);
  const signs = atom.absent.flatMap(sign => {
    const encoded = new TextEncoder().encode(sign);
    return [encoded.length, ...encoded];
  });
  const last = memory.bytes(new Uint8Array([...signs, 255]));
  return { kind: field === 'address' ? 7 : 6, column, other, last };
}

const PARTS_OF_REQUEST = ['method', 'path', 'query', 'protocol'] as const;

/** Whether what one source says counts rather than what another says, as `compileStores` has it. */
function knowsBetter(better: FieldSource, { field, overrides }: FieldSource): boolean {
  if (better.field === 'request') return (PARTS_OF_REQUEST as readonly Field[]).includes(field);
  return better.field === field && better.overrides === true && overrides !== true;
}

type Text = 'address' | 'user' | 'method' | 'path' | 'query' | 'protocol' | 'referrer' | 'userAgent';

function pairOf(entries: Entries, text: Text): [number, number] {
  return [at(entries[`${text}Start`]), at(entries[`${text}End`])];
}

const at = ({ byteOffset }: ArrayBufferView) => byteOffset;

function textStarts(entries: Entries): readonly Int32Array[] {
  return Object.entries(entries).flatMap(([name, column]) =>
    name.endsWith('Start') && name !== 'lineStart' ? [column as Int32Array] : [],
  );
}

function clearAll(entries: Entries): void {
  for (let row = 0; row < MOST_ROWS; row++) clearRow(entries, row);
}
