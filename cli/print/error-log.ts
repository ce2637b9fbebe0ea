import type { ErrorEventKind, ErrorLog } from '../../core/analysis/error-log/report.ts';
import type { Report } from '../../core/analysis/report.ts';
import { sourceName } from '../../core/analysis/source-name.ts';
import type { Localize } from '../../core/base/localize.ts';
import type { Column } from '../../core/base/table.ts';
import { cut, table } from '../../core/base/table.ts';
import { timeText } from '../../core/base/times.ts';
import { countText, durationText } from '../../core/base/units.ts';
import type { Page } from './page.ts';
import { section } from './page.ts';
import { visible } from '../../core/base/visible.ts';

/** What the error logs told of master and workers. */
export function errorEvents({ errorLog }: Report, page: Page): readonly string[] {
  if (!errorLog) return [];
  const { t } = page;
  const { entries, levels, sources, eventCounts } = errorLog;
  const names = eventNames(t);
  const happened = Object.entries(names).flatMap(([kind, name]) => {
    const count = eventCounts[kind as ErrorEventKind] ?? 0;
    return count > 0 ? [[name, countText(count), detailText(kind as ErrorEventKind, errorLog, page)]] : [];
  });
  const left = { title: '', align: 'left' } as const;
  const [, ...rows] = table([left, { title: '', align: 'right' }, left], happened);
  const byLevel = Object.entries(levels).map(([level, count]) => `${visible(level)} ${countText(count)}`);
  const total = t('{count} entries', { count: countText(entries) });
  const title = t('Error log {paths}', { paths: sources.map(({ path }) => visible(sourceName(path, t))).join(', ') });
  return section(title, [[total, ...byLevel].join(', '), ...rows], page);
}

function eventNames(t: Localize): Readonly<Partial<Record<ErrorEventKind, string>>> {
  return {
    'boot-failure': t('failed starts'),
    'master-start': t('starts'),
    shutdown: t('stops'),
    reload: t('reloads'),
    upgrade: t('upgrades'),
    'worker-boot': t('workers started'),
    'worker-timeout': t('workers timed out'),
    'worker-signal': t('workers killed by a signal'),
    'worker-failure': t('workers ended with an error code'),
    'worker-recycled': t('workers replaced after enough requests'),
    'request-exception': t('exceptions in requests'),
    'bad-request': t('bad requests'),
  };
}

/** What a reader asks next. */
function detailText(kind: ErrorEventKind, { events }: ErrorLog, { t, columns }: Page): string {
  const own = events.filter(event => event.kind === kind);
  if (kind === 'boot-failure') return cut(visible(own.at(-1)?.reason ?? ''), Math.max(20, columns - 24));
  if (kind === 'worker-failure') return t('code {codes}', { codes: different(own.map(({ code }) => String(code))) });
  if (kind !== 'worker-signal') return '';
  const suspects = own.filter(({ cause }) => cause === 'out-of-memory').length;
  const signals = different(own.map(({ signal }) => signal ?? ''));
  return suspects > 0
    ? t('{signals}; perhaps out of memory: {count}', { signals, count: countText(suspects) })
    : signals;
}

const different = (texts: readonly string[]) => [...new Set(texts)].toSorted().map(visible).join(', ');

/** What was raised most. */
export function tracebackRows({ errorLog }: Report, page: Page): readonly string[] {
  if (!errorLog || errorLog.tracebacks.length === 0) return [];
  const { t, columns } = page;
  const titles: readonly Column[] = [
    { title: t('count'), align: 'right' },
    { title: t('exception'), align: 'left' },
    { title: t('raised at'), align: 'left' },
  ];
  const half = Math.max(20, Math.floor((columns - 14) / 2));
  const rows = errorLog.tracebacks
    .slice(0, MOST_ROWS)
    .map(({ count, exception, message, file, fileLine }) => [
      countText(count),
      cut(visible(message === '' ? exception : `${exception}: ${message}`), half),
      file === null ? '' : cut(visible(`${file}:${fileLine}`), half),
    ]);
  return section(t('Tracebacks'), table(titles, rows), page);
}

/** Requests that were cut off, which the other numbers do not show. */
export function timedOutRows({ errorLog }: Report, page: Page): readonly string[] {
  if (!errorLog || errorLog.timedOut.count === 0) return [];
  const { t, columns } = page;
  const { requests } = errorLog.timedOut;
  const titles: readonly Column[] = [
    { title: t('time (UTC)'), align: 'left' },
    { title: t('worker'), align: 'right' },
    { title: t('request'), align: 'left' },
    { title: t('logged as'), align: 'right' },
  ];
  const rows = requests
    .slice(-MOST_ROWS)
    .map(({ time, pid, method, path, logged }) => [
      time === null ? '' : timeText(time),
      String(pid),
      path === null
        ? t('not known')
        : cut(visible(method === null ? path : `${method} ${path}`), Math.max(20, columns - 48)),
      logged?.duration === null || !logged ? '' : durationText(logged.duration),
    ]);
  return section(t('Requests that timed out, the last of them'), table(titles, rows), page);
}

/** What timeouts do to the durations; nothing where there were none. */
export function lowerBoundsText({ duration, errorLog }: Report, t: Localize): readonly string[] {
  if (!duration?.lowerBounds || !errorLog) return [];
  const { count, logged, requests } = errorLog.timedOut;
  // Of the older ones of very many nobody looked for the lines.
  if (logged === null || count > requests.length) {
    return [t('These are lower bounds: {count} requests timed out.', { count: countText(count) })];
  }
  return [
    t(
      'These are lower bounds: {count} requests timed out; {logged} of them stand in the access log as quick failures, the others do not.',
      { count: countText(count), logged: countText(logged) },
    ),
  ];
}

const MOST_ROWS = 10;
