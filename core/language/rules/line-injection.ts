import { span } from '../../base/spans.ts';
import { isTrue } from '../../config/values.ts';
import { atomByKey } from '../../gunicorn/atoms.ts';
import type { AtomPart, Format } from '../../logs/format.ts';
import { formatsOfOwnLogger } from '../dialect.ts';
import type { ConfigDocument } from '../document.ts';
import { possibleValues } from '../document.ts';
import { rule } from '../rule.ts';

export const lineInjection = rule({
  id: 'line-injection',
  says: 'The format writes an atom in which a client can put line breaks, and so lines of its own into the log.',
  severity: 'information',
  explains: `\`%(U)s\` is the path after percent-decoding: a request for \`/a%0AGET...\` ends the line and begins another, which
looks like one that Gunicorn wrote. \`%(u)s\`, the user name of HTTP Basic authentication, is decoded too. For it this is
only a hint, and nothing is said where it stands as in Gunicorn's default format: few applications use it at all.

\`%(r)s\` has the request as it came over the wire, and there is no line break in it. \`%(U)r\` writes the path with
quotes around it and \`\\n\` for a line break. Where a logging config is set nothing is said: its formatter may escape what
it writes.`,
  bad: `accesslog = '-'
access_log_format = '%(h)s "%(m)s %(U)s?%(q)s %(H)s" %(s)s %(D)s'
`,
  good: `accesslog = '-'
access_log_format = '%(h)s "%(r)s" %(s)s %(D)s'
`,

  *check(document, t) {
    if (FORMATTERS.some(name => mayBeSet(document, name))) return;
    for (const used of formatsOfOwnLogger(document)) {
      for (const part of used.format.parts) {
        if (part.kind !== 'atom' || !holdsLines(part) || isUsual(part, used.format)) continue;
        yield {
          at: used.place(part.at),
          severity: part.key === 'u' ? ('hint' as const) : ('information' as const),
          message: t(
            'The client chooses what {atom} holds, and it is decoded, so it can write lines of its own into the log.',
            {
              atom: `%(${part.key})s`,
            },
          ),
          used,
          part,
        };
      }
    }
  },

  fix({ used, part }, _document, t) {
    const raw = rawInstead(used.format, part);
    const edit = raw && used.edit(raw.at, raw.right);
    return edit && { title: t('Use {right}', { right: raw.right }), edits: [edit] };
  },
});

/** What may bring a formatter of its own, which may escape line breaks. */
const FORMATTERS = ['logconfig', 'logconfig_dict', 'logconfig_json'];

function mayBeSet(document: ConfigDocument, name: string): boolean {
  return possibleValues(document, name).some(value => isTrue(value) !== false);
}

/** The user name where every format that is made from the default one has it. */
function isUsual({ key }: AtomPart, { text }: Format): boolean {
  return key === 'u' && text.startsWith('%(h)s %(l)s %(u)s ');
}

/** As `repr` writes it, a line break is no line break any more. */
function holdsLines({ key, spec }: AtomPart): boolean {
  return spec.conversion === 's' && spec.precision !== 0 && atomByKey(key)?.fromClient === 'lines';
}

/** The path with what stands around it, and the atom that writes the same as it came over the wire. */
function rawInstead({ text }: Format, { at }: AtomPart) {
  for (const { before, after, right } of RAW) {
    if (!text.endsWith(before, at.start) || !text.startsWith(after, at.end)) continue;
    return { at: span(at.start - before.length, at.end + after.length), right };
  }
  return undefined;
}

const RAW = [
  { before: '%(m)s ', after: '?%(q)s %(H)s', right: '%(r)s' },
  { before: '%(m)s ', after: ' %(H)s', right: '%(r)s' },
  { before: '', after: '?%(q)s', right: '%({raw_uri}e)s' },
];
