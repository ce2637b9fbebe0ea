import type { ChartConfiguration } from 'chart.js';
import type { List, Order } from '../../core/base/list-order.ts';
import type { Localize } from '../../core/base/localize.ts';
import type { LineMatch } from '../../core/query/line-match.ts';
import type { Report } from '../../core/analysis/report.ts';
import type { Formats } from '../formats.ts';
import type { Theme } from '../theme.ts';

/**
 * One picture of the report. Everything about it is a function of the report, so the chart, its table twin, what is
 * spoken and what a click leads to cannot differ: point i of the chart is row i of the table.
 */
export interface Chart {
  /** Also the file name. */
  readonly id: string;
  /** Heading. English; localized where it is shown. */
  readonly title: string;
  /**
   * A `plot` has axes and shows its table on demand; a `timeline` is a plot over the steps of the report's series; a
   * `ranking` is a table with a bar in every row.
   */
  readonly kind: 'plot' | 'timeline' | 'ranking';
  /** The list of the report that a ranking shows, where its rows can be put in another order than that of requests. */
  readonly list?: List;
  /** Why there is nothing to draw, and what would help, in a sentence; null when there is something. */
  missing(report: Report, words: Words): string | null;
  /** What the chart tells, in a sentence: its caption, and its label for whoever does not see it. */
  caption(report: Report, words: Words): string;
  /** Series with a colour of their own; none when there is only one. */
  series(report: Report, words: Words): readonly Series[];
  table(report: Report, words: Words): Table;
  configuration(report: Report, sight: Sight): Configuration;
}

/** Datasets are labelled with the key of their series. */
export type Configuration = ChartConfiguration<'bar' | 'line', (Point | number)[]>;

interface Point {
  readonly x: number;
  /** NaN leaves a gap; two numbers are where a bar begins and ends. */
  readonly y: number | [number, number];
}

export interface Words {
  readonly t: Localize;
  readonly formats: Formats;
}

/** How the reader looks at a chart. */
export interface Sight extends Words {
  readonly theme: Theme;
  /** Keys of the series that the reader has hidden. */
  readonly hidden: ReadonlySet<string>;
}

export interface Series {
  readonly key: SeriesKey;
  readonly title: string;
  /** What it means, for whoever does not know. */
  readonly explanation: string;
  /** Its total, or its value over the whole log. */
  readonly value: string;
}

/** What has a colour, which means the same everywhere. */
export type SeriesKey = 'requests' | '2xx' | '3xx' | '4xx' | '5xx' | 'p50' | 'p95' | 'p99' | 'busy' | 'capacity';

export interface Table {
  /** The first column is the label of the row. */
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

export interface Column {
  readonly title: string;
  /** The series whose values these are. */
  readonly series?: SeriesKey;
  /** The dataset of the chart whose values these are, where that has no colour of its own. */
  readonly dataset?: string;
  /** What a click on its title puts the rows in order by. */
  readonly order?: Order;
  /** Left out where there is little room. */
  readonly isMinor?: boolean;
  /** Texts, which may be long, instead of numbers. */
  readonly isText?: boolean;
}

export interface Row {
  /** May come from the log, so it is hostile. */
  readonly label: string;
  /** One a column but the first. */
  readonly cells: readonly Cell[];
  /** The lines that belong to this row; null when nothing can lead to them. */
  readonly match: LineMatch | null;
}

export interface Cell {
  readonly text: string;
  /** The lines behind this value, where they are fewer than those of the row. */
  readonly match?: LineMatch;
}
