import type { Report } from '../../core/analysis/report.ts';
import type { Io } from '../command.ts';
import { painter } from './colors.ts';
import { errorEvents, timedOutRows, tracebackRows } from './error-log.ts';
import { findings } from './findings.ts';
import { hoursOfDay, overTime } from './over-time.ts';
import type { Page } from './page.ts';
import { agentRows, clientRows, endpointRows, notFoundRows, pathRows, referrerRows, unparsedLines } from './rows.ts';
import { durations, statuses } from './shares.ts';
import { summary } from './summary.ts';
import { workers } from './workers.ts';

/** The report for reading in a terminal. Sections that the format cannot fill are left out. */
export function textReport(report: Report, { t, colors, columns }: Pick<Io, 't' | 'colors' | 'columns'>): string {
  const page: Page = { t, paint: painter(colors), columns: Math.min(Math.max(columns, NARROWEST), WIDEST) };
  return SECTIONS.map(write => write(report, page))
    .filter(lines => lines.length > 0)
    .map(lines => `${lines.join('\n')}\n`)
    .join('\n');
}

const SECTIONS = [
  summary,
  findings,
  overTime,
  statuses,
  durations,
  workers,
  endpointRows,
  pathRows,
  clientRows,
  agentRows,
  referrerRows,
  notFoundRows,
  hoursOfDay,
  errorEvents,
  timedOutRows,
  tracebackRows,
  unparsedLines,
];

const NARROWEST = 72;
const WIDEST = 140;
