import type { Localize } from '../../base/localize.ts';
import type { Span } from '../../base/spans.ts';
import type { Format } from '../../logs/format.ts';
import { formatReaders, formatsOfOwnLogger } from '../dialect.ts';
import type { BareAtom, JsonVerdict } from '../json-verdict.ts';
import { judgeJson } from '../json-verdict.ts';
import type { JsonMistake } from '../json-syntax.ts';
import type { Severity } from '../rule.ts';
import { rule } from '../rule.ts';

export const jsonTemplateUnsafe = rule({
  id: 'json-template-unsafe',
  says: 'The format is shaped like JSON, and lines of it are not valid JSON, never or not always.',
  severity: 'warning',
  explains: `A format is a template of text: Gunicorn knows nothing of JSON.

- Without quotes only numbers are valid: \`%(s)s\`, \`%(b)s\`, \`%(B)s\`, \`%(D)s\`, \`%(M)s\`, \`%(T)s\` and \`%(L)s\`. The process id
  is \`<2051>\`, an address is text, and a header that a request does not have is \`-\`.
- In quotes everything else is valid, until a client sends a backslash. Gunicorn puts a backslash before quotation marks
  and leaves those that are there as they are, so \`\\"\` ends the text: the line is broken, or it has fields that the
  client made up. That goes for \`%(r)s\`, \`%(U)s\`, \`%(q)s\`, \`%(f)s\`, \`%(a)s\`, \`%(u)s\` and every header, and is
  information, because no format can prevent it. A logger class or a formatter that calls \`json.dumps\` can.`,
  bad: `accesslog = '-'
access_log_format = '{"pid": %(p)s, "status": %(s)s, "took_us": %(D)s}'
`,
  good: `accesslog = '-'
access_log_format = '{"pid": "%(p)s", "status": %(s)s, "took_us": %(D)s}'
`,

  *check(document, t) {
    const [reader] = formatReaders(document);
    for (const used of formatsOfOwnLogger(document)) {
      const verdict = judgeJson(used.format, reader?.name);
      if (!verdict) continue;
      for (const { within, message, right, severity = 'warning' } of findings(verdict, used.format, t)) {
        yield { at: used.place(within), message, severity, used, within, right };
      }
    }
  },

  fix({ used, within, right }, _document, t) {
    const edit = right === undefined ? undefined : used.edit(within, right);
    if (!edit) return undefined;
    return { title: right === '' ? t('Remove the comma') : t('Use {right}', { right: right! }), edits: [edit] };
  },
});

interface JsonFinding {
  readonly within: Span;
  readonly message: string;
  readonly right?: string | undefined;
  readonly severity?: Severity;
}

function findings({ mistake, bare, breakable, valid }: JsonVerdict, { text }: Format, t: Localize): JsonFinding[] {
  const written = (at: Span) => text.slice(at.start, at.end);
  // Behind a mistake nobody can tell what stands in quotes.
  const inFront = bare.filter(({ part }) => !mistake || part.at.start < mistake.at.start);
  const found: JsonFinding[] = inFront.map(atom => bareFinding(atom, written(atom.part.at), t));
  if (mistake) found.unshift({ within: mistake.at, ...mistakeText(mistake, t) });
  const [first] = breakable;
  // Where no line is valid anyway there is nothing to break.
  if (first && valid !== 'never') {
    const atoms = [...new Set(breakable.map(({ at }) => written(at)))].join(', ');
    const message = t('A client can make lines invalid or add fields to them: a backslash in {atoms} is not escaped.', {
      atoms,
    });
    found.push({ within: first.at, message, severity: 'information' });
  }
  return found;
}

function bareFinding({ part, isSometimesValid, isNumber }: BareAtom, written: string, t: Localize): JsonFinding {
  const within = part.at;
  if (isNumber) {
    const right = `%(${part.key})s`;
    return {
      within,
      right,
      message: t('{wrong} writes a number in a form that JSON does not have; write {right}.', {
        wrong: written,
        right,
      }),
    };
  }
  const right = `"${written}"`;
  const message = isSometimesValid
    ? t('{wrong} is valid JSON only while it is a number, and is "-" where there is none; write {right}.', {
        wrong: written,
        right,
      })
    : t('{wrong} is text, so no line is valid JSON; write {right}.', { wrong: written, right });
  return { within, right, message };
}

function mistakeText({ kind }: JsonMistake, t: Localize): { message: string; right?: string } {
  switch (kind) {
    case 'comma-at-end':
      return { message: t('No line is valid JSON: there is a comma behind the last value.'), right: '' };
    case 'single-quote':
      return { message: t('No line is valid JSON: it knows no other quotes than ".') };
    case 'unfinished':
      return { message: t('No line is valid JSON: the format ends before all that is open is closed.') };
    case 'other':
      return { message: t('No line is valid JSON: something else belongs here.') };
    default:
      return kind satisfies never;
  }
}
