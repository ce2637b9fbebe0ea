import type { Ordering } from '../core/base/list-order.ts';
import type { Baseline, Comparison } from '../core/comparison/comparison.ts';
import type { Trials } from '../core/generators/alert-trials.ts';
import type { LineMatch } from '../core/query/line-match.ts';
import type { Report } from '../core/analysis/report.ts';

/**
 * What dashboard and extension say to each other. Both sides are remotes made by `core/base/connect.ts`:
 * every call comes back as a value or an error, and only plain data crosses.
 */

/** What the dashboard may ask of the extension. */
export interface Host {
  /** The dashboard is drawn and listens; the extension answers with what it has so far. */
  ready(): Promise<Start>;
  /** Stops the running analysis. What was read so far is shown. */
  cancel(): Promise<void>;
  /** Opens a source file at a line (1-based). `source` is an index into `report.sources`. */
  openLine(source: number, line: number): Promise<void>;
  /** The same of an error log: `source` is an index into `report.errorLog.sources`. */
  openErrorLine(source: number, line: number): Promise<void>;
  /** Opens the first line in time that matches; false when there is none. For bars, points and rows that were clicked. */
  openMatch(match: LineMatch): Promise<boolean>;
  /** Saves the report as a file of the user's choice, with its lists, by their keys, in the orders that were chosen. */
  takeAway(orders: Readonly<Record<string, Ordering>>): Promise<void>;
  /** Saves a picture, which is a data URL of a PNG, as a file of the user's choice. */
  savePicture(name: string, picture: string): Promise<void>;
  /** Lists the lines that the question is about, with links to their places. */
  listLines(): Promise<void>;
  /** Opens a file for another tool, which the user chooses, in an editor. */
  generate(): Promise<void>;
  /** Tries the alerts for Prometheus on the requests that are asked for; a localized sentence where that cannot be. */
  tryAlerts(): Promise<Trials | { readonly failure: string }>;
  /** Opens the rules of these alerts in an editor, with limits by the names under which they can be set. */
  generateRules(limits: Readonly<Record<string, string>>): Promise<void>;
  /** Analyzes the same files again. */
  refresh(): Promise<void>;
  /** Goes on reading what is written to the files, or stops that. */
  follow(isOn: boolean): Promise<void>;
  /** Counts only the requests that fit a query of docs/query.md; empty: all of them. */
  ask(where: string): Promise<void>;
  /** The same, and from now on every answer is compared with that about a baseline; null: no longer. */
  compare(baseline: Baseline | null, where: string): Promise<void>;
  /** The same with files that the user chooses. */
  compareWithLog(): Promise<void>;
}

/** What the extension may tell the dashboard. */
export interface Dashboard {
  /** Null: nothing is being read any more. */
  showProgress(progress: Progress | null): Promise<void>;
  showReport(report: Report, about: About): Promise<void>;
  /** The query whose answer the next report is. */
  showAsked(asked: string): Promise<void>;
  showCompared(compared: Compared | null): Promise<void>;
  /** One localized sentence that says what could not be done, where, and what would help. */
  showFailure(sentence: string): Promise<void>;
}

export interface Start {
  /** The report, when the analysis had finished before the dashboard was ready (or the panel was restored). */
  readonly report: Report | null;
  readonly about: About;
  readonly failure: string | null;
  readonly progress: Progress | null;
  /** The query whose answer the report is, or is going to be; empty: all requests. */
  readonly asked: string;
  readonly compared: Compared | null;
  /** For the page's `setState`: VS Code hands it back to the extension when it restores the panel after a restart. */
  readonly restore: Restore;
}

/** What every answer is compared with; the comparison is null while the baseline is being read, or cannot be. */
export interface Compared {
  readonly baseline: Baseline;
  readonly comparison: Comparison | null;
}

/** What a panel is restored from, beside the query that was asked last and the baseline. */
export interface Restore {
  /** URIs of the analyzed files. */
  readonly logs: readonly string[];
}

/** What is worth telling beside the report. */
export interface About {
  /** File names as the user knows them, for the heading. */
  readonly title: string;
  /** From the first to the last request of all, whatever is asked; null before that is known. */
  readonly span: Report['span'];
  /** The report covers a part: the analysis was cancelled, or still runs, as the progress tells. */
  readonly partial: boolean;
  /** What is written to the files from now on is read, too. */
  readonly following: boolean;
  /** The path of the config whose format was used, when one was. */
  readonly config: string | null;
  /** Localized sentences about what could not be read, or was assumed. */
  readonly notes: readonly string[];
}

export interface Progress {
  readonly bytesRead: number;
  readonly bytesTotal: number;
}
