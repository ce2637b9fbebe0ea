import type { NotFoundRow } from '../../core/analysis/report.ts';
import { visibleText } from '../visible-text.ts';
import { NOTHING } from '../formats.ts';
import type { Cell, Chart, Words } from './chart.ts';
import { countCells, labelOf, rankingConfiguration } from './ranking.ts';

/** What clients asked for that is not there, and who sent them. */
export const notFound: Chart = {
  id: 'not-found',
  title: 'Not found',
  kind: 'ranking',
  list: 'notFound',

  missing: ({ notFound }, { t }) =>
    notFound
      ? notFound.length === 0
        ? t('Nothing was answered 404.')
        : null
      : t('The format has no path or no status. %(r)s and %(s)s bring them into the log.'),

  caption({ notFound, leadingNotFound }, { t, formats }) {
    // What comes from a page first, whatever the list shows: that can be mended.
    const worst = [...notFound!, ...(leadingNotFound?.rows ?? [])]
      .filter(({ linked, referrer }) => linked !== null && linked > 0 && referrer !== null)
      .toSorted((one, other) => other.linked! - one.linked!)[0];
    const what = t('Paths that were answered 404.');
    if (!worst) return what;
    const values = {
      path: visibleText(worst.path, LONGEST),
      page: visibleText(worst.referrer!.referrer, LONGEST),
      count: formats.count(worst.referrer!.requests),
    };
    return formats.sentences([what, t('Most linked: {path}, {count} times from {page}.', values)]);
  },

  series: () => [],

  table({ notFound, status }, words) {
    const { t } = words;
    const whole = status?.[STATUS] ?? 0;
    const hasReferrers = notFound!.some(({ linked }) => linked !== null);
    return {
      columns: [
        { title: t('Path') },
        { title: t('Requests'), order: 'requests' },
        { title: t('Share'), isMinor: true },
        ...(hasReferrers
          ? [
              { title: t('Linked'), order: 'linked' as const },
              { title: t('Most from'), isText: true },
            ]
          : []),
      ],
      rows: notFound!.map(row => ({
        label: labelOf(row.path, t),
        cells: [...countCells(row, whole, words), ...(hasReferrers ? referrerCells(row, words) : [])],
        match: { path: row.path, status: STATUS },
      })),
    };
  },

  configuration: ({ notFound }, sight) =>
    rankingConfiguration([{ key: '4xx', counts: notFound!.map(({ requests }) => requests) }], sight),
};

/** A status, the same in every language. */
const STATUS = '404';
/** In a sentence. */
const LONGEST = 40;

function referrerCells({ path, linked, referrer }: NotFoundRow, { t, formats }: Words): Cell[] {
  return [
    { text: formats.count(linked ?? 0) },
    referrer
      ? {
          text: visibleText(labelOf(referrer.referrer, t)),
          match: { path, status: STATUS, referrer: referrer.referrer },
        }
      : { text: NOTHING },
  ];
}
