import type { Localize } from '../../base/localize.ts';
import { errorLogOf, occurrencesOf } from './error-events.ts';
import type { Insight } from './insight.ts';

/** Each is a request that somebody waited for in vain. One is enough to say so. */
export const workerTimeouts: Insight = {
  id: 'worker-timeouts',
  says: 'Workers were killed because they were silent longer than timeout allows.',
  severity: 'error',

  find(report, t) {
    const { events, eventCounts, timedOut } = errorLogOf(report);
    const timeouts = events.filter(({ kind }) => kind === 'worker-timeout');
    const found = occurrencesOf(timeouts, eventCounts?.['worker-timeout']);
    if (!found) return null;
    const path = mostFrequent((timedOut?.requests ?? []).flatMap(request => request.path ?? []));
    return {
      ...(found.times && { times: found.times }),
      says: sentence(found.count, found.first, path, t),
      advice: t(
        'Their requests are missing from the access log, or look fast in it, so the percentiles are better than what users saw.',
      ),
    };
  },
};

function sentence(count: string, first: string | null, path: string | undefined, t: Localize): string {
  if (first === null) return t('Workers were killed for a timeout: {count} ×.', { count });
  return path === undefined
    ? t('Workers were killed for a timeout: {count} ×, first at {time} UTC.', { count, time: first })
    : t('Workers were killed for a timeout: {count} ×, first at {time} UTC, most often at work on {path}.', {
        count,
        time: first,
        path,
      });
}

function mostFrequent(paths: readonly string[]): string | undefined {
  const counts = new Map<string, number>();
  for (const path of paths) counts.set(path, (counts.get(path) ?? 0) + 1);
  return [...counts].toSorted(([, one], [, other]) => other - one)[0]?.[0];
}
