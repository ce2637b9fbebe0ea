import { open } from 'node:fs/promises';
import type { Format } from '../../logs/format.ts';
import type { TimeBase } from '../../query/times.ts';
import { createLastTime } from '../last-time.ts';
import type { LogSource } from './log-source.ts';

/**
 * The last request of the logs, by the ends of the plain files: a compressed one would have to be read whole, and what
 * comes through a pipe is not there yet. Null where no plain file ends in lines with a time.
 */
export async function readTimeBase(sources: readonly LogSource[], format: Format): Promise<TimeBase | null> {
  const last = createLastTime(format);
  for (const source of sources) {
    if (source.kind === 'plain') last.add(await readTail(source.path, source.bytes));
  }
  return last.base();
}

const TAIL = 1 << 18;

async function readTail(path: string, size: number): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const start = Math.max(0, size - TAIL);
    const bytes = new Uint8Array(size - start);
    const { bytesRead } = await file.read(bytes, 0, bytes.length, start);
    return bytes.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}
