import { closest } from '../../base/closest.ts';
import { ATOMS, atomByKey } from '../../gunicorn/atoms.ts';
import { formatsInUse, hasOwnLogger } from '../dialect.ts';
import { rule } from '../rule.ts';

export const unknownAtom = rule({
  id: 'unknown-atom',
  says: 'The format names an atom that Gunicorn does not provide.',
  severity: 'warning',
  explains: `Gunicorn looks the key up among its atoms and writes \`-\` where it finds none, so the column
silently carries nothing. Upper and lower case differ: \`%(q)s\` is the query string, \`%(Q)s\` is nothing.
A header needs its braces and the letter that says where to look: \`%({x-request-id}i)s\` for the request,
\`o\` for the response, \`e\` for the environment.

Nothing is said when \`logger_class\` is not one of Gunicorn's own, because such a class may bring its own atoms.`,
  bad: `accesslog = '-'
access_log_format = '%(h)s %(Q)s %(D)s'
`,
  good: `accesslog = '-'
access_log_format = '%(h)s %(q)s %(D)s'
`,

  *check(document, t) {
    if (!hasOwnLogger(document)) return;
    for (const used of formatsInUse(document)) {
      for (const part of used.format.parts) {
        if (part.kind !== 'atom' || atomByKey(part.key)) continue;
        const { key } = part;
        const nearest = nearestKey(key);
        const message = nearest
          ? t('Gunicorn has no atom "{key}" and writes "-" in its place; "{nearest}" is one.', { key, nearest })
          : t('Gunicorn has no atom "{key}" and writes "-" in its place.', { key });
        yield { at: used.place(part.at), message, used, part, nearest };
      }
    }
  },

  fix({ used, part, nearest }, _document, t) {
    if (!nearest) return undefined;
    const edit = used.edit(part.keyAt, nearest);
    return edit && { title: t('Use {right}', { right: `%(${nearest})s` }), edits: [edit] };
  },
});

/** The key that was most likely meant; undefined when nobody can tell. */
function nearestKey(key: string): string | undefined {
  const trimmed = key.trim();
  if (atomByKey(trimmed)) return trimmed;
  const word = trimmed.toLowerCase().replaceAll('-', '_');
  const known = ATOMS.find(({ mistakes }) => mistakes?.includes(word));
  if (known) return known.key;
  if (isHeaderName(trimmed)) return `{${trimmed}}i`;
  const braced = /^\{([\w-]+)\}?[a-z]?$/i.exec(trimmed);
  if (braced) return `{${braced[1]!}}i`;
  return trimmed.length === 1
    ? closest(
        trimmed,
        ATOMS.map(atom => atom.key),
      )
    : undefined;
}

/** Only a header has hyphens in its name. */
function isHeaderName(key: string): boolean {
  return /^[a-z]\w*(?:-\w+)+$/i.test(key);
}
