import { english } from '../base/localize.ts';
import { compileReader } from '../logs/compile-reader.ts';
import { countRead, detectFormat } from '../logs/detect-format.ts';
import { createEntries } from '../logs/entries.ts';
import { errorEntryHead } from '../logs/error-entries.ts';
import type { Format } from '../logs/format.ts';
import { withOthers } from '../logs/format.ts';
import { linesOf } from './choose-format.ts';

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
  const others: Format[] = [];
  for (const lines of stretches) {
    for (const run of unreadRuns([format, ...others], lines)) {
      const found = others.length < MOST_OTHERS ? detectFormat(run, english) : null;
      const isKnown = found && [format, ...others].some(({ text }) => text === found.format.text);
      if (found && !isKnown && found.read >= LEAST_SHARE * run.length) others.push(found.format);
    }
  }
  return withOthers(format, others);
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
