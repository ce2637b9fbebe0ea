import type { Field } from '../gunicorn/atoms.ts';
import type { ErrorLog } from './error-log/report.ts';
import type { LineMatch } from '../query/line-match.ts';

/**
 * The report: what one analysis found, and the contract of the house. Charts, terminal, insights and generators are
 * functions of it and of nothing hidden. It is plain JSON: no class instance, no `Map`, no `Date`.
 *
 * Durations are integers in microseconds whatever the atom was; times are epoch milliseconds, UTC; sizes are bytes.
 * What the format cannot tell is `null`, never 0. Adding a key is free; renaming or dropping one bumps `version`.
 */
export interface Report {
  readonly version: 1;
  /** One row a file, in the order in which they were given. */
  readonly sources: readonly Source[];
  readonly format: ReportFormat;
  readonly lines: Lines;
  /** Which requests were asked for; null: all. Everything below is about those alone. */
  readonly filter: ReportFilter | null;
  /** Times of the first and the last request; null when no line carried a time. */
  readonly span: { readonly first: number; readonly last: number } | null;
  /** Lines read as requests, and asked for. Exact. */
  readonly requests: number;
  /** Sum of the response sizes; null when the format has no size. Exact. */
  readonly bytesSent: number | null;
  /** Requests by status code, codes ascending; null when the format has no status. Exact. */
  readonly status: Readonly<Record<string, number>> | null;
  readonly statusClasses: Readonly<Record<StatusClass, number>> | null;
  /** Requests by method, most frequent first; null when the format has neither request line nor method. Exact. */
  readonly methods: Readonly<Record<string, number>> | null;
  readonly duration: Duration | null;
  readonly rates: Rates | null;
  /** The same as `paths` with variable parts named, `/item/{id}`; each request with a path is in exactly one. */
  readonly endpoints: readonly PathRow[] | null;
  /** Request paths without the query string, as logged; by requests, then by name; cut at `top`. */
  readonly paths: readonly PathRow[] | null;
  /** Only where they were asked for: what comes first in other orders than that of requests. */
  readonly leadingEndpoints?: LeadingRows<PathRow>;
  readonly leadingPaths?: LeadingRows<PathRow>;
  readonly leadingClients?: LeadingRows<ClientRow>;
  /** The requests that took longest, the slowest first. Exact. */
  readonly slowest: readonly SlowRequest[] | null;
  readonly clients: readonly ClientRow[] | null;
  /** How many addresses there are; null when the format has none. */
  readonly differentClients: DifferentClients | null;
  /** Programs that asked, by what they say they are; one row for all their versions. */
  readonly userAgents: readonly UserAgentRow[] | null;
  /** Pages that sent clients here, as logged; `-` where the client named none. */
  readonly referrers: readonly ReferrerRow[] | null;
  /** Paths that were answered 404, those with the most such requests first; null when the format has no status or path. */
  readonly notFound: readonly NotFoundRow[] | null;
  readonly leadingNotFound?: LeadingRows<NotFoundRow>;
  readonly series: Series | null;
  /** Only where it was asked for; null where the log has no times or goes on for more than a hundred days. */
  readonly minutes?: Minutes | null;
  /** 24 counts by hour of day in the log's own time zone. */
  readonly hours: readonly number[] | null;
  /** Null when the lines tell no times or no durations, or cover no time. */
  readonly saturation: Saturation | null;
  /** What the error logs told; null when there was none. */
  readonly errorLog: ErrorLog | null;
  /** What somebody should know, worst first; null before anything was looked at. */
  readonly insights: readonly InsightRow[] | null;
  /** After so many seconds Gunicorn kills the worker of a request; null when nobody said, or where it does not. */
  readonly timeoutSeconds: number | null;
}

/** A finding drawn from the rest of the report. */
export interface InsightRow {
  readonly id: string;
  readonly severity: InsightSeverity;
  /** In the language of the caller, with the numbers it rests on. */
  readonly says: string;
  /** The times in it, in their order, for whoever shows another clock than UTC; absent where it has none. */
  readonly times?: readonly number[];
  /** What would help, where that can be said. */
  readonly advice: string | null;
  /** The lines it speaks of, where they can be named. */
  readonly match: LineMatch | null;
}

