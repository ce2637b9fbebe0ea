import { fieldSources } from '../../logs/fields.ts';
import { parseFormat } from '../../logs/format.ts';
import type { Insight } from './insight.ts';

/** %(T)s drops what is below a second, which is where nearly all requests are. */
export const wholeSeconds: Insight = {
  id: 'whole-seconds',
  says: 'Durations are logged in whole seconds.',
  severity: 'information',

  find({ duration, format }, t) {
    if (!duration) return null;
    const source = fieldSources(parseFormat(format.text)).find(({ field }) => field === 'duration');
    if (source?.atom.key !== 'T') return null;
    return {
      says: t('The log has durations in whole seconds only, %(T)s, so requests below a second count as 0.'),
      advice: t('%(D)s in its place tells microseconds.'),
      severity: duration.p50 === 0 ? 'warning' : 'information',
    };
  },
};
