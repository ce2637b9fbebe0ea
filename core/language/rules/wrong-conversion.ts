import { atomByKey } from '../../gunicorn/atoms.ts';
import type { WorkerClass } from '../../gunicorn/worker-classes.ts';
import type { AtomPart } from '../../logs/format.ts';
import { formatReaders, formatsInUse, hasOwnLogger } from '../dialect.ts';
import { rule } from '../rule.ts';

export const wrongConversion = rule({
  id: 'wrong-conversion',
  says: 'The conversion of an atom does not suit its value, so every access line is lost.',
  severity: 'error',
  explains: `Most atoms are text even where they look like numbers: \`%(s)d\`, \`%(b)d\` and \`%(L).3f\` raise an
exception inside \`logging\`. The requests are answered, but no access line is written, and standard error gets a
traceback for each request, with all its headers. \`gunicorn --check-config\` does not notice.

\`%(T)d\`, \`%(M)d\`, \`%(D)d\` and \`%(B)d\` are numbers. Under the \`asgi\` worker \`%(s)d\` is one too.`,
  bad: `accesslog = '-'
access_log_format = '%(h)s %(s)d %(D)s'
`,
  good: `accesslog = '-'
access_log_format = '%(h)s %(s)s %(D)s'
`,

  *check(document, t) {
    const readers = formatReaders(document);
    const ownLogger = hasOwnLogger(document);
    for (const used of formatsInUse(document)) {
      for (const part of used.format.parts) {
        if (part.kind !== 'atom' || readers.every(reader => suits(part, reader, ownLogger))) continue;
        const { key, spec } = part;
        const values = { key, conversion: spec.conversion };
        yield {
          at: used.place(part.at),
          message: atomByKey(key)
            ? t('"{conversion}" cannot write the value of "{key}", so access lines are lost; use %({key})s.', values)
            : t(
                '"{conversion}" cannot write the "-" that stands for the unknown "{key}", so access lines are lost.',
                values,
              ),
          used,
          part,
        };
      }
    }
  },

  fix({ used, part }, _document, t) {
    const { key, spec } = part;
    // With an atom that does not exist the key is what must change, and that is another rule's to say.
    if (!atomByKey(key)) return undefined;
    // What pads a number pads text too; signs, zeros and decimals do not go with it.
    const right = `%(${key})${spec.flags.includes('-') ? '-' : ''}${spec.width ?? ''}s`;
    const edit = used.edit(part.at, right);
    return edit && { title: t('Use {right}', { right }), edits: [edit] };
  },
});

function suits({ key, spec: { conversion } }: AtomPart, reader: WorkerClass, ownLogger: boolean): boolean {
  if ('rsa'.includes(conversion)) return true;
  const atom = atomByKey(key);
  // The hyphen of an atom that does not exist is one character; a logger of the project may know the atom.
  if (!atom) return !ownLogger || conversion === 'c';
  const isNumber = atom.type === 'integer' || (atom.integerUnder?.includes(reader.name) ?? false);
  if (conversion !== 'c') return isNumber;
  // A text of one character, and a number that is one: whole seconds and status codes stay small enough.
  return isNumber ? !GROWS_LARGE.has(atom.unit) : atom.isConstant === true;
}

/** Beyond 1114111 there is no character, which is little over a second in microseconds and a megabyte. */
const GROWS_LARGE: ReadonlySet<unknown> = new Set(['microseconds', 'milliseconds', 'bytes']);
