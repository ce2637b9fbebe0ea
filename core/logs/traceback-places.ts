import { beginsErrorEntry, beginsTraceback } from './error-entries.ts';

/** Where the parts of an error log stand, for whoever shows its lines. Line numbers are 0-based. */
export interface TracebackPlaces {
  /** Takes the lines from the first to the last. */
  readonly line: (text: string) => void;
  /** The last entry has no line after it that would end it. */
  readonly end: () => void;
  /** Entries with the lines below them, and each traceback among these, by their first lines. */
  readonly stretches: readonly Stretch[];
  readonly frames: readonly FramePlace[];
}

/** From a line to another one below it. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
}

/** Where a traceback names a line of a program. What it says is whatever somebody may have logged. */
export interface FramePlace {
  readonly line: number;
  /** Of the path and the number, without the quote before them, in UTF-16 units. */
  readonly start: number;
  readonly end: number;
  readonly path: string;
  readonly programLine: number;
}

/** Of each kind at most so many are kept: more than anybody unfolds or follows, and than VS Code shows. */
export const MOST_PLACES = 5000;

export function createTracebackPlaces(): TracebackPlaces {
  const stretches: Stretch[] = [];
  const frames: FramePlace[] = [];
  let lines = 0;
  let entry: number | null = null;
  let traceback: number | null = null;
  /** The last line that is not empty: an entry does not end with blank ones. */
  let lastText = 0;

  function close(first: number | null, last: number): void {
    if (first !== null && last > first && stretches.length < MOST_PLACES) stretches.push({ first, last });
  }

  function closeEntry(): void {
    if (traceback !== null) close(traceback, lastText);
    close(entry, lastText);
    traceback = null;
  }

  return {
    line(text) {
      const line = lines++;
      if (beginsErrorEntry(text)) {
        closeEntry();
        entry = line;
      } else if (beginsTraceback(text)) {
        if (traceback !== null) close(traceback, lastText);
        traceback = line;
      } else if (traceback !== null && text !== '' && !text.startsWith(' ')) {
        // The exception, which may have more lines; these are not told from what comes after it.
        close(traceback, line);
        traceback = null;
      } else {
        const frame = frames.length < MOST_PLACES ? frameIn(text) : null;
        if (frame) frames.push({ line, ...frame });
      }
      if (text !== '') lastText = line;
    },
    end: closeEntry,
    get stretches() {
      return stretches.toSorted((one, other) => one.first - other.first);
    },
    frames,
  };
}

/** In a group of exceptions lines have bars before them. Anchored, and without repetition in repetition. */
const FRAME = /^[ |]*File "([^"]{1,1024})", line (\d{1,7})(?!\d)/;

function frameIn(text: string): Omit<FramePlace, 'line'> | null {
  const frame = FRAME.exec(text);
  if (!frame) return null;
  const end = frame[0].length;
  const start = frame[0].indexOf('"') + 1;
  return { start, end, path: frame[1]!, programLine: Number(frame[2]) };
}
