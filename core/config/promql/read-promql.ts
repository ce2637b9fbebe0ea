import type { SyntaxNode, Tree } from '@lezer/common';
import { parser } from '@prometheus-io/lezer-promql';
import type { Span } from '../../base/spans.ts';
import { span } from '../../base/spans.ts';
import type { Binary, Expression, Grouping, Matcher } from './expression.ts';

/** The expression, or where it stops being one. */
export type ReadPromql =
  { readonly expression: Expression } | { readonly brokenAt: Span; readonly isTooDeep?: boolean };

/** Reads PromQL as Prometheus's own editor does. Never throws. */
export function readPromql(text: string): ReadPromql {
  const tree = parsed(text);
  if (!tree) return { brokenAt: span(0, text.length), isTooDeep: true };
  const cursor = tree.cursor();
  let depth = 0;
  let broken: Span | null = null;
  let isTooDeep = false;
  // Without recursion, because a text may nest as deep as it is long.
  do {
    const runsOn = cursor.name.startsWith('NumberDuration') && /\w/.test(text[cursor.to] ?? '');
    const isTorn = cursor.name === 'StringLiteral' && !TEXT.test(text.slice(cursor.from, cursor.to));
    if ((cursor.type.isError || runsOn || isTorn) && !broken) broken = placeOf(text, cursor.from, cursor.to);
  } while (cursor.next());
  const deepest = tree.cursor();
  walk: for (;;) {
    if (deepest.firstChild()) {
      if (++depth > DEEPEST) {
        isTooDeep = true;
        break;
      }
      continue;
    }
    while (!deepest.nextSibling()) {
      depth--;
      if (!deepest.parent()) break walk;
    }
  }
  if (isTooDeep) return { brokenAt: span(0, text.length), isTooDeep };
  if (broken) return { brokenAt: broken };
  const first = tree.topNode.firstChild;
  const expression = first && expressionOf(first, text);
  return expression ? { expression } : { brokenAt: placeOf(text, 0, text.length) };
}

