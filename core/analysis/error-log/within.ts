import type { ErrorEventKind, ErrorLog } from './report.ts';

/**
 * What the error log tells of a stretch of time, in epoch milliseconds, as far as it lists its events: of each kind the
 * last few hundred.
 */
export function errorLogWithin(errorLog: ErrorLog, from: number, until: number): ErrorLog {
  const isWithin = ({ time }: { readonly time: number | null }) => time === null || (time >= from && time < until);
  const events = errorLog.events.filter(isWithin);
  if (events.length === errorLog.events.length) return errorLog;
  const eventCounts: Partial<Record<ErrorEventKind, number>> = {};
  for (const { kind } of events) eventCounts[kind] = (eventCounts[kind] ?? 0) + 1;
  const requests = errorLog.timedOut.requests.filter(isWithin);
  const timedOut = { ...errorLog.timedOut, count: eventCounts['worker-timeout'] ?? 0, requests };
  return { ...errorLog, events, eventCounts, timedOut };
}
