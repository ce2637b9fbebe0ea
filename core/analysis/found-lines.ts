import type { ScannedSource } from './build-report.ts';

/** Lines that fit a query, with their places. */
export interface FoundLines {
  /** How many there are. */
  readonly total: number;
  /** The first of them in time; where lines tell none, in the order of the files. */
  readonly lines: readonly PlacedLine[];
}

export interface PlacedLine {
  /** Index into the sources. */
  readonly source: number;
  /** 1-based. */
  readonly line: number;
  /** Epoch milliseconds; null where the format has none. */
  readonly time: number | null;
  /** The line, or its beginning. Whatever a client may have sent. */
  readonly text: string;
}

/** Gathers what the parts of all files held, each of which kept its own first lines. */
export function foundLines(sources: readonly ScannedSource[], most: number): FoundLines {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const placed = sources.flatMap(({ stretches }, source) => {
    let before = 0;
    const mine = stretches.flatMap(({ found, lines }) => {
      const first = before + 1;
      before += lines;
      return found.map(({ line, time, bytes }) => ({ source, line: first + line, time, bytes }));
    });
    // Where one line is enough, a range ends at it, and nobody knows how many there are before the next.
    return most === 1 ? mine.slice(0, 1) : mine;
  });
  const ordered = placed.toSorted(
    (one, other) => one.time - other.time || one.source - other.source || one.line - other.line,
  );
  return {
    total: sources.reduce((sum, { stretches }) => sum + stretches.reduce((all, { matched }) => all + matched, 0), 0),
    lines: ordered.slice(0, most).map(({ source, line, time, bytes }) => ({
      source,
      line,
      time: time < 0 ? null : time,
      text: decoder.decode(bytes),
    })),
  };
}
