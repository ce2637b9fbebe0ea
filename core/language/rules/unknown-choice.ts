import { closest } from '../../base/closest.ts';
import { describeValue, expectedValue } from '../describe-value.ts';
import { literalEdit, quotedLike, refusedAt, refusedMessage, refusedValues } from '../refused-values.ts';
import { rule } from '../rule.ts';

export const unknownChoice = rule({
  id: 'unknown-choice',
  says: 'A setting has a word that is none of those it knows, so Gunicorn does not start.',
  severity: 'error',
  explains: `A few settings take one of some words: \`reload_engine\`, \`header_map\`, \`proxy_protocol\`, \`http_protocols\` and
others. Any other word ends Gunicorn before it starts. Upper and lower case are the same to all of them but
\`reload_engine\`.`,
  bad: `reload_engine = 'watchdog'
`,
  good: `reload_engine = 'inotify'
`,

  *check(document, t) {
    for (const refused of refusedValues(document, 'choice')) {
      const { setting, refusal, value } = refused;
      const { item } = refusal;
      const isWhole = item === undefined;
      const word = isWhole && value.kind === 'string' ? value.value : (item ?? '');
      yield {
        at: refusedAt(refused),
        message: isWhole
          ? refusedMessage(refused, t)
          : t('{given} in {name} is not known or said twice, so Gunicorn does not start; it takes {expected}.', {
              name: setting.name,
              given: describeValue({ kind: 'string', value: word }, t),
              expected: expectedValue({ ...setting, kind: 'choice' }, t),
            }),
        severity: refused.isCertain ? 'error' : 'warning',
        nearest: isWhole ? closest(word.trim(), setting.choices ?? []) : undefined,
        refused,
      };
    }
  },

  fix({ refused, nearest }, document, t) {
    if (nearest === undefined) return undefined;
    const edit = literalEdit(refused, document, quotedLike(refused, document, nearest));
    return edit && { title: t('Use {right}', { right: edit.text }), edits: [edit] };
  },
});
