import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Localize } from '../../base/localize.ts';
import { sourceName } from '../source-name.ts';
import type { NamedFormat } from '../choose-format.ts';
import { isInFormat } from '../choose-format.ts';
import { compareContents } from './compare-contents.ts';
import { HEAD, failureSentence, inspectSource } from './log-source.ts';
import type { LogSource } from './log-source.ts';

export interface Gathered {
  /** In the order in which they were named; those of a folder from the oldest to the newest. */
  readonly sources: readonly LogSource[];
  /** Localized: what could not be read at all. */
  readonly failures: readonly string[];
  /** Localized: what a folder held, and what was left out because it would have counted twice. */
  readonly notes: readonly string[];
}

export interface Reading {
  readonly signal?: AbortSignal | undefined;
  /** What the files are written in, where they do not say so themselves; as `encodingNamed` says it. UTF-8 unless said. */
  readonly encoding?: string | null | undefined;
}

/** What was named, folders opened, and nothing in it twice. */
export async function gatherSources(
  paths: readonly string[],
  named: NamedFormat | null,
  t: Localize,
  { signal, encoding }: Reading = {},
): Promise<Gathered> {
  const sources: LogSource[] = [];
  const failures: string[] = [];
  const notes: string[] = [];
  // One after the other: a folder of thousands of files must not take as many descriptors at once.
  for (const path of paths) {
    const inspected = await inspectSource(path, t, { encoding });
    if ('kind' in inspected) sources.push(inspected);
    else if ('failure' in inspected) failures.push(inspected.failure);
    else {
      const found = await gatherFolder(inspected.folder, named, t, encoding);
      sources.push(...found.sources);
      failures.push(...found.failures);
      notes.push(...found.notes);
    }
  }
  const distinct = await withoutDoubles(sources, t, signal);
  return { sources: distinct.sources, failures, notes: [...notes, ...distinct.notes] };
}

/** Error logs, those that were recognized among the other logs first, and none of them twice. */
export async function gatherErrorLogs(
  paths: readonly string[],
  recognized: readonly LogSource[],
  t: Localize,
  { signal, encoding }: Reading = {},
): Promise<Gathered> {
  const sources = [...recognized];
  const failures: string[] = [];
  for (const path of paths) {
    const inspected = await inspectSource(path, t, { setting: 'errorlog', encoding });
    if ('kind' in inspected) sources.push(inspected);
    else if ('failure' in inspected) failures.push(inspected.failure);
    else failures.push(failureSentence(path, { code: 'EISDIR' }, t));
  }
  return { ...(await withoutDoubles(sources, t, signal)), failures };
}

/** The access logs of a folder, told by their content. What lies beside them and is none does not matter. */
async function gatherFolder(
  path: string,
  named: NamedFormat | null,
  t: Localize,
  encoding: Reading['encoding'],
): Promise<Gathered> {
  let names: readonly string[];
  try {
    names = (await readdir(path, { withFileTypes: true }))
      .filter(entry => !entry.isDirectory())
      .map(({ name }) => name);
  } catch (error) {
    return { sources: [], failures: [failureSentence(path, error, t)], notes: [] };
  }
  const found: { readonly name: string; readonly source: Extract<LogSource, { readonly modified: number }> }[] = [];
  const unreadable: { readonly name: string; readonly failure: string }[] = [];
  for (const name of names.toSorted()) {
    const source = await inspectSource(join(path, name), t, { streams: false, encoding });
    if ('failure' in source) unreadable.push({ name, failure: source.failure });
    else if ('modified' in source && isInFormat(named, source.head, t)) found.push({ name, source });
  }
  if (found.length === 0) {
    const failure =
      names.length === 0
        ? t('{path} is an empty folder. Name the folder or the files of the access log.', { path })
        : t('{path} is a folder without an access log that could be read. It holds: {names}.', {
            path,
            names: listed(names.toSorted()),
          });
    return { sources: [], failures: [failure], notes: [] };
  }
  const inOrder = found.toSorted((one, other) => one.source.modified - other.source.modified);
  // `access.log.3.xz` is missed beside `access.log`; an archive of something else is not.
  const stems = new Set(found.map(({ name }) => stemOf(name)));
  const readNames = listed(inOrder.map(({ name }) => name));
  return {
    sources: inOrder.map(({ source }) => source),
    failures: unreadable.filter(({ name }) => stems.has(stemOf(name))).map(({ failure }) => failure),
    notes: [t('{path} is a folder. These logs in it were read: {names}.', { path, names: readNames })],
  };
}

const stemOf = (name: string) => name.split(/[.-]/)[0]!;

function listed(names: readonly string[]): string {
  return names.length > MOST_NAMES ? `${names.slice(0, MOST_NAMES).join(', ')}, …` : names.join(', ');
}

const MOST_NAMES = 20;

/** Rotation leaves copies: hard links, a `.gz` beside the file it was made from, the same file by two names. */
async function withoutDoubles(
  sources: readonly LogSource[],
  t: Localize,
  signal?: AbortSignal,
): Promise<{ readonly sources: readonly LogSource[]; readonly notes: readonly string[] }> {
  const kept: LogSource[] = [];
  const notes: string[] = [];
  for (const source of sources) {
    const { note, index, isBetter } = await findDouble(source, kept, t, signal);
    if (note === null) kept.push(source);
    else {
      notes.push(note);
      if (isBetter) kept[index] = source;
    }
  }
  return { sources: kept, notes };
}

async function findDouble(source: LogSource, kept: readonly LogSource[], t: Localize, signal?: AbortSignal) {
  const none = { note: null, index: -1, isBetter: false };
  if (source.kind === 'stream') return none;
  for (const [index, other] of kept.entries()) {
    if (other.kind === 'stream') continue;
    const names = { path: sourceName(source.path, t), other: sourceName(other.path, t) };
    if (source.identity === other.identity) {
      return { note: t('{path} is the same file as {other}: it counts once.', names), index, isBetter: false };
    }
    if (!beginAlike(source.head, other.head)) continue;
    const { same, rest } = await compareContents(source, other, signal);
    if (rest === 'none') {
      return { note: t('{path} holds the same as {other}: it counts once.', names), index, isBetter: false };
    }
    // A few lines may be alike by chance, where two machines write down the same probe.
    if (rest === 'both' || same < HEAD) continue;
    const isBetter = rest === 'first';
    const [path, whole] = isBetter ? [names.other, names.path] : [names.path, names.other];
    return { note: t('{path} is the beginning of {whole}: it counts once.', { path, whole }), index, isBetter };
  }
  return none;
}

function beginAlike(one: Uint8Array, other: Uint8Array): boolean {
  const length = Math.min(one.length, other.length);
  for (let at = 0; at < length; at++) if (one[at] !== other[at]) return false;
  return length > 0;
}
