import type { Report } from '../core/analysis/report.ts';
import type { Baseline, Change, ChangeKind, Comparison, EndpointSide, Side } from '../core/comparison/comparison.ts';
import type { Proposal } from '../core/comparison/proposals.ts';
import type { StretchOfTime } from '../core/query/conditions.ts';
import type { Row, Table, Words } from './charts/chart.ts';
import { describeEvent } from './events.ts';
import { NOTHING } from './formats.ts';
import { visibleText } from './visible-text.ts';

/** Changes of one kind, the most costly first. */
export interface Group {
  readonly kind: ChangeKind;
  readonly title: string;
  readonly table: Table;
}

/** What a proposal would compare, for the button that takes it. */
export function labelOfProposal({ kind, baseline, event }: Proposal, words: Words): string {
  const { t, formats } = words;
  const period = labelOfStretch(baseline, words);
  switch (kind) {
    case 'just-before':
      return t('With as much time before it: {period}', { period });
    case 'day-before':
      return t('With the same time a day before: {period}', { period });
    case 'week-before':
      return t('With the same time a week before: {period}', { period });
    case 'keep':
      return t('With {period}, and choose the other time afterwards', { period });
    case 'restart':
      return t('Before and after: {event}, {time}', {
        event: (event && describeEvent(event, words)?.text) ?? NOTHING,
        time: momentOf(baseline.until, words),
      });
    case 'halves':
    default:
      return t('The second half of the log with the first, from {time} on', {
        time: momentOf(baseline.until, { formats }),
      });
  }
}

export function labelOfBaseline(baseline: Baseline, words: Words): string {
  if (!baseline.logs) return labelOfStretch(baseline, words);
  const names = baseline.logs.map(log => visibleText(/[^/\\]*$/.exec(log)?.[0] ?? log));
  return words.formats.list(names);
}

function labelOfStretch({ from, until }: StretchOfTime, words: Words): string {
  const { t, formats } = words;
  if (from !== null && until !== null) return formats.period(from, until, true);
  if (until !== null) return t('the time before {time}', { time: momentOf(until, words) });
  return from === null ? t('all of the time') : t('the time since {time}', { time: momentOf(from, words) });
}

function momentOf(time: number | null, { formats }: Pick<Words, 'formats'>): string {
  return time === null ? NOTHING : `${formats.day(time)} ${formats.clock(time, 1)}`;
}

/** The whole of both sides: a row a number. */
export function tableOfSides({ before, after }: Comparison, { t, formats }: Words): Table {
  const rows: Row[] = [];
  const add = (label: string, of: (side: Side) => string) =>
    rows.push({ label, cells: [{ text: of(before) }, { text: of(after) }], match: null });
  add(t('Requests'), ({ requests }) => formats.count(requests));
  add(t('Requests a second'), side =>
    side.requestsPerSecond === null ? NOTHING : formats.perSecond(side.requestsPerSecond),
  );
  if (after.failed !== null) {
    add(t('5xx errors'), ({ failed, requests }) => (failed === null ? NOTHING : formats.share(failed, requests)));
  }
  if (after.duration) {
    for (const key of ['p50', 'p95', 'p99'] as const)
      add(t('Latency {quantile}', { quantile: key }), ({ duration }) => formats.duration(duration && duration[key]));
  }
  if (after.bytesSent !== null) add(t('Sent'), ({ bytesSent }) => formats.size(bytesSent));
  return { columns: [{ title: t('In all') }, { title: t('Baseline') }, { title: t('Now') }], rows };
}

/** What changed, by kind. Rows lead to the lines of the selection that is looked at. */
export function groupsOf({ changes }: Comparison, { statusClasses, duration }: Report, words: Words): Group[] {
  const { t } = words;
  const columns = [
    { title: t('Endpoint') },
    { title: t('Requests'), isMinor: true },
    ...(duration ? [{ title: 'p50', isMinor: true }, { title: 'p95' }] : []),
    ...(statusClasses ? [{ title: '5xx' }] : []),
    { title: t('In all') },
  ];
  const kinds = [...new Set(changes.map(({ kind }) => kind))];
  return kinds.map(kind => {
    const all = changes.filter(change => change.kind === kind);
    const rows = all.slice(0, MOST).map(change => rowOf(change, { duration, statusClasses }, words));
    const title =
      all.length > MOST ? t('{title}, the first {count}', { title: titleOf(kind, t), count: MOST }) : titleOf(kind, t);
    return { kind, title, table: { columns, rows } };
  });
}

/** Changes of a kind that are worth reading. */
const MOST = 8;

function titleOf(kind: ChangeKind, t: Words['t']): string {
  switch (kind) {
    case 'fails-more':
      return t('Fails more');
    case 'slower':
      return t('Slower');
    case 'fails-less':
      return t('Fails less');
    case 'faster':
      return t('Faster');
    case 'new':
      return t('New');
    case 'gone':
    default:
      return t('Gone');
  }
}

function rowOf(
  change: Change,
  { duration, statusClasses }: Pick<Report, 'duration' | 'statusClasses'>,
  words: Words,
): Row {
  const { formats, t } = words;
  const { endpoint, before, after } = change;
  const both = (of: (side: EndpointSide) => string) => ({ text: `${of(before)} → ${of(after)}` });
  return {
    label: endpoint === '' ? t('(empty)') : endpoint,
    cells: [
      both(({ requests }) => formats.count(requests)),
      ...(duration ? [both(({ p50 }) => formats.duration(p50)), both(({ p95 }) => formats.duration(p95))] : []),
      ...(statusClasses
        ? [both(({ failed, requests }) => (failed === null ? NOTHING : formats.share(failed, requests)))]
        : []),
      { text: costOf(change, words) },
    ],
    match: change.kind === 'gone' ? null : { endpoint },
  };
}

/** What the change adds up to, such as `+3.2 min` or `120 more failures`. */
function costOf({ kind, cost }: Change, { t, formats }: Words): string {
  const count = formats.count(Math.max(1, Math.round(Math.abs(cost))));
  switch (kind) {
    case 'slower':
      return `+${formats.duration(cost)}`;
    case 'faster':
      return `−${formats.duration(-cost)}`;
    case 'fails-more':
      return t('{count} more failures', { count });
    case 'fails-less':
      return t('{count} fewer failures', { count });
    case 'new':
    case 'gone':
    default:
      return t('{count} requests', { count });
  }
}
