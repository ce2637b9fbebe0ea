import { countText, shareText } from '../../base/units.ts';
import type { Insight } from './insight.ts';
import { FEWEST_REQUESTS } from './insight.ts';
import { NEARLY_ALL } from './one-address.ts';

/** One of several clients asks for more than all others together. */
export const oneClient: Insight = {
  id: 'one-client',
  says: 'One client makes most of the requests.',
  severity: 'information',

  find({ requests, clients }, t) {
    const first = clients?.[0];
    if (!first || requests < FEWEST_REQUESTS) return null;
    const share = first.requests / requests;
    if (share < 0.5 || share >= NEARLY_ALL) return null;
    return {
      says: t('One client, {address}, makes {share} of all requests, {count} of {requests}.', {
        address: first.address,
        share: shareText(first.requests, requests),
        count: countText(first.requests),
        requests: countText(requests),
      }),
      advice: t(
        'What it does shapes every number here. A monitor or a job may ask less often; a stranger can be limited by the proxy.',
      ),
      match: { address: first.address },
    };
  },
};
