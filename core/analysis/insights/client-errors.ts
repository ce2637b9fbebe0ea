import { countText, shareText } from '../../base/units.ts';
import type { Insight } from './insight.ts';
import { FEWEST_REQUESTS } from './insight.ts';

/** Many requests were refused, and with which status most. */
export const clientErrors: Insight = {
  id: 'client-errors',
  says: 'Many requests were answered with a client error.',
  severity: 'information',

  find({ requests, status, statusClasses }, t) {
    const refused = statusClasses?.['4xx'] ?? 0;
    if (!status || requests < FEWEST_REQUESTS || refused / requests < MANY) return null;
    const codes = Object.entries(status).filter(([code]) => /^4\d\d$/.test(code));
    const [code, count] = codes.toSorted(([, one], [, other]) => other - one)[0]!;
    return {
      says: t('{share} of all requests were answered with a 4xx status, most with {code} ({count}).', {
        share: shareText(refused, requests),
        code,
        count: countText(count),
      }),
      advice: t('Links that lead nowhere, clients that are not signed in, or scanners; the paths tell which.'),
      severity: refused / requests >= MOST ? 'warning' : 'information',
      match: { status: code },
    };
  },
};

const MANY = 0.2;
const MOST = 0.5;