/**
 * - `error`: users are turned away, or have been.
 * - `warning`: they wait, or will soon; or the numbers of the report mislead.
 * - `information`: good to know.
 */
export type InsightSeverity = 'error' | 'warning' | 'information';

export type StatusClass = '1xx' | '2xx' | '3xx' | '4xx' | '5xx';

/** One input file. `lines = parsed + unparsed`, and `errorLog` where there are such lines. */
export interface Source {
  readonly path: string;
  readonly bytes: number;
  readonly lines: number;
  readonly parsed: number;
  readonly unparsed: number;
  /** Lines of Gunicorn's error log, where both logs go to one place; absent where there are none. */
  readonly errorLog?: number;
}

export interface ReportFormat {
  /** The `access_log_format` that the lines were read with. */
  readonly text: string;
  /** Who said so: the caller, the config, or the content of the log. */
  readonly from: 'option' | 'config' | 'content';
  /** The fields that this format yields, and those that others yield. */
  readonly fields: readonly Field[];
  /** Present where other lines are in other formats, as after a restart with a changed config. */
  readonly others?: readonly OtherFormat[];
}

/** A format that some lines were read with, because the format of the report does not fit them. */
export interface OtherFormat {
  readonly text: string;
  /** The files that have such lines. */
  readonly places: readonly OtherFormatPlace[];
}

export interface OtherFormatPlace {
  readonly source: string;
  /** How many they are. */
  readonly lines: number;
  /** 1-based: the first and the last of them. */
  readonly firstLine: number;
  readonly lastLine: number;
  /** When the first one was written; null when it does not say. */
  readonly firstTime: number | null;
}

export interface ReportFilter {
  /** The query, in its one form; empty when only times were asked for. */
  readonly text: string;
  /** Requests that ended then or later, and before; null: no such bound. */
  readonly since: number | null;
  readonly until: number | null;
  /** Requests that were asked for. */
  readonly matched: number;
}

export interface Lines {
  readonly total: number;
  readonly parsed: number;
  readonly unparsed: number;
  /** Those of the error log, as in `sources`; `total = parsed + unparsed + errorLog`. */
  readonly errorLog?: number;
  /** The first few lines that could not be read, and why. */
  readonly samples: readonly UnparsedLine[];
}

export interface UnparsedLine {
  readonly source: string;
  /** 1-based. */
  readonly line: number;
  /** The line itself, cut when long; invalid UTF-8 shown as U+FFFD. */
  readonly text: string;
  /** 1-based column in `text` where reading stopped. */
  readonly column: number;
  /** What was expected there, in the language of the caller. */
  readonly reason: string;
}

/** Microseconds. Quantiles are nearest-rank, within `relativeError`; count, min, max and mean are exact. */
export interface Duration {
  readonly count: number;
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  readonly p50: number;
  readonly p90: number;
  readonly p95: number;
  readonly p99: number;
  readonly p999: number;
  readonly relativeError: number;
  /**
   * Present where requests ran into the timeout of their worker: they are logged as a millisecond or not at all, so
   * that every number here but `min` is too small.
   */
  readonly lowerBounds?: true;
}

export interface Rates {
  /** Requests divided by the span, which counts both its first and its last second. */
  readonly requestsPerSecond: number;
  readonly peakRequestsPerMinute: number;
  readonly bytesPerSecond: number | null;
}

export interface PathRow {
  readonly path: string;
  readonly requests: number;
  /** Requests by status class; only the classes that occurred. Null when the format has no status. */
  readonly status: Readonly<Partial<Record<StatusClass, number>>> | null;
  readonly bytesSent: number | null;
  readonly duration: Duration | null;
  /** Present where memory made the list approximate: `requests` is at most this. */
  readonly atMost?: number;
}

/** A path that was answered 404. */
export interface NotFoundRow {
  readonly path: string;
  /** Requests that were answered so. */
  readonly requests: number;
  /** How many of them came from a page, as the client said; null when the format has no referrer. */
  readonly linked: number | null;
  /** The page from which most of them came; null where no page is known. */
  readonly referrer: ReferrerRow | null;
  readonly atMost?: number;
}

