import { endpointOf, parseEndpoint } from '../logs/endpoint-rules.ts';
import type { EndpointRule } from '../logs/endpoint-rules.ts';
import { LONGEST_TEMPLATE, createTemplater } from '../logs/path-template.ts';
import type { About } from './aggregate.ts';
import type { Room } from './kernel.ts';
import { HEAP } from './kernel.ts';
import { isLearned, learnSlugs } from './learn-slugs.ts';
import { leadingRows } from './leaders.ts';
import type { Report } from './report.ts';
import {
  clearRows,
  countAt,
  createRequestRows,
  isComplete,
  isServed,
  measuresOf,
  mergeRequestRows,
  onGiveUp,
  packedRows,
  pourDurations,
  pourRows,
  requestRow,
} from './request-rows.ts';
import type { RequestRows } from './request-rows.ts';
import { ERROR, findKeys, keyBytes, keyIndex, topRows } from './sketches/top-k.ts';
import type { Row, TopK } from './sketches/top-k.ts';

/**
 * Paths with their variable parts named, and what is known of their requests.
 *
 * Nothing is done for a line: it is counted at its path. The rows of paths are added to those of their endpoints in the
 * end, and before, when a path is given up for others. So a path is named once, every request is in exactly one
 * endpoint, and endpoints stay exact where the list of paths no longer is.
 *
 * Where many siblings differ their names are learned from the endpoints themselves, in the end, and before, when there
 * are too many of them. Learning sooner or later, here or there, comes to the same (see learn-slugs.ts).
 */
export interface Endpoints {
  /** What the user says; it wins over everything else. */
  readonly rules: readonly EndpointRule[];
  rows: RequestRows;
  /** Where they are put under new names; empty. Null in those that were sent. */
  spare: RequestRows | null;
  /** With so many endpoints, or sketches of durations, it is time to learn. */
  learnAt: number;
  learnAtSketches: number;
  /** Requests of endpoints that were given up, because there were too many that nothing could be learned from. */
  lost: number;
}

/** `rules` as the user wrote them; what is no rule was refused before. */
export function createEndpoints(rules: readonly string[], room: Room = HEAP): Endpoints {
  return endpointsOf(
    rules.flatMap(text => parseEndpoint(text) ?? []),
    room,
  );
}

/** Adds rows of paths to endpoints; keeps what it needs for naming them. */
export interface EndpointAdder {
  /** Everything that these paths hold. */
  readonly addPaths: (paths: RequestRows, indices: Int32Array) => void;
  /** Only the durations that a path holds, of requests that will be added later. */
  readonly addDurations: (paths: RequestRows, index: number) => void;
}

export function createAdder(endpoints: Endpoints, room: Room = HEAP): EndpointAdder {
  const names = createNames(endpoints.rules, room);
  const found = room.int32(MOST_NAMES);
  watch(endpoints);

  /** Looks up as many endpoints at once as there is room for. */
  function findEndpoints(paths: RequestRows, indices: Int32Array): number {
    const { rows, learnAt, learnAtSketches } = endpoints;
    if (rows.table.size >= learnAt || rows.sketches.size >= learnAtSketches) learn(endpoints);
    const count = names.write(paths.table, indices);
    findKeys(endpoints.rows.table, names.bytes, names.starts, names.ends, count, found);
    return count;
  }

  return {
    addPaths(paths, indices) {
      for (let rest = indices; rest.length > 0;) {
        const count = findEndpoints(paths, rest);
        pourRows(endpoints.rows, found, paths, rest, count);
        rest = rest.subarray(count);
      }
    },
    addDurations(paths, index) {
      findEndpoints(paths, Int32Array.of(index));
      if (found[0]! >= 0) pourDurations(endpoints.rows, found[0]!, paths, index);
    },
  };
}

/** The names of many endpoints, one behind the other. */
interface Names {
  /** The i-th is in bytes[starts[i], ends[i]). */
  readonly bytes: Uint8Array;
  readonly starts: Int32Array;
  readonly ends: Int32Array;
  /** Writes those of the first of these paths; how many, as long as there is room. */
  readonly write: (paths: TopK, indices: Int32Array) => number;
}

function createNames(rules: readonly EndpointRule[], room: Room): Names {
  const space = room.uint8(NAMES_BYTES);
  const starts = room.int32(MOST_NAMES);
  const ends = room.int32(MOST_NAMES);
  const { tables } = room;
  // Where the space is in the bytes that a table of the same room knows.
  const bytes = tables?.memory ?? space;
  const offset = tables ? space.byteOffset : 0;
  const templater = createTemplater();
  const encoder = new TextEncoder();
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

  function nameOf(path: Uint8Array): Uint8Array {
    const rule = rules.length > 0 ? endpointOf(rules, decoder.decode(path)) : undefined;
    return rule ? encoder.encode(rule.text) : templater.template.subarray(0, templater.write(path, 0, path.length));
  }

  return {
    bytes,
    starts,
    ends,
    write(paths, indices) {
      const most = Math.min(indices.length, MOST_NAMES);
      if (tables && tables === paths.kernel && rules.length === 0) {
        return tables.writeTemplates(paths, indices, most, space, starts, ends);
      }
      let count = 0;
      for (let at = 0; count < most && at < space.length - LONGEST_TEMPLATE; count++) {
        const name = nameOf(keyBytes(paths, indices[count]!));
        space.set(name, at);
        starts[count] = offset + at;
        at += name.length;
        ends[count] = offset + at;
      }
      return count;
    },
  };
}

