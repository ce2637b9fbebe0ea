import type { Order } from '../../core/base/list-order.ts';
import type { Baseline } from '../../core/comparison/comparison.ts';
import type { LineMatch } from '../../core/query/line-match.ts';
import type { Report } from '../../core/analysis/report.ts';
import type { Words } from '../charts/chart.ts';
import type { View } from '../state.ts';
import type { Theme } from '../theme.ts';

/** A part of the page. It is made once and shows whatever comes, so that focus and scroll survive the next report. */
export interface Panel {
  readonly node: HTMLElement;
  show(scene: Scene): void;
  /** Marks a step of the report's series, which another panel points at; null: none. */
  mark?(step: number | null): void;
}

/** What panels draw. */
export interface Scene extends Words {
  readonly report: Report;
  readonly view: View;
  readonly theme: Theme;
  /** Path of the config whose format was used. */
  readonly config: string | null;
  /** What was analyzed, as the user knows it. */
  readonly title: string;
}

/** What a reader can do. */
export interface Actions {
  /** False where there is no log to lead to and nobody to ask: in a dashboard that was saved as a file. */
  readonly hasHost: boolean;
  readonly cancel: () => void;
  readonly refresh: () => void;
  readonly follow: (isOn: boolean) => void;
  readonly generate: () => void;
  readonly openLine: (source: number, line: number) => void;
  readonly openErrorLine: (source: number, line: number) => void;
  readonly openMatch: (match: LineMatch) => void;
  /** Counts only what fits a query; empty: everything. */
  readonly ask: (where: string) => void;
  /** Counts only what belongs to a row or a stretch of time, beside what is asked already. */
  readonly narrow: (match: LineMatch) => void;
  /** Asks, and compares every answer with that about a baseline; null: no longer. */
  readonly compare: (baseline: Baseline | null, where: string) => void;
  readonly compareWithLog: () => void;
  /** Offers what there is to compare with. */
  readonly chooseBaseline: () => void;
  /** A panel is gone that a button of the header brought: whoever was in it is at that button again. */
  readonly leave: (panel: 'comparison' | 'alerts') => void;
  /** Shows how an alert would have fared on the log; null: none of them any more. */
  readonly showAlert: (alert: string | null) => void;
  /** Tries another limit of an alert; null: its own again. */
  readonly setLimit: (alert: string, limit: number | null) => void;
  /** Makes rules with these limits, by the names under which they can be set. */
  readonly generateRules: (limits: Readonly<Record<string, string>>) => void;
  readonly goBack: () => void;
  readonly goForward: () => void;
  readonly takeAway: () => void;
  /** Keeps a picture, which is a data URL of a PNG, under a name. */
  readonly savePicture: (name: string, picture: string) => void;
  readonly listLines: () => void;
  readonly toggleSeries: (chart: string, key: string) => void;
  /** Hides the other ones of all these series, or shows them again. */
  readonly showOnly: (chart: string, key: string, all: readonly string[]) => void;
  readonly toggleTable: (chart: string) => void;
  /** Shows all rows of a ranking, or the first few again. */
  readonly toggleLong: (chart: string) => void;
  /** Puts the rows of a ranking in order by a column, or by requests again. */
  readonly toggleOrder: (chart: string, order: Order) => void;
  /** Asks so many requests of each row of a ranking, where it is in order by shares or percentiles. */
  readonly setLeast: (chart: string, atLeast: number) => void;
  /** Something points at a step of the report's series; null: no longer. */
  readonly pointAt: (step: number | null) => void;
  /** Says it to those who do not see it. */
  readonly announce: (sentence: string) => void;
}
