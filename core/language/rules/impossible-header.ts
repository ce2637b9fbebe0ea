import { nameInKey } from '../../gunicorn/atoms.ts';
import { isSince } from '../../gunicorn/version.ts';
import { formatsOfOwnLogger } from '../dialect.ts';
import type { ConfigDocument } from '../document.ts';
import { possibleValues } from '../document.ts';
import { rule } from '../rule.ts';

export const impossibleHeader = rule({
  id: 'impossible-header',
  says: 'The format names a header that no request can have, so its column is always a hyphen.',
  severity: 'information',
  explains: `The name of a header stands in the braces as it goes over the wire, with hyphens: \`%({x-request-id}i)s\`. Blanks
belong to the name, and no header has one.

Since Gunicorn 22.0 a header with an underscore in its name is dropped, because it could pass for another one, unless
\`header_map\` or \`forwarder_headers\` let it through. Underscores are how the same header is called in the environment:
\`%({http_x_request_id}e)s\`.`,
  bad: `accesslog = '-'
access_log_format = '%(h)s %({x_request_id}i)s %(D)s'
`,
  good: `accesslog = '-'
access_log_format = '%(h)s %({x-request-id}i)s %(D)s'
`,

  *check(document, t) {
    const dropsUnderscores = !letsUnderscoresThrough(document);
    for (const used of formatsOfOwnLogger(document)) {
      for (const part of used.format.parts) {
        const named = part.kind === 'atom' ? nameInKey(part.key) : undefined;
        if (part.kind !== 'atom' || !named || part.key.includes('(')) continue;
        const { name, suffix } = named;
        const isBlank = name.trim() !== name || name === '';
        const isDropped = dropsUnderscores && suffix === 'i' && name.includes('_') && !isForwarded(document, name);
        if (!isBlank && !isDropped) continue;
        const right = name.trim() === '' ? undefined : `{${isDropped ? hyphened(name) : name.trim()}}${suffix}`;
        const message =
          right === undefined
            ? t('There is no name in the braces, so this column is always "-".')
            : t('Nothing called "{name}" ever arrives, so this column is always "-"; write %({right})s.', {
                name,
                right,
              });
        yield { at: used.place(part.at), message, used, part, right };
      }
    }
  },

  fix({ used, part, right }, _document, t) {
    const edit = right === undefined ? undefined : used.edit(part.keyAt, right);
    return edit && { title: t('Use {right}', { right: `%(${right})s` }), edits: [edit] };
  },
});

/** `http_x_request_id` is what the environment calls it. */
function hyphened(name: string): string {
  return name
    .trim()
    .replace(/^http_/, '')
    .replaceAll('_', '-');
}

function letsUnderscoresThrough(document: ConfigDocument): boolean {
  if (!isSince(document.surroundings.version, '22.0.0')) return true;
  return possibleValues(document, 'header_map').some(
    value => value.kind !== 'string' || value.value.trim().toLowerCase() === 'dangerous',
  );
}

/** Headers that a trusted proxy may send all the same. */
function isForwarded(document: ConfigDocument, name: string): boolean {
  return possibleValues(document, 'forwarder_headers').some(
    value =>
      value.kind !== 'string' ||
      value.value === '*' ||
      value.value
        .toLowerCase()
        .split(/[\s,]+/)
        .includes(name),
  );
}
