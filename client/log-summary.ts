import type { ErrorLog } from '../core/analysis/error-log/report.ts';
import type { Report } from '../core/analysis/report.ts';
import type { Localize } from '../core/base/localize.ts';
import { countText, durationText, shareText } from '../core/base/units.ts';

/** A log in a few words. Pure. */
export interface LogSummary {
  /** For the status bar. */
  readonly text: string;
  /** In full sentences, for a tooltip and for a screen reader. */
  readonly sentences: readonly string[];
}

/** Null where a log is empty. */
export function summaryOf(report: Report, t: Localize): LogSummary | null {
  const { requests, lines, errorLog } = report;
  if (lines.total > 0) return requests > 0 ? ofRequests(report, t) : notUnderstood(report, t);
  return errorLog && errorLog.entries > 0 ? ofErrors(errorLog, t) : null;
}

function ofRequests({ requests, statusClasses, duration, lines }: Report, t: Localize): LogSummary {
  const count = countText(requests);
  const failed = statusClasses && { share: shareText(statusClasses['5xx'], requests), count: statusClasses['5xx'] };
  const p95 = duration && durationText(duration.p95);
  // Requests that ran into the timeout of their worker are missing, or look fast.
  const isLeast = duration?.lowerBounds ?? false;
  const parts = [
    requests === 1 ? t('1 request') : t('{count} requests', { count }),
    ...(failed ? [t('{share} 5xx', { share: failed.share })] : []),
    ...(p95 === null ? [] : [`p95 ${isLeast ? '≥ ' : ''}${p95}`]),
  ];
  const sentences = [
    requests === 1 ? t('The log has 1 request.') : t('The log has {count} requests.', { count }),
    ...(failed
      ? [t('{count} of them were answered with 5xx: {share}.', { count: countText(failed.count), share: failed.share })]
      : []),
    ...(p95 === null || isLeast ? [] : [t('95% of them took at most {duration}.', { duration: p95 })]),
    ...(p95 === null || !isLeast
      ? []
      : [t('95% of them took at most {duration}, but those that ran into the timeout.', { duration: p95 })]),
    ...(lines.unparsed > 0 ? [t('{count} lines were not understood.', { count: countText(lines.unparsed) })] : []),
  ];
  return { text: parts.join(' · '), sentences };
}

function notUnderstood({ lines }: Report, t: Localize): LogSummary {
  const sentence = t('None of its {count} lines was understood.', { count: countText(lines.total) });
  return { text: t('no line understood'), sentences: [sentence] };
}

function ofErrors({ levels, entries, eventCounts, tracebackCount }: ErrorLog, t: Localize): LogSummary {
  const errors = (levels['ERROR'] ?? 0) + (levels['CRITICAL'] ?? 0);
  const timeouts = eventCounts['worker-timeout'] ?? 0;
  const counted = { entries: countText(entries), errors: countText(errors) };
  return {
    text: [
      errors === 1 ? t('1 error') : t('{count} errors', { count: countText(errors) }),
      ...(timeouts === 0
        ? []
        : [timeouts === 1 ? t('1 timeout') : t('{count} timeouts', { count: countText(timeouts) })]),
      ...(tracebackCount === 0
        ? []
        : [tracebackCount === 1 ? t('1 traceback') : t('{count} tracebacks', { count: countText(tracebackCount) })]),
    ].join(' · '),
    sentences: [
      t('Entries in the log: {entries}, {errors} of them errors.', counted),
      ...(timeouts === 0 ? [] : [t('Workers did not answer in time: {count} ×.', { count: countText(timeouts) })]),
      ...(tracebackCount === 0 ? [] : [t('Tracebacks: {count}.', { count: countText(tracebackCount) })]),
    ],
  };
}
