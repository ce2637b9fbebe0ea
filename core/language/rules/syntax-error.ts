import { span } from '../../base/spans.ts';
import type { Span } from '../../base/spans.ts';
import { literalAt } from '../../config/string-literal.ts';
import type { Node, Tree } from '../../config/syntax.ts';
import { isPositionalMark, spanOf, textOf } from '../../config/syntax.ts';
import { rule } from '../rule.ts';

/** Looks at the first place that the grammar cannot read. Whether Python has further complaints is left to Python. */
export const syntaxError = rule({
  id: 'syntax-error',
  says: 'The config is not Python, so Gunicorn does not start.',
  severity: 'error',
  explains: `Gunicorn runs the config as Python. When Python cannot read it, Gunicorn prints \`Failed to read config file\`
with a traceback and exits with 1.

Only the first mistake is named; what follows it often comes of it. The terminal always tells. In an editor where an
extension for Python underlines such mistakes already, this rule is silent.`,
  bad: `bind = ['0.0.0.0:8000'
workers = 4
`,
  good: `bind = ['0.0.0.0:8000']
workers = 4
`,

  *check({ text, tree }, t) {
    const mistake = firstMistake(text, tree);
    if (!mistake) return;
    const { at, kind } = mistake;
    if (kind === 'text') yield { at, message: t('This text has no closing quote, so Gunicorn does not start.') };
    else if (kind === 'bracket') yield { at, message: t('This bracket is never closed, so Gunicorn does not start.') };
    else if (kind === 'print')
      yield { at, message: t('This is Python 2; print is a function today, and Gunicorn does not start.') };
    else yield { at, message: t('Python cannot read this, so Gunicorn does not start.') };
  },
});

interface Mistake {
  readonly at: Span;
  readonly kind: 'text' | 'bracket' | 'print' | 'other';
}

function firstMistake(text: string, tree: Tree): Mistake | undefined {
  let found: Mistake | 'doubtful' | undefined;
  tree.iterate({
    enter(reference) {
      if (found) return false;
      if (reference.name === 'String') found = openText(text, reference.node);
      else if (reference.name === 'PrintStatement') found = { at: spanOf(reference.node.firstChild!), kind: 'print' };
      else if (reference.type.isError) found = mistakeAt(text, reference.node);
      return undefined;
    },
  });
  return found === 'doubtful' ? undefined : found;
}

function openText(text: string, literal: Node): Mistake | undefined {
  if (literalAt(text, spanOf(literal))) return undefined;
  const [firstLine = ''] = textOf(text, literal).split(/[\r\n]/);
  return { at: span(literal.from, literal.from + firstLine.length), kind: 'text' };
}

function mistakeAt(text: string, error: Node): Mistake | 'doubtful' {
  if (isDottedNumber(error)) {
    // `4.` is a number to Python and half an attribute to the grammar; `0.0.0.0:8000` is neither.
    const [rest] = /^\w*\S*/.exec(text.slice(error.from))!;
    const goesOn = text[error.from - 1] === '.' && /^\w/.test(rest);
    return goesOn ? { at: span(error.parent!.from, error.from + rest.length), kind: 'other' } : 'doubtful';
  }
  if (isDoubtful(error)) return 'doubtful';
  const bracket = openBracketAround(error);
  if (bracket) return { at: spanOf(bracket), kind: 'bracket' };
  const start = startOfWord(text, error.from);
  const [word = ''] = /^\S*/.exec(text.slice(start)) ?? [];
  return { at: span(start, Math.max(start + word.length, error.to)), kind: 'other' };
}

/** Where nothing is left of a line, the word before is the one that something is missing behind. */
function startOfWord(text: string, offset: number): number {
  if (/^\S/.test(text.slice(offset, offset + 1))) return offset;
  const before = text.slice(0, offset).trimEnd();
  return before.length - (/\S*$/.exec(before)?.[0].length ?? 0);
}

function isDottedNumber({ parent }: Node): boolean {
  return parent?.name === 'MemberExpression' && parent.firstChild?.name === 'Number';
}

/** Where the grammar is behind Python: a bare `yield`, `with (a, b):`, `for x in *a, b:`, `case A():`, `lambda a, /: 0`. */
function isDoubtful(error: Node): boolean {
  if (isPositionalMark(error)) return true;
  const { parent, prevSibling } = error;
  if (parent?.name.includes('Comprehension') && (error.firstChild?.name === '*' || prevSibling?.name === ','))
    return true;
  for (let outer = parent; outer && outer.name !== 'Body'; outer = outer.parent) {
    if (AHEAD_OF_THE_GRAMMAR.has(outer.name) || outer.name.endsWith('Pattern')) return true;
  }
  return false;
}

const AHEAD_OF_THE_GRAMMAR = new Set([
  'YieldStatement',
  'YieldExpression',
  'WithStatement',
  'ForStatement',
  'Decorator',
  'DecoratedStatement',
  'FormatReplacement',
  'FormatString',
]);

/** The bracket that is open where the error stands, and has no other end. */
function openBracketAround(error: Node): Node | undefined {
  if (error.nextSibling) return undefined;
  const first = error.parent?.firstChild;
  return first && /^[([{]$/.test(first.name) ? first : undefined;
}
