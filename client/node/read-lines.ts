import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { readWhole } from '../../core/analysis/node/read-chunks.ts';
import type { Stretch } from '../engine.ts';

/** Lines shown before and after the one that was asked for. */
const MARGIN = 1000;
/** A longer line is cut: the document is for reading. In UTF-16 units. */
const LONGEST = 10_000;

/**
 * The lines around one of a compressed file, read from its start and no further than needed. Rejects for a broken file.
 */
export async function readLines(path: string, around: number, encoding: string | null): Promise<Stretch> {
  const firstLine = Math.max(1, around - MARGIN);
  const lines: string[] = [];
  const text = Readable.from(readWhole({ path, encoding }), { objectMode: false });
  let number = 0;
  try {
    for await (const line of createInterface({ input: text, crlfDelay: Infinity })) {
      number++;
      if (number < firstLine) continue;
      lines.push(line.slice(0, LONGEST));
      if (number >= around + MARGIN) break;
    }
    // An error does not travel through the lines by itself.
    if (text.errored) throw text.errored;
  } finally {
    text.destroy();
  }
  return { text: lines.join('\n'), firstLine };
}