/** What a list leaves out because it is cut by requests, although it comes first in another order. */
export interface LeadingRows<Row> {
  /**
   * By requests, then by name. In each order of `core/base/list-order.ts` the first `most` of all there are can be found
   * among these and those of the list; in those that are of each request, also the first of all with at least so many
   * requests as `counts` says.
   */
  readonly rows: readonly Row[];
  readonly most: number;
  /** Whether everything was counted by itself to the end; if not, something rare may be missing. */
  readonly isExact: boolean;
  /** How many rows there are with at least so many requests. */
  readonly counts: readonly { readonly atLeast: number; readonly rows: number }[];
}

export interface SlowRequest {
  readonly time: number | null;
  readonly method: string | null;
  /** Without the query string. */
  readonly path: string | null;
  readonly status: number | null;
  /** Microseconds. */
  readonly duration: number;
}

/** Exact where `relativeError` is 0; else it is the usual error, one standard deviation as a share. */
export interface DifferentClients {
  readonly count: number;
  readonly relativeError: number;
}

export interface ClientRow {
  readonly address: string;
  readonly requests: number;
  readonly bytesSent: number | null;
  /** Requests that were answered with 404; null when the format has no status. */
  readonly notFound: number | null;
  readonly atMost?: number;
}

export interface UserAgentRow {
  /** `Chrome`, `Googlebot`, `curl`; `-` where the client named none. */
  readonly family: string;
  readonly requests: number;
  /** Says itself that no person asked: a crawler, monitor or scanner, or a program for asking by script. */
  readonly bot: boolean;
  readonly atMost?: number;
}

export interface ReferrerRow {
  readonly referrer: string;
  readonly requests: number;
  readonly atMost?: number;
}

/** Values per step; every array has the same length. `start` is epoch milliseconds of the first step. */
export interface Series {
  readonly start: number;
  readonly stepSeconds: number;
  readonly requests: readonly number[];
  readonly bytesSent: readonly number[] | null;
  readonly status: Readonly<Record<Exclude<StatusClass, '1xx'>, readonly number[]>> | null;
  /** Microseconds; null in a step without a request. */
  readonly duration: {
    readonly p50: readonly (number | null)[];
    readonly p95: readonly (number | null)[];
    readonly p99: readonly (number | null)[];
  } | null;
  /** How the durations of each step are spread; null when the format has no duration. */
  readonly heat: Heat | null;
  /**
   * How many workers were at work on average in each step. A request occupies the time from its end less its duration to
   * its end, as far as that lies in the series.
   */
  readonly busyWorkers: readonly number[] | null;
}

/** What Prometheus would have seen of the log, had it looked at the end of every minute, in UTC. */
export interface Minutes {
  /** Begin of the first minute: that of the first request. */
  readonly start: number;
  readonly requests: readonly number[];
  /** Those of them that were answered with 5xx; null when the format has no status. */
  readonly failed: readonly number[] | null;
  /** Microseconds: what the durations of the requests add up to; null when the format has no duration. */
  readonly micros: readonly number[] | null;
  /** Microseconds, of the five minutes that end with this one; null in those without a request. */
  readonly p95: readonly (number | null)[] | null;
  readonly p99: readonly (number | null)[] | null;
}

/** Durations in bands that people read easily; a duration at the edge of a band may be counted in the next one. */
export interface Heat {
  /** Where each band begins, in microseconds, ascending. It ends where the next one begins. */
  readonly bounds: readonly number[];
  /** By step the requests in each band. */
  readonly counts: readonly (readonly number[])[];
}

/** How busy the workers were over time, from `series.busyWorkers`. */
export interface Saturation {
  /** Requests that all workers together can work on at once; null when nobody said, or there is no such number. */
  readonly capacity: number | null;
  /** From the first step to the last line. */
  readonly busyMean: number;
  /** In the busiest step; where steps are shorter than ten seconds, in the busiest ten seconds. */
  readonly busyPeak: number;
  /** Share (0 to 1) of the steps, or of the times of ten seconds, in which more than 80% of the capacity were busy. */
  readonly shareAbove80: number | null;
}
