import { closest } from '../../base/closest.ts';
import { readIgnores } from '../ignores.ts';
import { rule } from '../rule.ts';
import { RULES } from './index.ts';

export const ignoreComment = rule({
  id: 'ignore-comment',
  says: 'A comment that should silence a rule names none that exists.',
  severity: 'warning',
  explains: `\`# gunicorn-logs: ignore RULE\` behind an assignment silences that rule there; on a line of its own it holds for
the next statement. Several rules are separated by commas. The rule must be named, so that a comment never hides more
than it was written for.`,
  bad: `loglevel = 'trace'  # gunicorn-logs: ignore
`,
  good: `loglevel = 'trace'  # gunicorn-logs: ignore unknown-log-level
`,

  *check(document, t) {
    const known = RULES.map(({ id }) => id);
    for (const { at, rules } of readIgnores(document)) {
      if (rules.length === 0) {
        yield {
          at,
          message: t('This comment silences nothing; name the rule, as in {example}.', { example: EXAMPLE }),
        };
      }
      for (const { id, at } of rules) {
        if (known.includes(id)) continue;
        const nearest = closest(id, known);
        yield {
          at,
          message: nearest
            ? t('There is no rule "{id}"; "{nearest}" is one.', { id, nearest })
            : t('There is no rule "{id}".', { id }),
          nearest,
        };
      }
    }
  },

  fix: ({ at, nearest }, _document, t) =>
    nearest === undefined ? undefined : { title: t('Use {right}', { right: nearest }), edits: [{ at, text: nearest }] },
});

const EXAMPLE = '# gunicorn-logs: ignore unknown-setting';
