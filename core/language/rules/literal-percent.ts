import type { Span } from '../../base/spans.ts';
import { span } from '../../base/spans.ts';
import { apacheItemAt } from '../../gunicorn/apache-atoms.ts';
import type { Format } from '../../logs/format.ts';
import { doubledAtoms } from '../atoms-as-text.ts';
import { formatsInUse } from '../dialect.ts';
import { misplacedKey } from '../misplaced-key.ts';
import { rule } from '../rule.ts';

export const literalPercent = rule({
  id: 'literal-percent',
  says: 'A percent sign that is meant as text is not doubled, or an atom is doubled and becomes text.',
  severity: 'error',
  explains: `In a format every percent sign starts an atom, and \`%%\` is the only way to write one as text. A single one,
as in \`100%\`, raises an exception for each request: the request is answered, its access line is lost, and standard
error gets a traceback with all request headers.

The other way round, \`%%(h)s\` is no atom: the log then says \`%(h)s\` in every line. That loses nothing and is a warning.`,
  bad: `accesslog = '-'
access_log_format = '%(h)s sampled at 50% %(D)s'
`,
  good: `accesslog = '-'
access_log_format = '%(h)s sampled at 50%% %(D)s'
`,

  *check(document, t) {
    for (const used of formatsInUse(document)) {
      for (const at of barePercents(used.format)) {
        yield {
          at: used.place(at),
          message: t('A percent sign that starts no atom loses every access line; as text it is written %%.'),
          used,
          within: at,
          right: '%%',
        };
      }
      for (const { at, right } of doubledAtoms(used.format.text)) {
        yield {
          at: used.place(at),
          severity: 'warning' as const,
          message: t('%% is a percent sign as text, so every line says {right} as it stands.', { right }),
          used,
          within: at,
          right,
        };
      }
    }
  },

  fix({ used, within, right }, _document, t) {
    const edit = used.edit(within, right);
    return (
      edit && { title: right === '%%' ? t('Double the percent sign') : t('Use {right}', { right }), edits: [edit] }
    );
  },
});

/** Percent signs that Python stumbles over, and those before a blank, which it takes for an item without a key. */
function barePercents({ text, parts, problems }: Format): Span[] {
  const bare = problems
    .filter(({ kind, at }) => kind === 'bare-percent' && !apacheItemAt(text, at.start) && !misplacedKey(text, at.start))
    .map(({ at }) => at);
  const beforeBlank = parts
    .filter(({ kind, at }) => kind === 'mapping' && text[at.start + 1] === ' ')
    .map(({ at }) => span(at.start, at.start + 1));
  return [...bare, ...beforeBlank].toSorted((one, other) => one.start - other.start);
}
