import { lineSpan } from '../base/lines.ts';
import type { Span } from '../base/spans.ts';
import { span } from '../base/spans.ts';
import { literalAt } from './string-literal.ts';
import type { Node, Tree } from './syntax.ts';
import { hasOwnScope, spanOf, textOf } from './syntax.ts';

/** What somebody who types at an offset is about to write. */
export type Cursor =
  /** A statement of the module begins: `typed` is the name so far, perhaps empty. */
  | { readonly kind: 'statement'; readonly typed: Span }
  /** A function of the module is named: `typed` is what stands behind `def` so far. */
  | { readonly kind: 'definition'; readonly typed: Span }
  /** Behind the `=` of an assignment to `name`, where nothing but a word stands yet. */
  | { readonly kind: 'value'; readonly name: string; readonly typed: Span }
  /** Inside the quotes of a text that is assigned to `name`; the closing quote may still be missing. */
  | { readonly kind: 'text'; readonly name: string; readonly inside: Span; readonly isInList: boolean }
  | { readonly kind: 'elsewhere' };

const ELSEWHERE: Cursor = { kind: 'elsewhere' };

export function cursorAt(text: string, tree: Tree, offset: number): Cursor {
  const node = tree.resolveInner(offset, -1);
  if (node.name === 'Comment') return ELSEWHERE;
  const literal = enclosing(node, ({ name }) => name === 'String' || name === 'FormatString');
  if (literal && literal.from < offset) return inText(text, literal, offset);
  return atStatement(text, tree, node, offset);
}

function inText(text: string, literal: Node, offset: number): Cursor {
  const closed = literalAt(text, spanOf(literal));
  const opening = /^[a-zA-Z]{0,2}(?:"""|'''|"|')/.exec(textOf(text, literal));
  if (!opening) return ELSEWHERE;
  const inside = closed?.body ?? span(literal.from + opening[0].length, literal.to);
  if (offset < inside.start || offset > inside.end) return ELSEWHERE;
  const isInList = LISTS.has(outsideOf(literal, VALUE_PARTS)?.name ?? '');
  const statement = outsideOf(literal, new Set([...VALUE_PARTS, ...LISTS]));
  const target = statement?.name === 'AssignStatement' ? statement.firstChild : undefined;
  if (target?.name !== 'VariableName' || literal.from < target.to) return ELSEWHERE;
  return { kind: 'text', name: textOf(text, target), inside, isInList };
}

/** Around a text, these leave it a part of the value that is assigned. */
const VALUE_PARTS = new Set([
  'String',
  'FormatString',
  'ContinuedString',
  'ParenthesizedExpression',
  'BinaryExpression',
  'ConditionalExpression',
]);

const LISTS = new Set(['ArrayExpression', 'TupleExpression']);

function outsideOf(node: Node, parts: ReadonlySet<string>): Node | undefined {
  return enclosing(node, ({ name }) => !parts.has(name));
}

function atStatement(text: string, tree: Tree, node: Node, offset: number): Cursor {
  const lineStart = lineSpan(text, offset).start;
  const line = text.slice(lineStart, offset);
  const begun = /^[ \t]*(?:(def[ \t]+)|(\w+)[ \t]*(?::[^=]*)?=[ \t]*)?((?:[^\W\d]\w*)?)$/.exec(line);
  if (!begun || isInScope(text, tree, lineStart) || enclosing(node, isOpenBracket)) return ELSEWHERE;
  const [, def, name, word = ''] = begun;
  const typed = span(offset - word.length, offset);
  if (def) return { kind: 'definition', typed };
  return name === undefined ? { kind: 'statement', typed } : { kind: 'value', name, typed };
}

/** Whether the line goes on in the body of something: it stands further in than that does. */
function isInScope(text: string, tree: Tree, lineStart: number): boolean {
  const indent = indentAt(text, lineStart);
  // The tree ends a body at its last statement, so an empty line is asked for what stands above it.
  const above = text.slice(0, lineStart).trimEnd().length;
  const around = enclosing(
    tree.resolveInner(above, -1),
    outer => hasOwnScope(outer) && indentAt(text, lineSpan(text, outer.from).start) < indent,
  );
  return around !== undefined;
}

function indentAt(text: string, lineStart: number): number {
  return /[ \t]*/y.exec(text.slice(lineStart, lineStart + 200))?.[0].length ?? 0;
}

/** A line that goes on inside brackets is not the beginning of a statement. */
function isOpenBracket({ name }: Node): boolean {
  return /^(?:ArgList|ParamList|(?:Parenthesized|Array|Tuple|Dictionary|Set|\w*Comprehension)Expression)$/.test(name);
}

function enclosing(node: Node, is: (node: Node) => boolean): Node | undefined {
  for (let outer: Node | null = node; outer; outer = outer.parent) if (is(outer)) return outer;
  return undefined;
}
