import { availableParallelism } from 'node:os';
import type { Localize } from '../../base/localize.ts';
import { english } from '../../base/localize.ts';
import type { Format } from '../../logs/format.ts';
import { parseFormat, withOthers } from '../../logs/format.ts';
import { queryOfMatch } from '../../query/line-match.ts';
import type { LineMatch } from '../../query/line-match.ts';
import { EVERYTHING, allOf } from '../../query/query.ts';
import type { Query } from '../../query/query.ts';
import type { Asked } from '../aggregate.ts';
import { queryOf } from '../filter.ts';
import type { FilterText } from '../filter.ts';
import { foundLines } from '../found-lines.ts';
import type { FoundLines, PlacedLine } from '../found-lines.ts';
import { chooseFormat } from '../choose-format.ts';
import type { NamedFormat } from '../choose-format.ts';
import { gatherSources } from './gather-sources.ts';
import { isErrorLog } from '../is-error-log.ts';
import { knowledgeFor } from './known-logs.ts';
import type { KnownLogs } from './known-logs.ts';
import { planTasks, runJob, scannedSource } from './job.ts';
import type { Job } from './job.ts';
import { inspectSource } from './log-source.ts';
import type { LogSource } from './log-source.ts';
import { withOtherFormats } from '../other-formats.ts';
import { readPlaces } from './read-places.ts';
import { resolvedFilter } from './resolved-filter.ts';
import type { SpareThreads } from './spare-threads.ts';
import { MOST_THREADS, startWorkers } from './worker-pool.ts';

interface Search {
  /** How many lines to give at most. */
  readonly most: number;
  readonly signal?: AbortSignal | undefined;
  /** What the files are written in, where they do not say so themselves; as `encodingNamed` says it. */
  readonly encoding?: string | null | undefined;
  /** Absolute path of the built `dist/worker.js`. */
  readonly workerFile: string;
  /** Threads that wait already; absent: they are started. */
  readonly spare?: SpareThreads | undefined;
  /** What earlier questions learned of the files. */
  readonly known?: KnownLogs | undefined;
}

/** In logs that a report was made of: its sources, and the format that it was read with. */
export interface SearchOfReport extends Search {
  readonly paths: readonly string[];
  readonly format: string;
  /** Those that other lines of them are in. */
  readonly others?: readonly string[];
  readonly match: LineMatch;
  readonly filter?: FilterText;
}

/** The first lines in time that match and that the filter lets through. `source` is an index into `paths`. */
export async function findLines(options: SearchOfReport): Promise<FoundLines> {
  const { paths, match, encoding } = options;
  const format = withOthers(parseFormat(options.format), options.others?.map(parseFormat));
  const inspected = await Promise.all(
    paths.map(async path => await inspectSource(path, english, { streams: false, encoding })),
  );
  const sources = inspected.filter(source => 'kind' in source);
  const filter = await resolvedFilter(options.filter ?? {}, sources, format, english);
  if (filter && 'failure' in filter) return { total: 0, lines: [] };
  const query = allOf([...(filter ? [queryOf(filter)] : []), queryOfMatch(match)]);
  const { total, lines } = await search(sources, format, query, options);
  const placeOf = ({ source, ...line }: PlacedLine) => ({ ...line, source: paths.indexOf(sources[source]!.path) });
  return { total, lines: lines.map(placeOf) };
}

/** In logs that somebody names. */
export interface SearchOfLogs extends Search {
  /** Plain, gzip or zstd files and folders of such, in any order; `-` is standard input. */
  readonly paths: readonly string[];
  readonly format: NamedFormat | null;
  readonly filter: FilterText;
  readonly t: Localize;
}

/** Lines that fit, the paths that `source` is an index into, and sentences about what could not be read, or was assumed. */
export interface LinesOfLogs extends FoundLines {
  readonly sources: readonly string[];
  readonly notes: readonly string[];
  /** Every file was read to its end. */
  readonly complete: boolean;
}

/** Never rejects for what a file is or contains: that is a failure or a note. */
export async function findLinesOfLogs(options: SearchOfLogs): Promise<LinesOfLogs | { readonly failure: string }> {
  const { paths, t } = options;
  const logs = await gatherSources(paths, options.format, t, options);
  const sources = logs.sources.filter(source => !isErrorLog(source));
  if (sources.length === 0) return { failure: logs.failures.join('\n') || t('There is no log to read.') };
  const named = chooseFormat(
    options.format,
    sources.map(({ head }) => head),
    t,
  );
  const chosen = { ...named, format: withOtherFormats(named.format, (await readPlaces(sources)).flat()) };
  const filter = await resolvedFilter(options.filter, sources, chosen.format, t);
  if (filter && 'failure' in filter) {
    for (const source of sources) if (source.kind === 'stream') source.stream.close();
    return filter;
  }
  const { errors, ...found } = await search(sources, chosen.format, filter ? queryOf(filter) : EVERYTHING, options);
  const unread = [...errors].map(([index, code]) =>
    t('{path} could not be read to its end: {code}.', { path: sources[index]!.path, code }),
  );
  return {
    ...found,
    sources: sources.map(({ path }) => path),
    notes: [...logs.failures, ...logs.notes, ...chosen.notes, ...unread],
    complete: logs.failures.length === 0 && errors.size === 0,
  };
}

async function search(
  sources: readonly LogSource[],
  format: Format,
  filter: Query,
  { most, signal, workerFile, spare, known }: Search,
): Promise<FoundLines & { readonly errors: ReadonlyMap<number, string> }> {
  const errors = new Map<number, string>();
  const threads = Math.min(availableParallelism(), MOST_THREADS);
  const asked: Asked = { filter, lines: most };
  const waiting = await planTasks(sources, threads, errors, knowledgeFor(asked, format, known));
  const pool = startWorkers({
    count: Math.max(1, Math.min(threads, waiting.length)),
    format,
    asked,
    workerFile,
    spare,
    onProgress: () => undefined,
  });
  const job: Job = {
    sources,
    waiting,
    done: [],
    current: new Map(),
    errors,
    lost: new Map(),
    partBytes: null,
    isCancelled: () => signal?.aborted ?? false,
    onStreamBytes: () => undefined,
    // Logs go forward in time, so the first line is in none of the ranges behind one that has a line.
    onDone({ source }, { matched }) {
      if (most > 1 || matched === 0) return;
      for (let index = waiting.length - 1; index >= 0; index--) {
        if (waiting[index]!.source === source) waiting.splice(index, 1);
      }
    },
  };
  const cancel = () => {
    pool.cancel();
    for (const source of sources) if (source.kind === 'stream') source.stream.close();
  };
  signal?.addEventListener('abort', cancel, { once: true });
  if (signal?.aborted) cancel();
  try {
    await runJob(pool.workers, job);
    const scanned = sources.map((_, index) => scannedSource(job, index, []));
    return { ...foundLines(scanned, most), errors };
  } finally {
    signal?.removeEventListener('abort', cancel);
    for (const source of sources) if (source.kind === 'stream') source.stream.close();
    await pool.close();
  }
}
