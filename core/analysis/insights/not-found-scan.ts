import { countText, shareText } from '../../base/units.ts';
import type { Insight } from './insight.ts';

/** A client that asks for one thing after the other that is not there is looking for a way in. */
export const notFoundScan: Insight = {
  id: 'not-found-scan',
  says: 'One client asks for many paths that are not there.',
  severity: 'warning',

  find({ clients, paths }, t) {
    const scanners = clients?.filter(({ requests, notFound }) => isMany(notFound ?? 0, requests)) ?? [];
    const worst = scanners.toSorted((one, other) => other.notFound! - one.notFound!)[0];
    if (!worst) return null;
    const { address, requests, notFound } = worst;
    // Somebody who misses the same few things again and again is no scanner.
    if (paths?.some(({ status }) => (status?.['4xx'] ?? 0) >= notFound! / 4)) return null;
    return {
      says: t(
        '{address} asked {count} times for what is not there (404), {share} of its requests, and never much for the same: it looks like a scanner.',
        {
          address,
          count: countText(notFound!),
          share: shareText(notFound!, requests),
        },
      ),
      advice: t(
        'Look whether it found anything: its requests that were answered with 200. The proxy can limit or refuse it.',
      ),
      match: { address, status: '404' },
    };
  },
};

const isMany = (notFound: number, requests: number) => notFound >= FEWEST && notFound > requests / 2;

/** People mistype a few. */
const FEWEST = 50;
