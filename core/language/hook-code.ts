import { importsOf } from '../config/imports.ts';
import type { Call, Node } from '../config/syntax.ts';
import { callOf, descendants, hasOwnScope } from '../config/syntax.ts';
import type { ConfigDocument } from './document.ts';
import type { Callable, GivenHook } from './hooks.ts';
import { definitionOf, givenHooks } from './hooks.ts';

/** A hook that is a function of the file. */
export interface HookCode extends GivenHook {
  readonly value: Callable;
  readonly definition: Node;
  /** What runs when it is called: it, the functions of the file that it calls by name, and what they call. */
  readonly functions: () => readonly Node[];
  /** The calls in there. */
  readonly calls: () => readonly NamedCall[];
}

/** A call, and the dotted name of what is called, with imports resolved: `prometheus_client.start_http_server`. */
export interface NamedCall {
  readonly call: Call;
  readonly node: Node;
  readonly path: string;
}

export function hookCode(document: ConfigDocument): readonly HookCode[] {
  const reach = reachIn(document);
  return givenHooks(document).flatMap(given => {
    const { value } = given;
    if (value.kind !== 'callable' || value.what !== 'function') return [];
    const definition = definitionOf(document, value);
    if (!definition) return [];
    const functions = () => [...reach.from(definition)];
    return [{ ...given, value, definition, functions, calls: () => functions().flatMap(reach.calls) }];
  });
}

/** The calls of dotted names in a piece of code, inner functions included. */
export function callsIn(outer: Node, document: ConfigDocument): readonly NamedCall[] {
  return callsBelow(outer, document, resolver(document));
}

/** Whether an exception in there is seen by the file itself. */
export function isTried(node: Node): boolean {
  for (let outer = node.parent; outer && outer.name !== 'FunctionDefinition'; outer = outer.parent) {
    if (outer.name === 'TryStatement' || outer.name === 'WithStatement') return true;
  }
  return false;
}

/** Whether calling the function always leads there: no branch, no loop and no earlier `return` on the way. */
export function isCertain(node: Node, definition: Node): boolean {
  for (let outer = node.parent; outer && outer.from !== definition.from; outer = outer.parent) {
    if (MAY_BE_SKIPPED.has(outer.name)) return false;
  }
  for (const earlier of descendants(definition, hasOwnScope)) {
    if (earlier.from >= node.from) return true;
    if (earlier.name === 'ReturnStatement' || earlier.name === 'RaiseStatement') return false;
  }
  return true;
}

const MAY_BE_SKIPPED = new Set([
  'IfStatement',
  'ForStatement',
  'WhileStatement',
  'MatchStatement',
  'ConditionalExpression',
  'BinaryExpression',
  'ComprehensionExpression',
  'ArrayComprehensionExpression',
  'LambdaExpression',
  'FunctionDefinition',
]);

type Resolve = (path: string) => string;

function resolver({ text, tree, module }: ConfigDocument): Resolve {
  const imports = importsOf(text, tree);
  const rebound = new Set(module.bindings.flatMap(({ name, how }) => (how === 'import' ? [] : [name])));
  return path => {
    const [first = '', ...rest] = path.split('.');
    const origin = rebound.has(first) ? undefined : imports.get(first);
    return [origin ?? first, ...rest].join('.');
  };
}

/** Follows calls from function to function. Each is looked through once, however many hooks lead there. */
function reachIn(document: ConfigDocument) {
  const known = new Map<Node, readonly NamedCall[]>();
  let names: ReadonlyMap<string, Node> | undefined;
  let resolve: Resolve | undefined;

  const calls = (outer: Node): readonly NamedCall[] => {
    const found = known.get(outer) ?? callsBelow(outer, document, (resolve ??= resolver(document)));
    known.set(outer, found);
    return found;
  };

  const from = (definition: Node): ReadonlySet<Node> => {
    const found = new Set([definition]);
    // The set grows while it is gone through; it ends, because a file has only so many functions.
    for (const outer of found) {
      for (const { call } of calls(outer)) {
        const called = (names ??= plainFunctions(document)).get(call.path!);
        if (called) found.add(called);
      }
    }
    return found;
  };

  return { calls, from };
}

function callsBelow(outer: Node, { text }: ConfigDocument, resolve: Resolve): readonly NamedCall[] {
  return [...descendants(outer)].flatMap(node => {
    const call = node.name === 'CallExpression' ? callOf(text, node) : undefined;
    return call?.path === undefined ? [] : [{ call, node, path: resolve(call.path) }];
  });
}

/** The functions of the module whose name never means anything else. */
function plainFunctions(document: ConfigDocument): ReadonlyMap<string, Node> {
  const counts = new Map<string, number>();
  for (const { name } of document.module.bindings) counts.set(name, (counts.get(name) ?? 0) + 1);
  const functions = new Map<string, Node>();
  for (const { name, value } of document.module.bindings) {
    if (counts.get(name) !== 1 || value.kind !== 'callable' || value.what !== 'function') continue;
    const definition = definitionOf(document, value);
    if (definition) functions.set(name, definition);
  }
  return functions;
}
