import { refusedAt, refusedMessage, refusedValues } from '../refused-values.ts';
import { rule } from '../rule.ts';

export const valueOutOfRange = rule({
  id: 'value-out-of-range',
  says: 'A number is smaller or larger than the setting allows, so Gunicorn does not start.',
  severity: 'error',
  explains: `No number of Gunicorn may be negative; that something is without a limit is said with \`0\`, as in \`timeout = 0\`.
\`http2_max_frame_size\` also has bounds that its protocol sets.`,
  bad: `timeout = -1
`,
  good: `timeout = 0
`,

  *check(document, t) {
    for (const refused of refusedValues(document, 'range')) {
      yield {
        at: refusedAt(refused),
        message: refusedMessage(refused, t),
        severity: refused.isCertain ? 'error' : 'warning',
      };
    }
  },
});
