import { open } from 'node:fs/promises';
import { fromFirstLine, placesToLookAt } from '../other-formats.ts';
import type { LogSource } from './log-source.ts';

/**
 * The beginnings of logs, and stretches of the plain ones. Of a compressed log and of one that comes through a pipe
 * nothing else can be had without reading all before it. By source.
 */
export async function readPlaces(sources: readonly LogSource[]): Promise<readonly (readonly Uint8Array[])[]> {
  const all: Uint8Array[][] = [];
  for (const source of sources) {
    // One whose beginning is all there is was seen.
    const isMore = source.kind === 'plain' && source.bytes > source.head.length;
    all.push([source.head, ...(isMore ? await readFrom(source) : [])]);
  }
  return all;
}

async function readFrom({ path, bytes }: Extract<LogSource, { kind: 'plain' | 'whole' }>): Promise<Uint8Array[]> {
  try {
    const file = await open(path, 'r');
    try {
      const places: Uint8Array[] = [];
      for (const { start, end } of placesToLookAt(bytes)) {
        const place = new Uint8Array(end - start);
        const { bytesRead } = await file.read(place, 0, place.length, start);
        places.push(fromFirstLine(place.subarray(0, bytesRead), start));
      }
      return places;
    } finally {
      await file.close();
    }
  } catch {
    // Whoever reads the log tells why it cannot be read.
    return [];
  }
}
