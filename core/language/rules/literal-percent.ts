import type { Span } from '../../base/spans.ts';
import { span } from '../../base/spans.ts';
import type { Format, MappingPart } from '../../logs/format.ts';
import { doubledAtoms } from '../atoms-as-text.ts';
import { formatsInUse } from '../dialect.ts';
import { apacheFormat, isApacheOnly, itemAt } from '../foreign-format.ts';
import { misplacedKey } from '../misplaced-key.ts';
import { rule } from '../rule.ts';

export const literalPercent = rule({
  id: 'literal-percent',
  says: 'A percent sign that is meant as text is not doubled, or an atom is doubled and becomes text.',
  severity: 'error',
  explains: `In a format every percent sign starts an atom, and \`%%\` is the only way to write one as text. A single one,
as in \`100%\`, raises an exception for each request: the request is answered, its access line is lost, and standard
error gets a traceback with all request headers. In \`50% sampled\` Python even finds an item, \`% s\`: it writes all atoms
at once, with every header, into each line.

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
      for (const { at, spec } of dumpsBeforeBlank(used.format)) {
        const within = span(at.start, at.start + 1);
        yield {
          at: used.place(within),
          severity: 'warning' as const,
          message: t('"{wrong}" writes all atoms at once, every request header among them; as text the sign is %%.', {
            wrong: `% ${spec.conversion}`,
          }),
          used,
          within,
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
function barePercents(format: Format): Span[] {
  const { text, problems } = format;
  const apache = apacheFormat(format);
  const isApaches = (at: Span) =>
    apache !== undefined && (isApacheOnly(format, at.start) || itemAt(apache, at) !== undefined);
  const bare = problems
    .filter(({ kind, at }) => kind === 'bare-percent' && !isApaches(at) && !misplacedKey(text, at.start))
    .map(({ at }) => at);
  const beforeBlank = itemsBeforeBlank(format)
    .filter(part => !isDump(part))
    .map(({ at }) => span(at.start, at.start + 1));
  return [...bare, ...beforeBlank].toSorted((one, other) => one.start - other.start);
}

/** In `50% sampled` the blank is a flag and the `s` a conversion, of everything that there is. */
function dumpsBeforeBlank(format: Format): MappingPart[] {
  return itemsBeforeBlank(format).filter(isDump);
}

function itemsBeforeBlank({ text, parts }: Format): MappingPart[] {
  return parts.filter(part => part.kind === 'mapping').filter(({ at }) => text[at.start + 1] === ' ');
}

/** A second item without a key, or one behind an atom, has nothing left to write. */
function isDump({ spec, isSecond }: MappingPart): boolean {
  return 'rsa'.includes(spec.conversion) && !isSecond;
}
