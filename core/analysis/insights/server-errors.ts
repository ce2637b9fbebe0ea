import { countText, shareText } from '../../base/units.ts';
import type { Report } from '../report.ts';
import type { Insight } from './insight.ts';
import { FEWEST_REQUESTS } from './insight.ts';

/** Many requests failed over the whole log. */
export const serverErrors: Insight = {
  id: 'server-errors',
  says: 'Many requests were answered with a server error.',
  severity: 'warning',

  find(report, t) {
    const failed = report.statusClasses?.['5xx'] ?? 0;
    const { requests } = report;
    if (requests < FEWEST_REQUESTS || failed < FEWEST || failed / requests < MANY) return null;
    const words = { share: shareText(failed, requests), failed: countText(failed), requests: countText(requests) };
    const path = pathOfMost(report, failed);
    const isPath = path !== undefined && report.paths?.some(row => row.path === path);
    return {
      says: path
        ? t('{share} of all requests failed with a 5xx status, {failed} of {requests}, most of them for {path}.', {
            ...words,
            path,
          })
        : t('{share} of all requests failed with a 5xx status, {failed} of {requests}.', words),
      advice: t(
        'The error log has a traceback for each exception of the application; 502 to 504 come from what is called behind it.',
      ),
      severity: failed / requests >= VERY_MANY ? 'error' : 'warning',
      match: { status: '5xx', ...(isPath === true && { path }) },
    };
  },
};

/** Fewer failures than this are chance. */
const FEWEST = 10;
const MANY = 0.01;
const VERY_MANY = 0.05;

/** The endpoint, or the path, that more than half of the failures are of. */
export function pathOfMost({ endpoints, paths }: Report, failed: number): string | undefined {
  return (endpoints ?? paths)?.find(({ status }) => (status?.['5xx'] ?? 0) > failed / 2)?.path;
}
