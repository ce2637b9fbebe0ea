import { unwrappedAtoms } from '../atoms-as-text.ts';
import { formatsOfOwnLogger } from '../dialect.ts';
import { textFormat } from '../foreign-format.ts';
import { rule } from '../rule.ts';

export const unwrappedAtom = rule({
  id: 'unwrapped-atom',
  says: 'A header or an atom stands in the format without %(…)s around it, so every line repeats it as it stands.',
  severity: 'warning',
  explains: `An atom is \`%(key)s\`, and the key of a request header is \`{name}i\`: so the whole is
\`%({x-request-id}i)s\`. Without the percent sign, the parentheses and the \`s\` it is text like any other. The log then says
\`{x-request-id}i\` in every line, and Gunicorn reports nothing.

Variables of nginx, such as \`$status\`, are text to Gunicorn in the same way.`,
  bad: `accesslog = '-'
access_log_format = '%(h)s "%(r)s" %(s)s {x-request-id}i %(D)s'
`,
  good: `accesslog = '-'
access_log_format = '%(h)s "%(r)s" %(s)s %({x-request-id}i)s %(D)s'
`,

  *check(document, t) {
    for (const used of formatsOfOwnLogger(document)) {
      // One that has no atom at all is spoken of as a whole.
      if (textFormat(used.format)) continue;
      for (const { at, right } of unwrappedAtoms(used.format)) {
        const wrong = used.format.text.slice(at.start, at.end);
        yield {
          at: used.place(at),
          message: t('{wrong} is text, and every line repeats it as it stands; the atom is {right}.', { wrong, right }),
          used,
          within: at,
          right,
        };
      }
    }
  },

  fix({ used, within, right }, _document, t) {
    const edit = used.edit(within, right);
    return edit && { title: t('Use {right}', { right }), edits: [edit] };
  },
});
