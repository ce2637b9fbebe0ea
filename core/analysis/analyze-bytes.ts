import type { Localize } from '../base/localize.ts';
import type { Format } from '../logs/format.ts';
import type { Analysis, AnalyzeFailure } from './analysis.ts';
import type { Asked } from './aggregate.ts';
import { askedTimeouts } from './aggregates/timed-out.ts';
import { buildReport } from './build-report.ts';
import type { ScannedSource } from './build-report.ts';
import { lookAt, readBytes } from './byte-source.ts';
import type { ByteSource, Looked } from './byte-source.ts';
import { chooseFormat } from './choose-format.ts';
import type { NamedFormat } from './choose-format.ts';
import { readErrorBytes } from './error-log/read-bytes.ts';
import { queryOf } from './filter.ts';
import type { FilterText } from './filter.ts';
import { filterOfBytes } from './filter-of-bytes.ts';
import { holdsErrorLog, isErrorLog } from './is-error-log.ts';
import { NO_LIMITS } from './limits.ts';
import type { Limits } from './limits.ts';
import { fromFirstLine, placesToLookAt, withOtherFormats, withOverlooked } from './other-formats.ts';
import { nothingRead } from './nothing-read.ts';
import { createScan } from './scan.ts';

export interface AnalyzeBytesOptions {
  /** Plain logs in any order. */
  readonly sources: readonly ByteSource[];
  /** Error logs of the same Gunicorn. One among `sources` is recognized as well. */
  readonly errorLogs?: readonly ByteSource[];
  /** The `access_log_format` and who said so; null: detect it from the content. */
  readonly format: NamedFormat | null;
  readonly top?: number;
  readonly limits?: Limits;
  readonly filter?: FilterText;
  /** Also every minute by itself, for alerts to be tried on. */
  readonly minutes?: boolean;
  /** Also so many rows of each list that come first in other orders than that of requests; no more than `top`. */
  readonly leading?: number;
  /** What was read until it is aborted is reported. */
  readonly signal?: AbortSignal;
  readonly onProgress?: (progress: { readonly bytesRead: number; readonly bytesTotal: number }) => void;
  readonly t: Localize;
}

const TOP = 10;

/**
 * What `analyzeFiles` does, on hosts where there are no files and no threads: in a browser, or in a folder that some
 * service makes up. Gives the same report. Never rejects for what a log is or contains.
 */
export async function analyzeBytes(options: AnalyzeBytesOptions): Promise<Analysis | AnalyzeFailure> {
  for (let format: Format | null = null; ;) {
    const read = await readAll(options, format);
    if ('failure' in read) return read;
    format = read.overlooked;
    if (!format) return read.analysis;
  }
}

interface ReadAll {
  readonly analysis: Analysis;
  /** With which it is to be read again, because a format begins that nothing showed beforehand; null: none does. */
  readonly overlooked: Format | null;
}

/** @param known the formats of the lines; null: they are to be seen */
async function readAll(options: AnalyzeBytesOptions, known: Format | null): Promise<ReadAll | AnalyzeFailure> {
  const { errorLogs = [], top = TOP, limits = NO_LIMITS, signal, onProgress, t } = options;
  const { looked, failures } = await lookAt([...options.sources, ...errorLogs], t);
  const isError = (log: Looked) => errorLogs.includes(log.source) || isErrorLog(log);
  const logs = looked.filter(log => !isError(log));
  if (looked.length === 0) return { failure: failures.join('\n') || t('There is no log to read.') };

  const named = chooseFormat(
    options.format,
    logs.map(({ head }) => head),
    t,
  );
  const places = await placesOf(logs, signal);
  const chosen = { ...named, format: known ?? withOtherFormats(named.format, places.flat()) };
  const filter = await filterOfBytes(options.filter ?? {}, logs, chosen.format, t);
  if (filter && 'failure' in filter) return filter;
  const both = logs.filter((_, index) => holdsErrorLog(places[index] ?? [], chosen.format));
  const errorSources = [
    ...looked.filter(isError).map(log => ({ log, requests: null })),
    ...both.map(log => ({ log, requests: chosen.format })),
  ];
  const errors = await readErrorBytes(errorSources, signal, t);
  const { minutes = false, leading = 0 } = options;
  const asked: Asked = {
    timeouts: askedTimeouts(errors.errorLog),
    minutes,
    leading,
    ...(filter && { filter: queryOf(filter) }),
  };

  const scan = createScan(chosen.format, null, asked);
  const bytesTotal = logs.reduce((sum, { source }) => sum + source.bytes, 0);
  let bytesRead = 0;
  const sources: ScannedSource[] = [];
  const unread: string[] = [];
  const notes: string[] = [];
  for (const { source, head } of logs) {
    const { path, bytes } = source;
    const push = (chunk: Uint8Array) => {
      scan.push(chunk);
      bytesRead += chunk.length;
      onProgress?.({ bytesRead, bytesTotal });
    };
    const failure = signal?.aborted ? null : await readBytes(source, push, signal, t);
    // Half a line is none: a duration of 1234 must not count as 12.
    const stretch = failure !== null || signal?.aborted ? scan.abandon() : scan.end();
    sources.push({ path, bytes, stretches: [stretch] });
    if (failure !== null) unread.push(failure);
    else if (signal?.aborted) continue;
    else if (stretch.lines === 0) notes.push(t('{path} is empty: there is nothing to analyze yet.', { path }));
    else if (stretch.parsed === 0) notes.push(nothingRead(head, path, chosen, t));
  }

  const { format, from } = chosen;
  // The places that were looked at need not have told.
  const overlooked = logs.filter(
    (log, index) => !both.includes(log) && (sources[index]?.stretches[0]?.rejected.entries ?? 0) > 0,
  );
  const { errorLog } =
    overlooked.length === 0 || signal?.aborted
      ? errors
      : await readErrorBytes([...errorSources, ...overlooked.map(log => ({ log, requests: format }))], signal, t);
  const states = [scan.states()];
  const report = buildReport({ format, from, top, limits, errorLog, asked, filter, t, sources, states });
  const damage = [...failures, ...errors.failures, ...unread];
  const cancelled = signal?.aborted ?? false;
  const isUnderstood = cancelled || report.lines.total === 0 || report.lines.parsed > 0;
  const complete = damage.length === 0 && isUnderstood;
  return {
    analysis: { report, cancelled, notes: [...damage, ...chosen.notes, ...notes], complete },
    overlooked: cancelled ? null : withOverlooked(format, sources),
  };
}

/** The beginnings of the logs, and stretches of those that have more; by log. */
async function placesOf(
  logs: readonly Looked[],
  signal: AbortSignal | undefined,
): Promise<readonly (readonly Uint8Array[])[]> {
  const all: Uint8Array[][] = [];
  for (const { source, head } of logs) {
    const places = [head];
    all.push(places);
    if (source.bytes <= head.length) continue;
    for (const { start, end } of placesToLookAt(source.bytes)) {
      if (signal?.aborted) return all;
      // Bytes that cannot be had are told of when the log is read.
      const place = await source.read(start, end).catch(() => new Uint8Array(0));
      places.push(fromFirstLine(place, start));
    }
  }
  return all;
}
