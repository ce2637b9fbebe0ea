import type { SlowRequest } from '../../core/analysis/report.ts';
import { NOTHING } from '../formats.ts';
import type { LineMatch } from '../../core/query/line-match.ts';
import type { Chart, Words } from './chart.ts';
import { missingDuration } from './latency-over-time.ts';
import { labelOf, rankingConfiguration } from './ranking.ts';

/** Single requests that somebody waited for. */
export const slowest: Chart = {
  id: 'slowest',
  title: 'Slowest requests',
  kind: 'ranking',

  missing: missingDuration,
  caption: (_, { t }) => t('One row for each request, the slowest first.'),
  series: () => [],

  table({ slowest }, { t, formats }) {
    return {
      columns: [
        { title: t('Request') },
        { title: t('Duration') },
        { title: t('Status') },
        { title: t('Time'), isMinor: true },
      ],
      rows: slowest!.map(request => ({
        label: nameOf(request, t),
        cells: [
          { text: formats.duration(request.duration) },
          { text: request.status === null ? NOTHING : String(request.status) },
          { text: request.time === null ? NOTHING : `${formats.day(request.time)} ${formats.clock(request.time, 1)}` },
        ],
        match: matchOf(request),
      })),
    };
  },

  configuration: ({ slowest }, sight) =>
    rankingConfiguration([{ key: 'p95', counts: slowest!.map(({ duration }) => duration) }], sight),
};

function nameOf({ method, path }: SlowRequest, t: Words['t']): string {
  return path === null ? (method ?? t('(no request line)')) : [method ?? [], labelOf(path, t)].flat().join(' ');
}

/** Lines tell whole seconds, and durations are whole microseconds. */
function matchOf({ time, path, duration }: SlowRequest): LineMatch {
  return {
    ...(time !== null && { from: time, until: time + 1 }),
    ...(path !== null && { path }),
    atLeastMicros: duration,
    belowMicros: duration + 1,
  };
}
