import { open } from 'node:fs/promises';
import { fromFirstLine, placesToLookAt } from '../other-formats.ts';
import type { LogSource } from './log-source.ts';

/**
 * The beginnings of logs, and stretches of the plain ones. Of a compressed log and of one that comes through a pipe
 * nothing else can be had without reading all before it.
 */
export async function readPlaces(sources: readonly LogSource[]): Promise<readonly Uint8Array[]> {
  const places: Uint8Array[] = [];
  for (const source of sources) {
    places.push(source.head);
    // One whose beginning is all there is was seen.
    if (source.kind === 'plain' && source.bytes > source.head.length) places.push(...(await readFrom(source)));
  }
  return places;
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