/** Null where the text is nested so deeply that the parser itself gives up. */
function parsed(text: string): Tree | null {
  try {
    return parser.parse(withoutBareDots(text));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** A text in quotes, of which those but backticks know escapes, and no line breaks. */
const TEXT = /^(?:"(?:\\[abfnrtv\\"'xuU0-7]|[^"\\\n])*"|'(?:\\[abfnrtv\\"'xuU0-7]|[^'\\\n])*'|`[^`]*`)$/;

/** `0.` is a number to Prometheus, and none to the grammar. */
function withoutBareDots(text: string): string {
  return text.replaceAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`|(\d)\.(?![\w.])/g, (whole, digit?: string) =>
    digit === undefined ? whole : `${digit} `,
  );
}

/** Nodes of the tree. What people write has a dozen. */
const DEEPEST = 400;

/** Something that can be underlined, also where what is wrong is that something is missing. */
function placeOf(text: string, from: number, to: number): Span {
  if (to > from) return span(from, to);
  const end = Math.min(text.length, from + 1);
  return end > from ? span(from, end) : span(Math.max(0, from - 1), from);
}

function expressionOf(node: SyntaxNode, text: string): Expression | null {
  const at = span(node.from, node.to);
  const written = (of: SyntaxNode) => text.slice(of.from, of.to);
  const within = (from: SyntaxNode) => childrenOf(from).flatMap(child => expressionOf(child, text) ?? []);
  switch (node.name) {
    case 'NumberDurationLiteral':
      return { kind: 'number', value: numberOf(written(node)), at };
    case 'StringLiteral':
      return { kind: 'string', at };
    case 'VectorSelector': {
      const name = node.getChild('Identifier');
      const matchers = node.getChild('LabelMatchers');
      return {
        kind: 'selector',
        metric: name && { name: written(name), at: span(name.from, name.to) },
        matchers: matchers ? childrenOf(matchers).flatMap(child => matcherOf(child, text)) : [],
        at,
      };
    }
    case 'FunctionCall':
    case 'AggregateExpr': {
      const name = node.getChild('FunctionIdentifier') ?? node.getChild('AggregateOp');
      const body = node.getChild('FunctionCallBody');
      if (!name || !body) return null;
      const shared = { name: written(name).toLowerCase(), nameAt: span(name.from, name.to), args: within(body), at };
      if (node.name === 'FunctionCall') return { kind: 'call', ...shared, name: written(name) };
      const modifier = node.getChild('AggregateModifier');
      return { kind: 'aggregation', ...shared, grouping: modifier && groupingOf(modifier, 'By', text) };
    }
    case 'BinaryExpr':
      return binaryOf(node, text);
    default: {
      const kind = WRAPPERS[node.name];
      const of = within(node)[0];
      if (!of || !kind) return null;
      if (kind === 'range') {
        const length = node.getChild('DurationExpr');
        return bindTightly({ kind, seconds: length && secondsOf(written(length)) }, of, node.to);
      }
      if (kind === 'unary') return { kind, of, isMinus: text[node.from] === '-', at };
      return kind === 'parentheses' ? { kind, of, at } : bindTightly({ kind }, of, node.to);
    }
  }
}

/** What stands behind an operand belongs to it alone; the grammar has it behind all of `a + b`. */
function bindTightly(suffix: Suffix, of: Expression, end: number): Expression {
  const at = span(of.at.start, end);
  if (of.kind === 'binary') return { ...of, right: bindTightly(suffix, of.right, end), at };
  return of.kind === 'unary' ? { ...of, of: bindTightly(suffix, of.of, end), at } : { ...suffix, of, at };
}

type Suffix = { readonly kind: 'moved' | 'subquery' } | { readonly kind: 'range'; readonly seconds: number | null };

/** Nodes that hold one expression. */
const WRAPPERS: Readonly<Record<string, 'range' | 'subquery' | 'moved' | 'parentheses' | 'unary'>> = {
  MatrixSelector: 'range',
  SubqueryExpr: 'subquery',
  OffsetExpr: 'moved',
  StepInvariantExpr: 'moved',
  ParenExpr: 'parentheses',
  UnaryExpr: 'unary',
};

function binaryOf(node: SyntaxNode, text: string): Binary | null {
  const [first, operator, ...rest] = childrenOf(node);
  const last = rest.at(-1);
  const left = first && expressionOf(first, text);
  const right = last && expressionOf(last, text);
  if (!operator || !left || !right) return null;
  const modifiers = rest.slice(0, -1).flatMap(each => [each].concat(childrenOf(each)));
  const clause = modifiers.find(({ name }) => name === 'MatchingModifierClause');
  return {
    kind: 'binary',
    operator: text.slice(operator.from, operator.to).toLowerCase(),
    operatorAt: span(operator.from, operator.to),
    isBool: modifiers.some(({ name }) => name === 'BoolModifier' || name === 'Bool'),
    matching: clause ? groupingOf(clause, 'On', text) : null,
    isGrouped: clause !== undefined && /\bgroup_(?:left|right)\b/i.test(text.slice(clause.from, clause.to)),
    left,
    right,
    at: span(node.from, node.to),
  };
}

function groupingOf(node: SyntaxNode, keeping: string, text: string): Grouping {
  const labels = node.getChild('GroupingLabels');
  return {
    keeps: node.getChild(keeping) !== null,
    labels: labels
      ? childrenOf(labels).map(({ from, to }) => text.slice(from, to).replaceAll(/^["'`]|["'`]$/g, ''))
      : [],
    at: labels ? span(labels.from, labels.to) : span(node.from, node.to),
  };
}

function matcherOf(node: SyntaxNode, text: string): Matcher[] {
  const [label, operator, value] = childrenOf(node);
  if (!label || !operator || !value) return [];
  const written = ({ from, to }: SyntaxNode) => text.slice(from, to);
  return [
    {
      label: written(label).replaceAll(/^["'`]|["'`]$/g, ''),
      operator: written(operator),
      value: written(value),
      at: span(node.from, node.to),
    },
  ];
}

function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}

/** `0.5`, `1e3`, `0x1f`, `Inf`; a duration such as `5m` is its seconds. */
function numberOf(text: string): number {
  const lower = text.toLowerCase().replaceAll('_', '');
  if (lower === 'inf') return Infinity;
  if (/^(?:\d+(?:ms|[smhdwy]))+$/.test(lower)) {
    return Array.from(lower.matchAll(/(\d+)(ms|[smhdwy])/g)).reduce(
      (sum, [, count, unit]) => sum + Number(count) * SECONDS[unit!]!,
      0,
    );
  }
  return Number(lower);
}

/** Null where it is calculated. */
function secondsOf(text: string): number | null {
  const [, sign, length = ''] = /^([+-]?)\s*(\w[\w.]*)$/.exec(text.trim()) ?? [];
  const seconds = numberOf(length);
  return length === '' || Number.isNaN(seconds) ? null : sign === '-' ? -seconds : seconds;
}

const SECONDS: Readonly<Record<string, number>> = {
  ms: 0.001,
  s: 1,
  m: 60,
  h: 3600,
  d: 86_400,
  w: 604_800,
  y: 31_536_000,
};
