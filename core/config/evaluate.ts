import type { Value } from './settings.ts';
import { callableLambda } from './callables.ts';
import type { Node } from './syntax.ts';
import { childrenOf, dottedPath, isBroken, itemsOf, spanOf, textOf } from './syntax.ts';
import type { SourcedText } from './sourced-text.ts';
import { joinTexts } from './sourced-text.ts';
import { span } from '../base/spans.ts';
import { evaluateCall } from './evaluate-call.ts';
import { combine, compare, negate } from './evaluate-operator.ts';
import { narrowed } from './narrow.ts';
import { decode, literalAt } from './string-literal.ts';
import { spelled } from './text-templates.ts';
import { NONE, alternatives, boolean, either, isTrue, lift, string, unknown } from './values.ts';

/** What an expression may look at: the file, and the names that were bound before it. */
export interface Scope {
  readonly text: string;
  /** Undefined for a name that the file did not bind. */
  readonly lookUp: (name: string) => Value | undefined;
}

/** Deeper than anybody nests by hand; a file that goes deeper must not overflow the stack. */
const DEEPEST = 200;

/**
 * The value of an expression as Python would compute it, as far as it needs nothing but the file. Never throws:
 * what depends on the machine, on another module or on Python that we do not follow is `unknown`.
 */
export function evaluate(node: Node, scope: Scope, depth = 0): Value {
  if (depth > DEEPEST) return unknown('an expression that is nested too deeply');
  const value = EVALUATORS[node.name];
  return value ? value(node, scope, depth + 1) : unknown('an expression that only running the file can tell');
}

/** The right side of an assignment, where a comma makes a tuple. */
export function evaluateSide(nodes: readonly Node[], scope: Scope): Value {
  if (nodes.some(isBroken)) return unknown('a syntax error');
  if (nodes.length === 1) return evaluate(nodes[0]!, scope);
  return listOf(nodes, scope, 0);
}

type Evaluator = (node: Node, scope: Scope, depth: number) => Value;

const EVALUATORS: Readonly<Record<string, Evaluator>> = {
  String: evaluateText,
  FormatString: evaluateText,
  ContinuedString: evaluateText,
  Number: evaluateNumber,
  Boolean: (node, { text }) => boolean(textOf(text, node) === 'True'),
  None: () => NONE,
  VariableName: (node, { text, lookUp }) => lookUp(textOf(text, node)) ?? unknown(`the name ${textOf(text, node)}`),
  ParenthesizedExpression: evaluateOnly,
  NamedExpression: (node, scope, depth) => evaluateLast(node, scope, depth),
  TupleExpression: (node, scope, depth) => listOf(childrenOf(node), scope, depth),
  ArrayExpression: (node, scope, depth) => listOf(childrenOf(node), scope, depth),
  DictionaryExpression: evaluateDictionary,
  ConditionalExpression: evaluateConditional,
  UnaryExpression: evaluateUnary,
  BinaryExpression: evaluateBinary,
  MemberExpression: evaluateMember,
  LambdaExpression: (node, { text }) => callableLambda(text, node),
  CallExpression: (node, scope, depth) => evaluateCall(node, scope, inner => evaluate(inner, scope, depth)),
};

function evaluateText(node: Node, scope: Scope, depth: number): Value {
  const parts = node.name === 'ContinuedString' ? childrenOf(node) : [node];
  const values = parts.map(part =>
    part.name === 'FormatString' ? formatString(part, scope, depth) : plainString(part, scope),
  );
  return lift(values, texts => string(joinTexts(texts.map(asText))));
}

function plainString(node: Node, { text }: Scope): Value {
  const literal = literalAt(text, spanOf(node));
  if (!literal) return unknown('a string without its closing quote');
  if (literal.prefix.includes('b')) return unknown('bytes');
  const decoded = decode(text, literal.body, { raw: literal.prefix.includes('r'), braces: false });
  return decoded ? string(decoded) : unknown('an escape that names a character');
}

function formatString(node: Node, scope: Scope, depth: number): Value {
  const { text } = scope;
  const literal = literalAt(text, spanOf(node));
  if (!literal) return unknown('a string without its closing quote');
  const options = { raw: literal.prefix.includes('r'), braces: true };
  const values: Value[] = [];
  let position = literal.body.start;
  const addConstant = (end: number) => {
    const decoded = decode(text, span(position, end), options);
    values.push(decoded ? string(decoded) : unknown('an escape that names a character'));
  };
  for (const replacement of childrenOf(node)) {
    if (replacement.name !== 'FormatReplacement') continue;
    addConstant(replacement.from);
    position = replacement.to;
    const [open, expression, ...others] = childrenOf(replacement);
    const isPlain = open?.name === '{' && expression && others.length === 1 && others[0]!.name === '}';
    values.push(
      isPlain
        ? asTextOrUnknown(evaluate(expression, scope, depth), expression)
        : unknown('an f-string with a conversion'),
    );
  }
  addConstant(literal.body.end);
  return lift(values, texts => string(joinTexts(texts.map(asText))));
}

/** The text that an f-string makes of a value. */
function asTextOrUnknown(value: Value, node: Node): Value {
  return lift([value], ([one]) => {
    const text = spelled(one!, false, spanOf(node));
    return text ? string(text) : unknown('a value in an f-string that is no text');
  });
}

/** Only for values that `lift` has already narrowed to texts made here, which all know their places. */
function asText(value: Value): SourcedText {
  return value.kind === 'string' ? { value: value.value, pieces: value.pieces ?? [] } : { value: '', pieces: [] };
}

