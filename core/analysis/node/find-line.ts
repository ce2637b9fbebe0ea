import { english } from '../../base/localize.ts';
import type { LineMatch, LinePlace } from '../line-match.ts';
import { inspectSource } from './log-source.ts';
import { startWorkers } from './worker-pool.ts';

/** The first line in time that matches, or null. `format` is `report.format.text`. */
export async function findLine(options: {
  readonly paths: readonly string[];
  readonly format: string;
  readonly match: LineMatch;
  readonly signal?: AbortSignal;
  readonly workerFile: string;
}): Promise<LinePlace | null> {
  const { paths, format, match, signal, workerFile } = options;
  const pool = startWorkers({ count: 1, format, asked: {}, workerFile, onProgress: () => undefined });
  signal?.addEventListener('abort', pool.cancel, { once: true });
  if (signal?.aborted) pool.cancel();
  try {
    const [worker] = pool.workers;
    const places: (LinePlace & { readonly time: number })[] = [];
    for (const [source, path] of paths.entries()) {
      const inspected = await inspectSource(path, english);
      if (!('kind' in inspected) || inspected.kind === 'stream') continue;
      const found = await worker!.findLine(path, inspected.kind === 'compressed', match);
      if (found) places.push({ source, ...found });
    }
    const [first] = places.toSorted((one, other) => one.time - other.time);
    return first ? { source: first.source, line: first.line } : null;
  } finally {
    signal?.removeEventListener('abort', pool.cancel);
    await pool.close();
  }
}
