import type { PathRow, Report } from '../../core/analysis/report.ts';
import { countText, durationText, shareText, sizeText } from '../../core/base/units.ts';
import type { Page } from './page.ts';
import { section } from './page.ts';
import type { Column } from '../../core/base/table.ts';
import { cut, table } from '../../core/base/table.ts';
import { visible } from '../../core/base/visible.ts';

/** The most requested endpoints: paths with their variable parts named. */
export function endpointRows({ endpoints, requests }: Report, page: Page): readonly string[] {
  const { t } = page;
  return section(t('Endpoints'), requestTable(t('endpoint'), endpoints ?? [], requests, page), page);
}

/** The most requested paths. */
export function pathRows({ paths, requests }: Report, page: Page): readonly string[] {
  const { t } = page;
  return section(t('Paths'), requestTable(t('path'), paths ?? [], requests, page), page);
}

function requestTable(title: string, paths: readonly PathRow[], requests: number, page: Page): readonly string[] {
  if (paths.length === 0) return [];
  const { t, columns } = page;
  const titles: readonly Column[] = [
    { title, align: 'left' },
    { title: t('requests'), align: 'right' },
    { title: t('share'), align: 'right' },
    { title: '4xx', align: 'right' },
    { title: '5xx', align: 'right' },
    { title: 'p50', align: 'right' },
    { title: 'p95', align: 'right' },
    { title: t('sent'), align: 'right' },
  ];
  const rows = paths.map(({ path, requests: count, atMost, status, duration, bytesSent }) => [
    cut(visible(path), Math.max(20, columns - ROOM_FOR_NUMBERS)),
    boundText(count, atMost),
    shareText(count, requests),
    classText(status, '4xx'),
    classText(status, '5xx'),
    duration ? durationText(duration.p50) : '',
    duration ? durationText(duration.p95) : '',
    bytesSent === null ? '' : sizeText(bytesSent),
  ]);
  return table(titles, rows);
}

/** The columns right of the paths, in usual logs. */
const ROOM_FOR_NUMBERS = 64;

/** The clients that asked most. */
export function clientRows({ clients, requests }: Report, page: Page): readonly string[] {
  if (!clients || clients.length === 0) return [];
  const { t } = page;
  const titles: readonly Column[] = [
    { title: t('address'), align: 'left' },
    { title: t('requests'), align: 'right' },
    { title: t('share'), align: 'right' },
    { title: t('sent'), align: 'right' },
  ];
  const rows = clients.map(({ address, requests: count, atMost, bytesSent }) => [
    cut(visible(address), 45),
    boundText(count, atMost),
    shareText(count, requests),
    bytesSent === null ? '' : sizeText(bytesSent),
  ]);
  return section(t('Clients'), table(titles, rows), page);
}

/** The programs that asked most. */
export function agentRows({ userAgents, requests }: Report, page: Page): readonly string[] {
  if (!userAgents || userAgents.length === 0) return [];
  const { t } = page;
  const titles: readonly Column[] = [
    { title: t('family'), align: 'left' },
    { title: t('requests'), align: 'right' },
    { title: t('share'), align: 'right' },
    { title: '', align: 'left' },
  ];
  const rows = userAgents.map(({ family, requests: count, atMost, bot }) => [
    cut(visible(family), 45),
    boundText(count, atMost),
    shareText(count, requests),
    bot ? t('bot') : '',
  ]);
  return section(t('User agents'), table(titles, rows), page);
}

/** The pages that most clients came from. */
export function referrerRows({ referrers, requests }: Report, page: Page): readonly string[] {
  if (!referrers || referrers.length === 0) return [];
  const { t, columns } = page;
  const titles: readonly Column[] = [
    { title: t('referrer'), align: 'left' },
    { title: t('requests'), align: 'right' },
    { title: t('share'), align: 'right' },
  ];
  const rows = referrers.map(({ referrer, requests: count, atMost }) => [
    cut(visible(referrer), Math.max(20, columns - ROOM_FOR_SHARE)),
    boundText(count, atMost),
    shareText(count, requests),
  ]);
  return section(t('Referrers'), table(titles, rows), page);
}

/** What was answered 404, and the pages that led there. */
export function notFoundRows({ notFound }: Report, page: Page): readonly string[] {
  if (!notFound || notFound.length === 0) return [];
  const { t, columns } = page;
  const hasReferrers = notFound.some(({ linked }) => linked !== null);
  const titles: readonly Column[] = [
    { title: t('path'), align: 'left' },
    { title: t('requests'), align: 'right' },
    ...(hasReferrers
      ? ([
          { title: t('linked'), align: 'right' },
          { title: t('most from'), align: 'left' },
        ] as const)
      : []),
  ];
  const room = Math.max(20, Math.floor((columns - ROOM_FOR_SHARE) / (hasReferrers ? 2 : 1)));
  const rows = notFound.map(({ path, requests: count, atMost, linked, referrer }) => [
    cut(visible(path), room),
    boundText(count, atMost),
    ...(hasReferrers ? [countText(linked ?? 0), referrer ? cut(visible(referrer.referrer), room) : ''] : []),
  ]);
  return section(t('Not found'), table(titles, rows), page);
}

/** The columns right of the referrers. */
const ROOM_FOR_SHARE = 24;

/** The first lines that could not be read, each with the place where reading stopped. */
export function unparsedLines({ lines }: Report, page: Page): readonly string[] {
  const { t, paint, columns } = page;
  const shown = lines.samples
    .slice(0, MOST_SAMPLES)
    .flatMap(({ source, line, column, text, reason }) => [
      `${visible(source)}:${line}:${column}  ${visible(reason)}`,
      paint('dim', `  ${cut(visible(text), columns - 4)}`),
    ]);
  return section(t('Lines that could not be read, the first of them'), shown, page);
}

const MOST_SAMPLES = 3;

/** The count, and in case memory made it too small how much it can be. */
function boundText(count: number, atMost: number | undefined): string {
  return atMost === undefined ? countText(count) : `${countText(count)}–${countText(atMost)}`;
}

function classText(status: PathRow['status'], name: '4xx' | '5xx'): string {
  if (!status) return '';
  const count = status[name] ?? 0;
  return count > 0 ? countText(count) : '–';
}
