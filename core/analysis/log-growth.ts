import type { Report } from './report.ts';

/** How fast the access log grows, as far as the analyzed log tells. */
export interface Growth {
  readonly bytesPerDay: number;
  /** Over how long it was measured. */
  readonly seconds: number;
}

/** Less than this says nothing about a day. */
const SHORTEST_SECONDS = 600;
const DAY_SECONDS = 86_400;

/** Null without a log, for a log of a few minutes, and for compressed logs, whose size is not the size on the disk. */
export function logGrowth(report: Report | null): Growth | null {
  if (!report?.span || report.sources.some(source => source.path.endsWith('.gz'))) return null;
  const seconds = (report.span.last - report.span.first) / 1000;
  if (seconds < SHORTEST_SECONDS) return null;
  const bytes = report.sources.reduce((sum, source) => sum + source.bytes, 0);
  return { bytesPerDay: (bytes / seconds) * DAY_SECONDS, seconds };
}