export function mergeEndpoints(into: Endpoints, from: Endpoints): void {
  watch(into);
  if (into.rows.table.size + from.rows.table.size > MOST_ENDPOINTS) {
    learn(into);
    learn(from);
  }
  into.lost += from.lost;
  mergeRequestRows(into.rows, from.rows);
}

export function copyOfEndpoints(endpoints: Endpoints, room: Room = HEAP): Endpoints {
  const copy = endpointsOf(endpoints.rules, room);
  mergeEndpoints(copy, endpoints);
  return copy;
}

/** For sending, which is less when what can be learned was learned before. */
export function packedEndpoints(endpoints: Endpoints): Endpoints {
  learn(endpoints);
  const sent: Endpoints = { ...endpoints, spare: null };
  sent.rows = packedRows(endpoints.rows, indices => {
    for (const index of indices) sent.lost += countAt(endpoints.rows, index);
  });
  return sent;
}

/** The rows of the report. Learns what is to be learned. */
export function endpointRows(
  endpoints: Endpoints,
  { top, leading = 0, has }: About,
): Pick<Report, 'endpoints' | 'leadingEndpoints'> {
  learn(endpoints);
  const { rows, rules, lost } = endpoints;
  const bounded = (row: Row): Row => {
    if (!isLearned(row.key) || rules.some(({ text }) => text === row.key)) return row;
    // Any of those that were given up might have got this name.
    const { key, index, count } = row;
    return lost > 0 ? { key, index, count, atMost: count + lost } : { key, index, count };
  };
  const rowOf = (row: Row) => requestRow(rows, bounded(row), has);
  const { table } = rows;
  const shown = topRows(table, top).map(rowOf);
  if (leading === 0) return { endpoints: shown };
  const listed = { table, measures: measuresOf(rows, has), rowOf, isExact: lost === 0 && isComplete(rows) };
  return { endpoints: shown, leadingEndpoints: leadingRows(listed, leading) };
}

/** Different endpoints that are told apart, and those at which words that vary are looked for. */
const MOST_ENDPOINTS = 16_384;
const LEARN_AT = 4096;
const LEARN_AT_SKETCHES = 512;
const LEARN_AGAIN_AT = 12_288;

/** Names that are looked up at once, and bytes of them. */
const MOST_NAMES = 256;
const NAMES_BYTES = 64 * MOST_NAMES + LONGEST_TEMPLATE;

function endpointsOf(rules: readonly EndpointRule[], room: Room): Endpoints {
  return {
    rules,
    rows: createRequestRows(room, MOST_ENDPOINTS),
    spare: createRequestRows(room, MOST_ENDPOINTS),
    learnAt: LEARN_AT,
    learnAtSketches: LEARN_AT_SKETCHES,
    lost: 0,
  };
}

/** Counts what is given up from now on; then it is time to learn again, however little it brought before. */
function watch(endpoints: Endpoints): void {
  const { rows } = endpoints;
  onGiveUp(rows, indices => {
    for (const index of indices) endpoints.lost += countAt(rows, index);
    endpoints.learnAt = LEARN_AGAIN_AT;
  });
}

/** Names the words that vary, and makes one row of those that have the same name then. */
function learn(endpoints: Endpoints): void {
  const { rows, rules } = endpoints;
  const { table } = rows;
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const ruled = new Set(rules.map(({ text }) => text));
  const known = Array.from({ length: table.size }, (_, index) => ({
    index,
    template: decoder.decode(keyBytes(table, index)),
    isServed: isServed(rows, index),
  })).filter(({ template }) => !ruled.has(template));
  const names = learnSlugs(known);
  const renamed = known.flatMap(({ index, template }, row) =>
    names[row] === template ? [] : [[index, names[row]!] as const],
  );
  if (renamed.length > 0) rename(endpoints, new Map(renamed));
  endpoints.learnAt = Math.max(LEARN_AT, 2 * endpoints.rows.table.size);
  endpoints.learnAtSketches = Math.max(LEARN_AT_SKETCHES, 2 * endpoints.rows.sketches.size);
}

/** By index the new names of rows. */
function rename(endpoints: Endpoints, names: ReadonlyMap<number, string>): void {
  const { rows } = endpoints;
  const { size, stride, numbers } = rows.table;
  const renamed = endpoints.spare ?? createRequestRows(HEAP, MOST_ENDPOINTS);
  renamed.table.bound = rows.table.bound;
  const encoder = new TextEncoder();
  const named = new Map<string, number>();
  const indices = new Int32Array(size);
  for (let index = 0; index < size; index++) {
    const name = names.get(index);
    let at = named.get(name ?? '');
    if (at === undefined) {
      const key = name === undefined ? keyBytes(rows.table, index) : encoder.encode(name);
      at = keyIndex(renamed.table, key, 0, key.length);
      if (name !== undefined) named.set(name, at);
    }
    if (name === undefined && at >= 0) renamed.table.numbers[at * stride + ERROR] = numbers[index * stride + ERROR]!;
    indices[index] = at;
  }
  pourRows(
    renamed,
    indices,
    rows,
    Int32Array.from({ length: size }, (_, index) => index),
    size,
  );
  clearRows(rows);
  endpoints.rows = renamed;
  endpoints.spare = rows;
  watch(endpoints);
}
