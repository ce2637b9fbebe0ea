import type { Localize } from '../base/localize.ts';
import type { Field } from '../gunicorn/atoms.ts';
import { fieldsOf, tells } from '../logs/fields.ts';
import type { Format } from '../logs/format.ts';
import type { Asked } from './aggregate.ts';
import { aggregatesFor } from './aggregates/index.ts';
import type { ErrorLog } from './error-log/report.ts';
import { errorLogWithin } from './error-log/within.ts';
import { isStretchOfTime } from '../query/query.ts';
import { describeFilter } from './filter.ts';
import type { Filter } from './filter.ts';
import { insightsOf } from './insights/index.ts';
import type { Limits } from './limits.ts';
import type { Duration, Report, ReportFormat, Series, Source } from './report.ts';
import type { OtherRead, States, Stretch } from './scan.ts';
import { saturationOf } from './saturation.ts';
import { MOST_SAMPLES, NOTHING_BEFORE } from './rejected.ts';
import { noneRead, joinedRead } from './scan.ts';
import { describeUnparsed } from './unparsed.ts';

export interface Scanned {
  readonly format: Format;
  readonly from: ReportFormat['from'];
  readonly sources: readonly ScannedSource[];
  /** One of each worker. The first is added to. */
  readonly states: readonly States[];
  readonly top: number;
  readonly limits: Limits;
  /** What the error logs told, where there were any. */
  readonly errorLog?: ErrorLog | null;
  readonly asked?: Asked;
  /** Null or absent: every request was asked for. */
  readonly filter?: Filter | null;
  readonly t: Localize;
}

export interface ScannedSource {
  readonly path: string;
  readonly bytes: number;
  /** In the order of the file. */
  readonly stretches: readonly Stretch[];
}

/** States → merge → finish → report. */
export function buildReport(scanned: Scanned): Report {
  const { format, from, sources, states, top, limits, errorLog = null, asked = {}, filter = null, t } = scanned;
  const fields = fieldsOf(format);
  const has = (field: Field) => tells(fields, field);
  const counted = sources.map(countLines);
  const lines = sum(counted.map(({ lines }) => lines));
  const parsed = sum(counted.map(({ parsed }) => parsed));
  const errorLines = sum(counted.map(({ errorLog = 0 }) => errorLog));
  const isPart = filter?.where ? !isStretchOfTime(filter.where) : false;
  const matched = sum(sources.flatMap(({ stretches }) => stretches.map(({ matched }) => matched)));
  const [first = {}, ...others] = states;
  for (const other of others) mergeStates(first, other, format, asked);
  const about = { top: Math.max(top, MOST_LOOKED_AT), leading: asked.leading ?? 0, has, errorLog };
  const told: Partial<Report> = Object.assign(
    {},
    ...aggregatesFor(has, asked).map(({ id, create, finish }) => finish(first[id] ?? create(), about)),
  );
  const during = errorLog && duringSeries(errorLog, filter, told.series ?? null);
  const report: Report = {
    version: 1,
    sources: counted,
    format: { text: format.text, from, fields, ...othersOf(format, sources) },
    lines: {
      total: lines,
      parsed,
      unparsed: lines - parsed - errorLines,
      ...(errorLines > 0 && { errorLog: errorLines }),
      samples: samplesOf(format, sources, t),
    },
    filter: filter && { ...describeFilter(filter), matched },
    requests: matched,
    ...NOTHING,
    errorLog,
    ...told,
    duration: bounded(told.duration ?? null, during),
    // Some of the requests do not tell how full the workers were.
    saturation: saturationOf(told, isPart ? null : limits.capacity),
    timeoutSeconds: limits.timeoutSeconds,
  };
  // Nor do they tell what is wrong: of the failed ones, all have failed.
  return { ...shortened(report, top), insights: isPart ? null : insightsOf({ ...report, errorLog: during }, t) };
}

/** Adds to the first what was counted beside it, of the same format and with the same questions. */
export function mergeStates(into: States, from: States, format: Format, asked: Asked): void {
  const fields = fieldsOf(format);
  for (const { id, merge } of aggregatesFor(field => tells(fields, field), asked)) merge(into[id]!, from[id]!);
}

