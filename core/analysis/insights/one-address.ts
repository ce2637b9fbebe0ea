import { shareText } from '../../base/units.ts';
import type { Insight } from './insight.ts';
import { FEWEST_REQUESTS } from './insight.ts';

/** A proxy in front hides who asks. */
export const oneAddress: Insight = {
  id: 'one-address',
  says: 'All requests seem to come from one address, as they do behind a proxy.',
  severity: 'information',

  find({ requests, clients, format }, t) {
    const first = clients?.[0];
    if (!first || requests < FEWEST_REQUESTS || first.requests / requests < NEARLY_ALL) return null;
    // Then the address is what the proxy says already.
    if (/forwarded-for|real-ip|connecting-ip/i.test(format.text)) return null;
    return {
      says: t(
        '{share} of all requests come from the address {address}, which looks like a proxy in front of Gunicorn.',
        {
          share: shareText(first.requests, requests),
          address: first.address,
        },
      ),
      advice: t('%({x-forwarded-for}i)s in access_log_format logs the client that the proxy saw.'),
    };
  },
};

export const NEARLY_ALL = 0.95;