function evaluateNumber(node: Node, { text }: Scope): Value {
  const written = textOf(text, node).replaceAll('_', '').toLowerCase();
  if (/^(?:0[xob][\da-f]+|\d+)$/.test(written)) return { kind: 'integer', value: Number(written) };
  if (/^(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/.test(written)) return { kind: 'float', value: Number(written) };
  return unknown('a complex number');
}

function evaluateOnly(node: Node, scope: Scope, depth: number): Value {
  const items = itemsOf(childrenOf(node));
  return items?.length === 1 ? evaluate(items[0]!, scope, depth) : unknown('a generator');
}

function evaluateLast(node: Node, scope: Scope, depth: number): Value {
  const last = node.lastChild;
  return last ? evaluate(last, scope, depth) : unknown('a syntax error');
}

function listOf(nodes: readonly Node[], scope: Scope, depth: number): Value {
  const items = itemsOf(nodes);
  if (!items) return unknown('a list that takes in another');
  return { kind: 'list', items: items.map(item => evaluate(item, scope, depth)) };
}

function evaluateDictionary(node: Node, scope: Scope, depth: number): Value {
  const items = itemsOf(childrenOf(node));
  if (!items || items.length % 2 === 1) return unknown('a dictionary that takes in another');
  const entries: [Value, Value][] = [];
  for (let index = 0; index < items.length; index += 2) {
    entries.push([evaluate(items[index]!, scope, depth), evaluate(items[index + 1]!, scope, depth)]);
  }
  return { kind: 'dictionary', entries };
}

function evaluateConditional(node: Node, scope: Scope, depth: number): Value {
  const [then, , condition, , otherwise] = childrenOf(node);
  if (!then || !condition || !otherwise) return unknown('a syntax error');
  const holds = isTrue(evaluate(condition, scope, depth));
  if (holds !== undefined) return evaluate(holds ? then : otherwise, scope, depth);
  return either([
    evaluate(then, knowing(condition, true, scope), depth),
    evaluate(otherwise, knowing(condition, false, scope), depth),
  ]);
}

function knowing(condition: Node, holds: boolean, scope: Scope): Scope {
  const known = narrowed(condition, holds, scope);
  return known.size === 0 ? scope : { ...scope, lookUp: name => known.get(name) ?? scope.lookUp(name) };
}

function evaluateUnary(node: Node, scope: Scope, depth: number): Value {
  const [operator, operand] = childrenOf(node);
  if (!operator || !operand) return unknown('a syntax error');
  // The grammar lets `not` and `-` take in a whole `a or b` or `2 ** 2`, other than Python does.
  if (operand.name === 'BinaryExpression') return unknown('an operator whose reach is not certain');
  return lift([evaluate(operand, scope, depth)], ([value]) => negate(textOf(scope.text, operator), value!));
}

function evaluateBinary(node: Node, scope: Scope, depth: number): Value {
  const [left, ...rest] = childrenOf(node);
  const right = rest.pop();
  if (!left || !right) return unknown('a syntax error');
  const operator = rest.map(part => textOf(scope.text, part)).join(' ');
  const operands = [evaluate(left, scope, depth), evaluate(right, scope, depth)] as const;
  if (operator === 'or' || operator === 'and') return shortCircuit(operator, ...operands);
  const isComparison = isComparing(rest);
  // Python reads `a < b < c` as `a < b and b < c`; the grammar nests it.
  if (isComparison && [left, right].some(isComparisonItself)) return unknown('a chain of comparisons');
  return lift(operands, ([one, other]) =>
    isComparison ? compare(operator, one!, other!) : combine(operator, one!, other!, spanOf(node)),
  );
}

function isComparing(operator: readonly Node[]): boolean {
  return operator.some(({ name }) => name !== 'ArithOp' && name !== 'BitOp');
}

function isComparisonItself(node: Node): boolean {
  return node.name === 'BinaryExpression' && isComparing(childrenOf(node).slice(1, -1));
}

/** `or` gives its left side when that is true, else its right one; `and` the other way round. */
function shortCircuit(operator: 'or' | 'and', left: Value, right: Value): Value {
  return either(
    alternatives(left).map(choice => {
      const truth = isTrue(choice);
      if (truth === undefined) return either([choice, right]);
      return truth === (operator === 'or') ? choice : right;
    }),
  );
}

/** `X[0]` and `X['key']` of a value that is known; of the attributes of modules only levels of logging are. */
function evaluateMember(node: Node, scope: Scope, depth: number): Value {
  const [owner, open, key, close] = childrenOf(node);
  if (!owner || !key || open?.name !== '[' || close?.name !== ']') {
    const path = dottedPath(scope.text, node);
    const level = LOGGING_LEVELS.get(path ?? '');
    if (level !== undefined) return { kind: 'integer', value: level };
    return unknown(path ? `the name ${path}` : 'an attribute');
  }
  return lift([evaluate(owner, scope, depth), evaluate(key, scope, depth)], ([value, index]) => {
    if (value!.kind === 'list' && index!.kind === 'integer') {
      return value.items.at(index.value) ?? unknown('an index that does not exist');
    }
    if (value!.kind === 'dictionary' && index!.kind === 'string') {
      const entry = value.entries.findLast(([name]) => name.kind === 'string' && name.value === index.value);
      return entry?.[1] ?? unknown('a key that does not exist');
    }
    return unknown('a part of a value');
  });
}

/** Constants of Python's `logging`. */
const LOGGING_LEVELS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    'logging.DEBUG': 10,
    'logging.INFO': 20,
    'logging.WARNING': 30,
    'logging.WARN': 30,
    'logging.ERROR': 40,
    'logging.CRITICAL': 50,
    'logging.FATAL': 50,
  }),
);
