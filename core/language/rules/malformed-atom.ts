import type { Localize } from '../../base/localize.ts';
import type { Span } from '../../base/spans.ts';
import { span } from '../../base/spans.ts';
import { apacheItemAt } from '../../gunicorn/apache-atoms.ts';
import { atomByKey } from '../../gunicorn/atoms.ts';
import type { Format, FormatProblem, MappingPart } from '../../logs/format.ts';
import { formatsInUse } from '../dialect.ts';
import { apacheFormat, isApacheOnly, itemAt, translation } from '../foreign-format.ts';
import { misplacedKey } from '../misplaced-key.ts';
import type { Severity } from '../rule.ts';
import { rule } from '../rule.ts';

export const malformedAtom = rule({
  id: 'malformed-atom',
  says: 'An atom is not spelled the way Python can fill it in, so every access line is lost.',
  severity: 'error',
  explains: `Gunicorn hands the format to Python's \`%\` operator, where an atom is \`%(key)s\`: a key in parentheses and a
conversion after it. A missing conversion, an open parenthesis or Apache's \`%h\` raise an exception for each request:
the request is answered, its access line is lost, and standard error gets a traceback with all request headers.
\`gunicorn --check-config\` does not notice.

A single \`%s\` without a key raises nothing. It writes all atoms at once, with every header, Authorization and Cookie
among them; that is a warning.`,
  bad: `accesslog = '-'
access_log_format = '%(h) "%(r)s" %(s)s %(D)s'
`,
  good: `accesslog = '-'
access_log_format = '%(h)s "%(r)s" %(s)s %(D)s'
`,

  *check(document, t) {
    for (const used of formatsInUse(document)) {
      const apache = apacheFormat(used.format);
      const whole = apache && translation(apache, used, t);
      for (const { within, right, message, severity = 'error' } of mistakesIn(used.format, apache !== undefined, t)) {
        const item = apache && itemAt(apache, within);
        // Apache's %{%d/%b}t holds percent signs that are none of its own.
        if (item && !isItself(item.at, within)) continue;
        yield { at: used.place(within), message, severity, used, within, right, whole: item && whole };
      }
    }
  },

  fix({ used, within, right, whole }, _document, t) {
    if (whole || right === undefined) return whole;
    const edit = used.edit(within, right);
    return edit && { title: t('Use {right}', { right }), edits: [edit] };
  },
});

/** Up to the brackets that an item may take with it. */
function isItself(item: Span, within: Span): boolean {
  return within.start - item.start <= 1 && item.end - within.end <= 1;
}

interface Mistake {
  readonly within: Span;
  readonly message: string;
  /** What should stand there; undefined when nobody can tell. */
  readonly right?: string | undefined;
  readonly severity?: Severity;
}

function mistakesIn(format: Format, isApache: boolean, t: Localize): Mistake[] {
  const inItems = format.problems.flatMap(problem => mistakeOf(problem, format, isApache, t));
  const withoutKey = format.parts.flatMap(part =>
    part.kind === 'mapping' ? mappingMistake(part, format, isApache, t) : [],
  );
  return [...inItems, ...withoutKey];
}

function mistakeOf({ kind, at, key, found }: FormatProblem, format: Format, isApache: boolean, t: Localize): Mistake[] {
  const { text } = format;
  switch (kind) {
    case 'bare-percent': {
      const apache = apacheMistake(text, at.start, t);
      if (apache) return [apache];
      const misplaced = misplacedKey(text, at.start);
      if (!misplaced) return isApache && isApacheOnly(format, at.start) ? [untranslatable(at, text, t)] : [];
      const { at: within, right } = misplaced;
      return [
        {
          within,
          right,
          message: t('Flags and width belong behind the key, or every access line is lost: {right}.', { right }),
        },
      ];
    }
    case 'unclosed-key':
      return [unclosedKey(at, key ?? '', text, t)];
    case 'missing-conversion':
    case 'unknown-conversion': {
      const written = text.slice(at.start, at.end);
      // An upper-case S is a slip of the finger; any other letter is more likely text that follows.
      const within = found === 'S' ? span(at.start, at.end + 1) : at;
      const right = `${written}s`;
      return [
        {
          within,
          right,
          message: t('{wrong} has no conversion, so every access line is lost; write {right}.', {
            wrong: written,
            right,
          }),
        },
      ];
    }
    case 'star':
      return [
        {
          within: at,
          right: text.slice(at.start, at.end).replace('*', ''),
          message: t('A width or precision of * has nowhere to come from, so every access line is lost.'),
        },
      ];
    case 'number-too-big':
      return [
        { within: at, message: t('The width or precision is too large for Python, so every access line is lost.') },
      ];
    case 'second-mapping':
      // Said where the item itself is looked at.
      return [];
    default:
      return kind satisfies never;
  }
}

function untranslatable({ start }: Span, text: string, t: Localize): Mistake {
  const wrong = /^%[<>]?(?:\{[^{}]*\})?[A-Za-z]/.exec(text.slice(start))![0];
  return {
    within: span(start, start + wrong.length),
    message: t('{wrong} is an item of Apache for which Gunicorn has no atom, and it loses every access line.', {
      wrong,
    }),
  };
}

function unclosedKey(at: Span, key: string, text: string, t: Localize): Mistake {
  const within = text[at.end] === 's' ? span(at.start, at.end + 1) : at;
  const right = atomByKey(key) && !/[()]/.test(key) ? `%(${key})s` : undefined;
  const message = right
    ? t('The parenthesis is not closed, so every access line is lost; write {right}.', { right })
    : t('The parenthesis is not closed, so every access line is lost.');
  return { within, right, message };
}

function apacheMistake(text: string, percent: number, t: Localize): Mistake | undefined {
  const item = apacheItemAt(text, percent);
  if (!item) return undefined;
  const right = `%(${item.key})s`;
  return {
    within: span(percent, percent + item.text.length),
    right,
    message: t('{wrong} is how Apache spells it and loses every access line; Gunicorn spells it {right}.', {
      wrong: item.text,
      right,
    }),
  };
}

/** An item without a key: with Apache items around it one of them, else all atoms at once. */
function mappingMistake(part: MappingPart, { text }: Format, isApache: boolean, t: Localize): Mistake[] {
  // A percent sign before a blank was meant as text.
  if (text[part.at.start + 1] === ' ') return [];
  const apache = isApache ? apacheMistake(text, part.at.start, t) : undefined;
  if (apache) return [apache];
  const wrong = text.slice(part.at.start, part.at.end);
  if (isApache || part.isSecond || !'rsa'.includes(part.spec.conversion)) {
    return [
      { within: part.at, message: t('{wrong} names no atom, so every access line is lost; write %(key)s.', { wrong }) },
    ];
  }
  const message = t('{wrong} names no atom and writes them all, every request header among them; write %(key)s.', {
    wrong,
  });
  return [{ within: part.at, message, severity: 'warning' }];
}
