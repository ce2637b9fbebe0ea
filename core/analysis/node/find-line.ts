import { english } from '../../base/localize.ts';
import { parseFormat } from '../../logs/format.ts';
import { allOf } from '../../query/query.ts';
import { queryOf } from '../filter.ts';
import type { FilterText } from '../filter.ts';
import { queryOfMatch } from '../../query/line-match.ts';
import type { LineMatch } from '../../query/line-match.ts';
import type { LinePlace } from '../line-place.ts';
import { inspectSource } from './log-source.ts';
import { resolvedFilter } from './resolved-filter.ts';
import { startWorkers } from './worker-pool.ts';

/** The first line in time that matches and that the filter lets through, or null. `format` is `report.format.text`. */
export async function findLine(options: {
  readonly paths: readonly string[];
  readonly format: string;
  readonly match: LineMatch;
  readonly filter?: FilterText;
  readonly signal?: AbortSignal;
  readonly workerFile: string;
}): Promise<LinePlace | null> {
  const { paths, format, match, signal, workerFile } = options;
  const inspected = await Promise.all(paths.map(async path => await inspectSource(path, english, { streams: false })));
  const sources = inspected.filter(source => 'kind' in source);
  const filter = await resolvedFilter(options.filter ?? {}, sources, parseFormat(format), english);
  if (filter && 'failure' in filter) return null;
  const query = allOf([...(filter ? [queryOf(filter)] : []), queryOfMatch(match)]);

  const pool = startWorkers({ count: 1, format, asked: {}, workerFile, onProgress: () => undefined });
  signal?.addEventListener('abort', pool.cancel, { once: true });
  if (signal?.aborted) pool.cancel();
  try {
    const [worker] = pool.workers;
    const places: (LinePlace & { readonly time: number })[] = [];
    for (const { path, kind } of sources) {
      const found = await worker!.findLine(path, kind === 'compressed', query);
      if (found) places.push({ source: paths.indexOf(path), ...found });
    }
    const [first] = places.toSorted((one, other) => one.time - other.time);
    return first ? { source: first.source, line: first.line } : null;
  } finally {
    signal?.removeEventListener('abort', pool.cancel);
    await pool.close();
  }
}
