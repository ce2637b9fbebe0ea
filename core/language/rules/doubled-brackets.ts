import type { Localize } from '../../base/localize.ts';
import type { Span } from '../../base/spans.ts';
import { span } from '../../base/spans.ts';
import { atomByKey } from '../../gunicorn/atoms.ts';
import type { AtomPart, Format } from '../../logs/format.ts';
import { formatsOfOwnLogger } from '../dialect.ts';
import { isMeantAsJson } from '../json-syntax.ts';
import type { Severity } from '../rule.ts';
import { rule } from '../rule.ts';

export const doubledBrackets = rule({
  id: 'doubled-brackets',
  says: 'Brackets stand around an atom whose value brings brackets of its own.',
  severity: 'information',
  explains: `The value of \`%(t)s\` is \`[22/Nov/2026:11:15:40 +0000]\` and that of \`%(p)s\` is \`<2051>\`: the brackets belong to it.
With others around it the log has two pairs, which readers of the common log formats stumble over.

In a format that is shaped like JSON the brackets are part of the text, so nothing that reads it takes the value for a
time. That is a hint, because no atom is without them.`,
  bad: `accesslog = '-'
access_log_format = '%(h)s [%(t)s] "%(r)s" %(s)s %(D)s'
`,
  good: `accesslog = '-'
access_log_format = '%(h)s %(t)s "%(r)s" %(s)s %(D)s'
`,

  *check(document, t) {
    for (const used of formatsOfOwnLogger(document)) {
      const isJson = isMeantAsJson(used.format);
      for (const part of used.format.parts) {
        if (part.kind !== 'atom' || !/^[tp]$/.test(part.key) || part.spec.precision !== null) continue;
        const found =
          bracketsAround(part, used.format, t) ?? (isJson ? valueInQuotes(part, used.format, t) : undefined);
        if (found) yield { ...found, at: used.place(found.within), used };
      }
    }
  },

  fix({ used, within, right }, _document, t) {
    const edit = right === undefined ? undefined : used.edit(within, right);
    return edit && { title: t('Use {right}', { right: right! }), edits: [edit] };
  },
});

interface Brackets {
  readonly within: Span;
  readonly message: string;
  readonly severity?: Severity;
  readonly right?: string;
}

function bracketsAround({ key, at }: AtomPart, { text }: Format, t: Localize): Brackets | undefined {
  const value = atomByKey(key)!.example;
  if (text[at.start - 1] !== value[0] || text[at.end] !== value.at(-1)) return undefined;
  const right = text.slice(at.start, at.end);
  const message = t('The brackets belong to the value, {value}, so there will be two pairs; write {right}.', {
    value,
    right,
  });
  return { within: span(at.start - 1, at.end + 1), message, right };
}

/** As a whole value of JSON: the time that a reader of JSON looks for. */
function valueInQuotes({ key, at }: AtomPart, { text }: Format, t: Localize): Brackets | undefined {
  if (key !== 't' || text[at.start - 1] !== '"' || text[at.end] !== '"') return undefined;
  const value = atomByKey(key)!.example;
  const message = t(
    'The value keeps its brackets, {value}, so what reads the JSON takes it for text and not for a time.',
    { value },
  );
  return { within: at, message, severity: 'hint' };
}
