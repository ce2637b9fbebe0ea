import type { Localize } from '../../base/localize.ts';
import { parseEndpoint } from '../../logs/endpoint-rules.ts';
import type { Format } from '../../logs/format.ts';
import type { ErrorLogs } from '../error-log/error-logs.ts';
import type { ErrorLog } from '../error-log/report.ts';
import type { Filter } from '../filter.ts';
import { sourceName } from '../source-name.ts';
import type { AnalyzeFailure, AnalyzeOptions } from './analyze-options.ts';
import { chooseFormat } from '../choose-format.ts';
import type { ChosenFormat } from '../choose-format.ts';
import { gatherErrorLogs, gatherSources } from './gather-sources.ts';
import { holdsErrorLog, isErrorLog } from '../is-error-log.ts';
import type { LogSource } from './log-source.ts';
import { withOtherFormats } from '../other-formats.ts';
import { tellProgress } from './progress.ts';
import { readPlaces } from './read-places.ts';
import type { ErrorSource } from './read-error-logs.ts';
import { readErrorLogs } from './read-error-logs.ts';
import { resolvedFilter } from './resolved-filter.ts';

/** What is known before the first line is counted. */
export interface Prepared {
  readonly sources: readonly LogSource[];
  readonly chosen: ChosenFormat;
  /** Its formats as far as looking at the logs showed them. */
  readonly seen: Format;
  readonly filter: Filter | null;
  /** What the error logs told; they may have told more since. */
  errorLogs: ErrorLogs;
  errorLog: ErrorLog | null;
  errorSources: readonly LogSource[];
  /** To be called with how many bytes more were read, of anything. */
  readonly onBytes: (bytes: number) => void;
  /** Indexes of the sources that have Gunicorn's error log in them as well. */
  readonly both: Set<number>;
  /** Localized: what could not be read at all, and what was assumed. */
  notes: readonly string[];
  /** So far nothing went wrong. */
  readonly complete: boolean;
}

/**
 * Looks at all that was named, and reads the error logs.
 *
 * @param format with those of lines that an earlier reading could not read; null: what the logs show is to be seen
 */
export async function prepare(
  options: AnalyzeOptions,
  format: Format | null = null,
): Promise<Prepared | AnalyzeFailure> {
  const { paths, errorLogs = [], endpoints = [], signal, t } = options;
  const wrong = endpoints.find(text => parseEndpoint(text) === null);
  if (wrong !== undefined) return { failure: describeWrongEndpoint(wrong, t) };
  const logs = await gatherSources(paths, options.format, t, options);
  const recognized = logs.sources.filter(isErrorLog);
  const sources = logs.sources.filter(source => !recognized.includes(source));
  const errorSources = await gatherErrorLogs(errorLogs, recognized, t, options);
  const failures = [...logs.failures, ...errorSources.failures];
  if (sources.length + errorSources.sources.length === 0) {
    return { failure: failures.join('\n') || t('There is no log to read.') };
  }

  const heads = sources.map(({ head }) => head);
  const named = chooseFormat(options.format, heads, t);
  const places = await readPlaces(sources);
  const seen = withOtherFormats(named.format, places.flat());
  const chosen = { ...named, format: format ?? options.known?.overlooked(sources, seen) ?? seen };
  const filter = await resolvedFilter(options.filter ?? {}, sources, chosen.format, t);
  if (filter && 'failure' in filter) {
    closeStreams(sources);
    return filter;
  }
  const both = new Set([...sources.keys()].filter(index => holdsErrorLog(places[index]!, chosen.format)));
  const alone = errorSources.sources;
  const errors = errorSourcesOf({ chosen, both, errorSources: alone }, sources);
  const onBytes = tellProgress([...sources, ...errors.map(({ source }) => source)], options);
  const told = await readErrorLogs(errors, { signal, onBytes, t });
  return {
    sources,
    chosen,
    seen,
    filter,
    errorLogs: told.logs,
    errorLog: told.logs.told(),
    errorSources: alone,
    both,
    onBytes,
    notes: [
      ...failures,
      ...logs.notes,
      ...recognized.map(source => describeRecognized(source, t)),
      ...errorSources.notes,
      ...told.notes,
      ...chosen.notes,
    ],
    complete: failures.length === 0 && told.complete,
  };
}

/** Reads all error logs once more, for there is more in them. Not where one came through a pipe, which has nothing any more. */
export async function readErrorLogsAgain(
  prepared: Prepared,
  sources: readonly LogSource[],
  { signal, t }: AnalyzeOptions,
): Promise<void> {
  if ([...sources, ...prepared.errorSources].some(({ kind }) => kind === 'stream')) return;
  const { logs } = await readErrorLogs(errorSourcesOf(prepared, sources), { signal, onBytes: () => undefined, t });
  prepared.errorLogs = logs;
  prepared.errorLog = prepared.errorLogs.told();
}

/** What comes through a pipe can be read once, and is when its requests are. */
function errorSourcesOf(
  { chosen, both, errorSources }: Pick<Prepared, 'chosen' | 'both' | 'errorSources'>,
  sources: readonly LogSource[],
): readonly ErrorSource[] {
  return [
    ...errorSources.map(source => ({ source, requests: null })),
    ...sources
      .filter(({ kind }, index) => both.has(index) && kind !== 'stream')
      .map(source => ({ source, requests: chosen.format })),
  ];
}

/** Nothing may ever come from a pipe, and nobody should wait for it. */
export function closeStreams(sources: readonly LogSource[]): void {
  for (const source of sources) if (source.kind === 'stream') source.stream.close();
}

function describeRecognized({ path }: LogSource, t: Localize): string {
  return t('{path} is an error log of Gunicorn and was read as one.', { path: sourceName(path, t) });
}

function describeWrongEndpoint(text: string, t: Localize): string {
  return t('"{text}" is no endpoint. One looks like {example}, or {rest} for everything below.', {
    text,
    example: '/shop/{name}/cart',
    rest: '/static/*',
  });
}
