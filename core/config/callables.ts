import type { Span } from '../base/spans.ts';
import { span } from '../base/spans.ts';
import { parametersOf } from './parameters.ts';
import type { Value } from './settings.ts';
import type { Node } from './syntax.ts';
import { childrenOf, descendants, hasOwnScope, isBroken, spanOf, textOf } from './syntax.ts';
import { unknown } from './values.ts';

/** What `def` or `class` binds when no decorator changes it. */
export function callableOf(text: string, definition: Node): Value {
  return definition.name === 'ClassDefinition' ? callableClass(text, definition) : callableFunction(text, definition);
}

export function callableLambda(text: string, lambda: Node): Value {
  const list = lambda.getChild('ParamList');
  if (!list) return unknown('a syntax error');
  const parameters = parametersOf(text, list);
  return { kind: 'callable', what: 'function', at: spanOf(lambda), parameters, parametersAt: spanOf(list) };
}

function callableFunction(text: string, definition: Node): Value {
  const list = definition.getChild('ParamList');
  if (!list) return unknown('a syntax error');
  const parameters = parametersOf(text, list);
  return { kind: 'callable', what: 'function', at: spanOf(definition), parameters, parametersAt: between(text, list) };
}

/** A class is called with what its `__init__` takes beside the new object; a base may bring one of its own. */
function callableClass(text: string, definition: Node): Value {
  const at = spanOf(definition);
  const value = { kind: 'callable', what: 'class', at, parametersAt: at, parameters: undefined } as const;
  const body = definition.getChild('Body');
  if (!body || definition.getChild('ArgList') || isBroken(definition)) return value;
  const methods = childrenOf(body).filter(({ name }) => name === 'FunctionDefinition');
  const isPlain = childrenOf(body).every(({ name }) => PLAIN_PARTS.has(name)) && !bindsMagic(text, body, methods);
  if (!isPlain) return value;
  const inits = methods.filter(method => nameOf(text, method) === '__init__');
  if (inits.length === 0) return { ...value, parameters: [] };
  const list = inits[0]!.getChild('ParamList');
  const parameters = inits.length === 1 && list ? parametersOf(text, list) : undefined;
  if (!list || !parameters) return value;
  // The new object comes first; where nothing takes it, the class cannot be called at all.
  const others = parameters[0]?.kind === 'positional' ? parameters.slice(1) : parameters;
  return { ...value, parameters: others, parametersAt: between(text, list) };
}

/** Anything else in a class, such as a decorated method or a branch, may change how it is made. */
const PLAIN_PARTS = new Set([':', 'FunctionDefinition', 'AssignStatement', 'ExpressionStatement', 'PassStatement']);

/** `__new__` and `__signature__` say otherwise than `__init__` what the class is called with. */
function bindsMagic(text: string, body: Node, methods: readonly Node[]): boolean {
  if (methods.some(method => /^__(?:new|signature)__$/.test(nameOf(text, method)))) return true;
  for (const node of descendants(body, hasOwnScope)) {
    if (node.name === 'VariableName' && /^__\w+__$/.test(textOf(text, node))) return true;
  }
  return false;
}

function nameOf(text: string, definition: Node): string {
  const name = definition.getChild('VariableName');
  return name ? textOf(text, name) : '';
}

/** Without the parentheses, one of which may not be typed yet. */
function between(text: string, { from, to }: Node): Span {
  return span(text[from] === '(' ? from + 1 : from, text[to - 1] === ')' && to - 1 > from ? to - 1 : to);
}
