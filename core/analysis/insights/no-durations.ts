import type { Insight } from './insight.ts';

/** Half of what a report can tell needs a duration, and Gunicorn's default format has none. */
export const noDurations: Insight = {
  id: 'no-durations',
  says: 'The log does not tell how long requests took.',
  severity: 'information',

  find({ requests, format }, t) {
    if (requests === 0 || format.fields.includes('duration')) return null;
    const isJson = /^\s*\{/.test(format.text);
    return {
      says: t('The log does not tell how long requests took, so nothing is known of latency and busy workers.'),
      advice: isJson
        ? t('Add "duration_us": %(D)s to access_log_format: microseconds.')
        : t('Add %(D)s to the end of access_log_format: microseconds.'),
    };
  },
};