/** Rows of a list that insights look at, however few are shown: the costliest path need not be a frequent one. */
const MOST_LOOKED_AT = 100;

/** The report with at most so many rows in each list. */
export function shortened(report: Report, top: number): Report {
  const { endpoints, paths, slowest, clients, userAgents, referrers, notFound } = report;
  return {
    ...report,
    endpoints: endpoints?.slice(0, top) ?? null,
    paths: paths?.slice(0, top) ?? null,
    slowest: slowest?.slice(0, top) ?? null,
    clients: clients?.slice(0, top) ?? null,
    userAgents: userAgents?.slice(0, top) ?? null,
    referrers: referrers?.slice(0, top) ?? null,
    notFound: notFound?.slice(0, top) ?? null,
  };
}

/** What happened while the requests were answered that were asked for. */
function duringSeries(errorLog: ErrorLog, filter: Filter | null, series: Series | null): ErrorLog {
  if (!filter || !series) return errorLog;
  const { start, stepSeconds, requests } = series;
  return errorLogWithin(errorLog, start, start + requests.length * stepSeconds * 1000);
}

/** The durations of requests that timed out are missing, or a millisecond that is none. */
function bounded(duration: Duration | null, errorLog: ErrorLog | null): Duration | null {
  return duration && errorLog && errorLog.timedOut.count > 0 ? { ...duration, lowerBounds: true } : duration;
}

/** What the format cannot tell, and what later versions of the engine will. */
const NOTHING = {
  span: null,
  bytesSent: null,
  status: null,
  statusClasses: null,
  methods: null,
  duration: null,
  rates: null,
  endpoints: null,
  paths: null,
  slowest: null,
  clients: null,
  differentClients: null,
  userAgents: null,
  referrers: null,
  notFound: null,
  series: null,
  hours: null,
  saturation: null,
  errorLog: null,
  insights: null,
  timeoutSeconds: null,
} as const;

/** Where the other formats of the logs were found; nothing where no line was in any. */
function othersOf({ others = [] }: Format, sources: readonly ScannedSource[]): Pick<ReportFormat, 'others'> {
  const found = others.flatMap(({ text }, index) => {
    const places = sources.flatMap(({ path, stretches }) => {
      let linesBefore = 0;
      let all: OtherRead = noneRead();
      for (const { others, lines } of stretches) {
        all = joinedRead(all, others[index]!, linesBefore);
        linesBefore += lines;
      }
      const { lines, firstLine, lastLine, firstTime } = all;
      if (lines === 0) return [];
      const time = firstTime < 0 ? null : firstTime;
      return [{ source: path, lines, firstLine: firstLine + 1, lastLine: lastLine + 1, firstTime: time }];
    });
    return places.length > 0 ? [{ text, places }] : [];
  });
  return found.length > 0 ? { others: found } : {};
}

function countLines({ path, bytes, stretches }: ScannedSource): Source {
  const lines = sum(stretches.map(({ lines }) => lines));
  const parsed = sum(stretches.map(({ parsed }) => parsed));
  const errorLog = errorLinesOf(stretches);
  return { path, bytes, lines, parsed, unparsed: lines - parsed - errorLog, ...(errorLog > 0 && { errorLog }) };
}

/** How many lines of a file, in its order, are those of the error log. */
export function errorLinesOf(stretches: readonly Stretch[]): number {
  let before = NOTHING_BEFORE;
  let all = 0;
  for (const { rejected } of stretches) {
    const { errorLines, after } = rejected.ways[before]!;
    all += errorLines;
    before = after;
  }
  return all;
}

function samplesOf(format: Format, sources: readonly ScannedSource[], t: Localize) {
  const describe = describeUnparsed(format, t);
  return sources
    .flatMap(({ path, stretches }) => {
      let linesBefore = 0;
      let state = NOTHING_BEFORE;
      return stretches.flatMap(({ rejected, lines }) => {
        const before = linesBefore;
        const { samples, after } = rejected.ways[state]!;
        linesBefore += lines;
        state = after;
        return samples.map(sample => ({ sample, path, before }));
      });
    })
    .slice(0, MOST_SAMPLES)
    .map(({ sample, path, before }) => describe(sample, path, before));
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
