import { countText, shareText } from '../../base/units.ts';
import type { Insight } from './insight.ts';

/** What could not be read is in none of the numbers. */
export const unreadLines: Insight = {
  id: 'unread-lines',
  says: 'Many lines were not understood.',
  severity: 'warning',

  find({ lines }, t) {
    const { total, unparsed, samples } = lines;
    if (unparsed < FEWEST_LINES || unparsed / total < MANY) return null;
    const words = { share: shareText(unparsed, total), count: countText(unparsed) };
    const sample = samples[0];
    return {
      says: sample
        ? t(
            '{share} of the lines were not understood, {count} in all. The first is line {line} of {source}: {reason}',
            {
              ...words,
              line: sample.line,
              source: sample.source,
              reason: sample.reason,
            },
          )
        : t('{share} of the lines were not understood, {count} in all.', words),
      advice: t(
        'They are in none of the numbers. When the format was changed, analyze the files of each format alone.',
      ),
      severity: unparsed / total >= 0.5 ? 'error' : 'warning',
    };
  },
};

const FEWEST_LINES = 10;
const MANY = 0.01;
