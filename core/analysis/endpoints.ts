import type { Field } from '../gunicorn/atoms.ts';
import { endpointOf, parseEndpoint } from '../logs/endpoint-rules.ts';
import type { EndpointRule } from '../logs/endpoint-rules.ts';
import { createTemplater } from '../logs/path-template.ts';
import { isLearned, learnSlugs } from './learn-slugs.ts';
import type { PathRow } from './report.ts';
import {
  createRequestRows,
  isServed,
  mergeRequestRows,
  packedRows,
  pourDurations,
  pourRow,
  requestRow,
} from './request-rows.ts';
import type { RequestRows } from './request-rows.ts';
import { COUNT, ERROR, keyBytes, keyIndex, topRows } from './sketches/top-k.ts';
import type { Row } from './sketches/top-k.ts';

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
  /** With so many endpoints, or sketches of durations, it is time to learn. */
  learnAt: number;
  learnAtSketches: number;
  /** Requests of endpoints that were given up, because there were too many that nothing could be learned from. */
  lost: number;
}

/** `rules` as the user wrote them; what is no rule was refused before. */
export function createEndpoints(rules: readonly string[]): Endpoints {
  return endpointsOf(rules.flatMap(text => parseEndpoint(text) ?? []));
}

/** Adds rows of paths to endpoints; keeps what it needs for naming them. */
export interface EndpointAdder {
  /** Everything that a path holds. */
  readonly addPath: (paths: RequestRows, index: number) => void;
  /** Only the durations that it holds, of requests that will be added later. */
  readonly addDurations: (paths: RequestRows, index: number) => void;
}

export function createAdder(endpoints: Endpoints): EndpointAdder {
  const templater = createTemplater();
  const encoder = new TextEncoder();
  const decoder = new TextDecoder();
  watch(endpoints);

  /** The row of a path's endpoint; -1 where hostile keys stand in the way. */
  function indexFor(paths: RequestRows, index: number): number {
    const { rows, learnAt, learnAtSketches, rules } = endpoints;
    if (rows.table.size >= learnAt || rows.sketches >= learnAtSketches) learn(endpoints);
    const path = keyBytes(paths.table, index);
    const rule = rules.length > 0 ? endpointOf(rules, decoder.decode(path)) : undefined;
    const key = rule ? encoder.encode(rule.text) : templater.template;
    const length = rule ? key.length : templater.write(path, 0, path.length);
    return keyIndex(endpoints.rows.table, key, 0, length);
  }

  return {
    addPath(paths, index) {
      const at = indexFor(paths, index);
      if (at >= 0) addRow(endpoints.rows, at, paths, index);
    },
    addDurations(paths, index) {
      const at = indexFor(paths, index);
      if (at >= 0) pourDurations(endpoints.rows, at, paths, index);
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

export function copyOfEndpoints(endpoints: Endpoints): Endpoints {
  const copy = endpointsOf(endpoints.rules);
  mergeEndpoints(copy, endpoints);
  return copy;
}

/** For sending, which is less when what can be learned was learned before. */
export function packedEndpoints(endpoints: Endpoints): Endpoints {
  learn(endpoints);
  const sent = { ...endpoints };
  sent.rows = packedRows(endpoints.rows, index => void (sent.lost += countAt(endpoints.rows, index)));
  return sent;
}

/** The rows of the report. Learns what is to be learned. */
export function endpointRows(endpoints: Endpoints, top: number, has: (field: Field) => boolean): readonly PathRow[] {
  learn(endpoints);
  const { rows, rules, lost } = endpoints;
  const bounded = (row: Row): Row => {
    if (!isLearned(row.key) || rules.some(({ text }) => text === row.key)) return row;
    // Any of those that were given up might have got this name.
    const { key, index, count } = row;
    return lost > 0 ? { key, index, count, atMost: count + lost } : { key, index, count };
  };
  return topRows(rows.table, top).map(row => requestRow(rows, bounded(row), has));
}

/** Different endpoints that are told apart, and those at which words that vary are looked for. */
const MOST_ENDPOINTS = 16_384;
const LEARN_AT = 4096;
const LEARN_AT_SKETCHES = 1024;
const LEARN_AGAIN_AT = 12_288;

function endpointsOf(rules: readonly EndpointRule[]): Endpoints {
  return {
    rules,
    rows: createRequestRows(undefined, MOST_ENDPOINTS),
    learnAt: LEARN_AT,
    learnAtSketches: LEARN_AT_SKETCHES,
    lost: 0,
  };
}

/** Counts what is given up from now on; then it is time to learn again, however little it brought before. */
function watch(endpoints: Endpoints): void {
  const { rows } = endpoints;
  rows.table.giveUp = index => {
    endpoints.lost += countAt(rows, index);
    endpoints.learnAt = LEARN_AGAIN_AT;
  };
}

const countAt = ({ table }: RequestRows, index: number) => table.numbers[index * table.stride + COUNT]!;

/** Names the words that vary, and makes one row of those that have the same name then. */
function learn(endpoints: Endpoints): void {
  const { rows, rules } = endpoints;
  const { table } = rows;
  const decoder = new TextDecoder();
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
  endpoints.learnAtSketches = Math.max(LEARN_AT_SKETCHES, 2 * endpoints.rows.sketches);
}

/** By index the new names of rows. */
function rename(endpoints: Endpoints, names: ReadonlyMap<number, string>): void {
  const { rows } = endpoints;
  const renamed = createRequestRows(undefined, MOST_ENDPOINTS);
  renamed.table.bound = rows.table.bound;
  const encoder = new TextEncoder();
  const named = new Map<string, number>();
  for (let index = 0; index < rows.table.size; index++) {
    const name = names.get(index);
    let at = named.get(name ?? '');
    if (at === undefined) {
      const key = name === undefined ? keyBytes(rows.table, index) : encoder.encode(name);
      at = keyIndex(renamed.table, key, 0, key.length);
      if (name !== undefined) named.set(name, at);
    }
    if (at < 0) continue;
    if (name === undefined) renamed.table.numbers[at * renamed.table.stride + ERROR] = errorAt(rows, index);
    addRow(renamed, at, rows, index);
  }
  endpoints.rows = renamed;
  watch(endpoints);
}

const errorAt = ({ table }: RequestRows, index: number) => table.numbers[index * table.stride + ERROR]!;

function addRow(into: RequestRows, intoIndex: number, from: RequestRows, fromIndex: number): void {
  const { numbers, stride } = into.table;
  numbers[intoIndex * stride + COUNT]! += countAt(from, fromIndex);
  pourRow(into, intoIndex, from, fromIndex);
}
