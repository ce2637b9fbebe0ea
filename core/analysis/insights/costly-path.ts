import { durationText, shareText } from '../../base/units.ts';
import type { Duration, PathRow } from '../report.ts';
import type { Insight } from './insight.ts';
import { FEWEST_REQUESTS } from './insight.ts';

/** Where the time of the workers goes, which the slowest path often is not. */
export const costlyPath: Insight = {
  id: 'costly-path',
  says: 'One path costs most of the time of the workers.',
  severity: 'information',

  find({ requests, duration, endpoints, paths }, t) {
    const rows = endpoints ?? paths;
    if (!duration || !rows || duration.count < FEWEST_REQUESTS || rows.length < 2) return null;
    const all = totalMicros(duration);
    const costOf = ({ duration }: PathRow) => (duration ? totalMicros(duration) : 0);
    const costliest = rows.toSorted((one, other) => costOf(other) - costOf(one))[0]!;
    const share = costOf(costliest) / all;
    if (!(share >= 0.5)) return null;
    // An endpoint with variable parts is in no line as it is named.
    const isPath = paths?.some(({ path }) => path === costliest.path) ?? false;
    return {
      says: t(
        '{path} takes {share} of the time of all workers, in {requests} of the requests: {mean} each on average.',
        {
          path: costliest.path,
          share: shareText(costOf(costliest), all),
          requests: shareText(costliest.requests, requests),
          mean: durationText(costliest.duration?.mean ?? 0),
        },
      ),
      advice: t('Making it faster, or moving its work out of the request, gains more than anything else.'),
      // In step with its requests it is just what the application is for.
      severity: share >= (2 * costliest.requests) / requests ? 'warning' : 'information',
      ...(isPath && { match: { path: costliest.path } }),
    };
  },
};

const totalMicros = ({ count, mean }: Duration) => count * mean;
