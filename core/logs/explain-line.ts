import type { Field } from '../gunicorn/atoms.ts';
import { compileReader } from './compile-reader.ts';
import type { Entries } from './entries.ts';
import { ABSENT, createEntries } from './entries.ts';
import type { Format } from './format.ts';
import { readAgent } from './user-agents.ts';

/** A line of a log, taken apart. Texts are as they were logged. */
export interface ExplainedLine {
  /** The values of the atoms, from left to right; places are in UTF-16 units. Empty for a line inside JSON. */
  readonly values: readonly LineValue[];
  /** What the line tells, in the fields that it has. */
  readonly told: Told;
}

export interface LineValue {
  /** Of the atom. */
  readonly key: string;
  readonly start: number;
  readonly end: number;
}

export interface Told {
  /** Epoch milliseconds, UTC. */
  readonly time: number | null;
  readonly status: number | null;
  readonly sizeBytes: number | null;
  readonly durationMicros: number | null;
  readonly pid: number | null;
  readonly address: string | null;
  readonly user: string | null;
  readonly method: string | null;
  readonly path: string | null;
  readonly query: string | null;
  readonly referrer: string | null;
  readonly agent: { readonly header: string; readonly family: string; readonly bot: boolean } | null;
}

/** Null for a line that is not in the format. */
export function explainLine(format: Format, line: string): ExplainedLine | null {
  const reader = compileReader(format, EVERY_FIELD);
  const entries = createEntries();
  const bytes = new TextEncoder().encode(line);
  entries.bytes = bytes;
  if (!reader.read(bytes, 0, bytes.length, entries)) return null;
  const atoms = format.parts.filter(part => part.kind !== 'text');
  const values = atoms.flatMap((part, index) => {
    if (part.kind !== 'atom' || format.envelope !== undefined || format.keys) return [];
    const [start, end] = [reader.starts[index]!, reader.ends[index]!];
    return [{ key: part.key, start: unitsBefore(bytes, start), end: unitsBefore(bytes, end) }];
  });
  return { values, told: toldBy(entries) };
}

const EVERY_FIELD: readonly Field[] = [
  'address',
  'user',
  'time',
  'request',
  'method',
  'path',
  'query',
  'protocol',
  'status',
  'size',
  'referrer',
  'userAgent',
  'duration',
  'pid',
];

function unitsBefore(bytes: Uint8Array, offset: number): number {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, offset)).length;
}

const number = (value: number) => (value === ABSENT ? null : value);

function toldBy(entries: Entries): Told {
  const decoder = new TextDecoder();
  const text = (start: number, end: number) =>
    start === ABSENT ? null : decoder.decode(entries.bytes.subarray(start, end));
  const header = text(entries.userAgentStart[0]!, entries.userAgentEnd[0]!);
  return {
    time: number(entries.time[0]!),
    status: number(entries.status[0]!),
    sizeBytes: number(entries.sizeBytes[0]!),
    durationMicros: number(entries.durationMicros[0]!),
    pid: number(entries.pid[0]!),
    address: text(entries.addressStart[0]!, entries.addressEnd[0]!),
    user: text(entries.userStart[0]!, entries.userEnd[0]!),
    method: text(entries.methodStart[0]!, entries.methodEnd[0]!),
    path: text(entries.pathStart[0]!, entries.pathEnd[0]!),
    query: text(entries.queryStart[0]!, entries.queryEnd[0]!),
    referrer: text(entries.referrerStart[0]!, entries.referrerEnd[0]!),
    agent: header === null ? null : { header, ...readAgent(header) },
  };
}
