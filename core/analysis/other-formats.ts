import { english } from '../base/localize.ts';
import { compileReader } from '../logs/compile-reader.ts';
import { countRead, detectFormat } from '../logs/detect-format.ts';
import { createEntries } from '../logs/entries.ts';
import { errorEntryHead } from '../logs/error-entries.ts';
import type { Format } from '../logs/format.ts';
import { parseFormat, withOthers } from '../logs/format.ts';
import { prefixOf, prefixOfFormat } from '../logs/line-prefixes.ts';
import type { ScannedSource } from './build-report.ts';
import { linesOf } from './choose-format.ts';
import { MOST_LAST } from './rejected.ts';

/**
 * A restart with a changed config goes on in the same log, in another format. That is seen where many lines in a row
 * are not in the format of the log, and nearly all of them in another one that is known. It is looked for before the
 * first line is counted, in the same places whatever reads them, so that how a log is cut does not show in its report.
 *
 * @param parts beginnings of logs, and stretches from their midst and their ends
 */
export function withOtherFormats(format: Format, parts: readonly Uint8Array[]): Format {
  const stretches = parts.map(linesOf);
  // Whatever is as long as a run has one of these lines in it, and nearly all logs are in one format.
  const some = stretches.flatMap(lines => lines.filter((_, index) => index % SHORTEST_RUN === 0));
  if (countRead(format, some) === some.length) return format;
  // What is in no line is not followed by another format: the wrong one was named.
  if (!stretches.some(lines => countRead(format, lines) >= SHORTEST_RUN)) return format;
  let all = format;
  for (const lines of stretches) {
    for (const run of unreadRuns([all, ...(all.others ?? [])], lines)) all = withFormatOf(run, all) ?? all;
  }
  return all;
}

/**
 * The same with the format of lines that were not read, where none of the places that were looked at had them: beside
 * the beginning of a compressed log there are none. Null where they are in no format that is known.
 */
export function withOverlooked(format: Format, sources: readonly ScannedSource[]): Format | null {
  if (sources.every(({ stretches }) => stretches.every(({ parsed }) => parsed === 0))) return null;
  for (const { stretches } of sources) {
    const last = stretches.flatMap(({ rejected }) => rejected.last).slice(-MOST_LAST);
    const found = last.length < SHORTEST_RUN ? null : withFormatOf(last, format);
    if (found) return found;
  }
  return null;
}

/** With one more format, in which nearly all of these lines are; null where there is no such format. */
function withFormatOf(run: readonly Uint8Array[], format: Format): Format | null {
  const { others = [] } = format;
  if (others.length === MOST_OTHERS) return null;
  const found = formatOf(run, format);
  const isKnown = found && [format, ...others].some(({ text }) => text === found.format.text);
  return found && !isKnown && found.read >= LEAST_SHARE * run.length
    ? withOthers(format, [...others, found.format])
    : null;
}

/** The format itself behind what another collector puts in front of its lines, else one that is known. */
function formatOf(
  run: readonly Uint8Array[],
  format: Format,
): { readonly format: Format; readonly read: number } | null {
  const moved = behindPrefixOf(run, format);
  const read = moved ? countRead(moved, run) : 0;
  return moved && read >= LEAST_SHARE * run.length ? { format: moved, read } : detectFormat(run, english);
}

/** Null where nothing else stands in front of these lines, or nothing can. */
function behindPrefixOf(run: readonly Uint8Array[], format: Format): Format | null {
  if (format.envelope !== undefined || format.keys) return null;
  const own = prefixOfFormat(format)?.text ?? '';
  const prefix = prefixOf(run)?.text ?? '';
  return prefix === own ? null : parseFormat(prefix + format.text.slice(own.length));
}

/** Where in a log of so many bytes stretches are looked at, besides its beginning. */
export function placesToLookAt(bytes: number): readonly { readonly start: number; readonly end: number }[] {
  if (bytes <= PLACES * PLACE_BYTES) return [{ start: 0, end: bytes }];
  return Array.from({ length: PLACES }, (_, index) => {
    const end = Math.floor((bytes * (index + 1)) / PLACES);
    return { start: end - PLACE_BYTES, end };
  });
}

/** What was read at such a place, without the line that begins before it. */
export function fromFirstLine(place: Uint8Array, start: number): Uint8Array {
  return start === 0 ? place : place.subarray(place.indexOf(LINE_BREAK) + 1);
}

const LINE_BREAK = 0x0a;
const PLACES = 8;
const PLACE_BYTES = 1 << 14;
/** Fewer lines may be anything: a command whose output was redirected, a test. */
const SHORTEST_RUN = 10;
const LEAST_SHARE = 0.9;
/** Each costs every line that is in none of them. */
const MOST_OTHERS = 4;

/** Lines in a row that none of the formats reads; entries of the error log between them do not matter. */
function unreadRuns(formats: readonly Format[], lines: readonly Uint8Array[]): readonly (readonly Uint8Array[])[] {
  const readers = formats.map(format => compileReader(format, []));
  const entries = createEntries();
  const decoder = new TextDecoder();
  const runs: Uint8Array[][] = [[]];
  for (const line of lines) {
    const isRead = readers.some(reader => {
      // Escapes of JSON are undone in the memory that the line is in.
      const own = line.slice();
      return reader.read(own, 0, own.length, entries);
    });
    if (isRead) runs.push([]);
    else if (!errorEntryHead(decoder.decode(line))) runs.at(-1)!.push(line);
  }
  return runs.filter(run => run.length >= SHORTEST_RUN);
}
