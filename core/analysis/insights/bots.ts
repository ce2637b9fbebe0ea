import { countText, shareText } from '../../base/units.ts';
import type { Insight } from './insight.ts';
import { FEWEST_REQUESTS } from './insight.ts';

/** How much of the traffic no person asked for. */
export const bots: Insight = {
  id: 'bots',
  says: 'Crawlers, monitors and scripts make many of the requests.',
  severity: 'information',

  find({ requests, userAgents }, t) {
    const named = userAgents?.filter(({ bot }) => bot) ?? [];
    const count = named.reduce((sum, row) => sum + row.requests, 0);
    if (requests < FEWEST_REQUESTS || count / requests < MANY) return null;
    return {
      says: t('{share} of all requests come from crawlers, monitors and scripts, {count} in all, most from {family}.', {
        share: shareText(count, requests),
        count: countText(count),
        family: named[0]!.family,
      }),
      advice: t('Percentiles and error shares speak of them as much as of people.'),
    };
  },
};

const MANY = 0.3;
