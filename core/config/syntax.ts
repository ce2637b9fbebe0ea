import type { SyntaxNode, Tree } from '@lezer/common';
import type { Span } from '../base/spans.ts';
import { span } from '../base/spans.ts';

/** Small views over the syntax tree, so that nobody else has to know what the grammar calls things. */
export type Node = SyntaxNode;
export type { Tree };

export function spanOf(node: Node): Span {
  return span(node.from, node.to);
}

export function textOf(text: string, node: Node): string {
  return text.slice(node.from, node.to);
}

/** All children, punctuation included; comments left out. */
export function childrenOf(node: Node): Node[] {
  const children: Node[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) {
    if (child.name !== 'Comment') children.push(child);
  }
  return children;
}

/** Every node below, in the order of the text, without going into those for which `skip` is true. Comments left out. */
export function* descendants(node: Node, skip: (node: Node) => boolean = () => false): Generator<Node> {
  // From node to node without lists of children: a keystroke walks through the whole file several times.
  let depth = 0;
  let current: Node | null = node;
  let isSkipped = false;
  for (;;) {
    let next: Node | null = isSkipped ? null : pastComments(current.firstChild);
    if (next) depth++;
    while (!next && depth > 0) {
      next = pastComments(current.nextSibling);
      if (next) break;
      current = current.parent;
      depth--;
      if (!current) return;
    }
    if (!next || depth === 0) return;
    current = next;
    yield current;
    isSkipped = skip(current);
  }
}

function pastComments(node: Node | null): Node | null {
  let next = node;
  while (next?.name === 'Comment') next = next.nextSibling;
  return next;
}

/** Code in there runs later, or binds names that are not the module's. */
export function hasOwnScope(node: Node): boolean {
  return node.name === 'FunctionDefinition' || node.name === 'ClassDefinition' || node.name === 'LambdaExpression';
}

/** Whether the tree goes deeper than so many nodes. */
export function isDeeperThan(tree: Tree, limit: number): boolean {
  let depth = 0;
  let isDeeper = false;
  tree.iterate({
    enter() {
      depth++;
      if (depth > limit) isDeeper = true;
      return !isDeeper;
    },
    leave() {
      depth--;
    },
  });
  return isDeeper;
}

/** Whether the parser had to guess in there. */
export function isBroken(node: Node): boolean {
  let isBroken = false;
  node.cursor().iterate(reference => {
    isBroken ||= reference.type.isError && !isPositionalMark(reference.node);
    return !isBroken;
  });
  return isBroken;
}

/** The grammar does not know the `/` of `lambda a, /, b: 0`, which Python does. */
export function isPositionalMark({ type, parent, from, to }: Node): boolean {
  return type.isError && to - from === 1 && parent?.name === 'ParamList' && parent.parent?.name === 'LambdaExpression';
}

/** An assignment taken apart: `a = b, c = value`. */
export interface Assignment {
  /** One for each `=`: the nodes on its left; more than one when a comma is among them. */
  readonly targets: readonly (readonly Node[])[];
  /** What is on the right; more than one node makes a tuple. Undefined for an annotation without a value. */
  readonly value: readonly Node[] | undefined;
}

export function assignmentOf(statement: Node): Assignment {
  const sides: Node[][] = [[]];
  for (const child of childrenOf(statement)) {
    if (child.name === 'AssignOp' || child.name === 'UpdateOp') sides.push([]);
    else if (child.name !== 'TypeDef') sides.at(-1)!.push(child);
  }
  if (sides.length === 1) return { targets: sides, value: undefined };
  return { targets: sides.slice(0, -1), value: sides.at(-1) };
}

/** The items of a bracketed or bare list, without brackets and commas; undefined when one of them is starred. */
export function itemsOf(nodes: readonly Node[]): Node[] | undefined {
  if (nodes.some(({ name }) => name === '*' || name === '**')) return undefined;
  return nodes.filter(({ name }) => !PUNCTUATION.has(name));
}

const PUNCTUATION = new Set([',', '(', ')', '[', ']', '{', '}', ':', ';']);

/** The names that a target binds, such as both in `a, (b, *c[0])`; subscripts and attributes bind none. */
export function namesBoundBy(nodes: readonly Node[]): Node[] {
  return nodes.flatMap(node => {
    if (node.name === 'VariableName') return [node];
    const isPattern = /^(?:Parenthesized|Array|Tuple)Expression$/.test(node.name);
    return isPattern ? namesBoundBy(childrenOf(node)) : [];
  });
}

export interface Call {
  /** `os.environ.get` of `os.environ.get(…)`; undefined when what is called is not a dotted name. */
  readonly path: string | undefined;
  readonly callee: Node;
  /** Positional arguments; undefined when one is starred. */
  readonly positional: readonly Node[] | undefined;
  readonly named: ReadonlyMap<string, Node>;
}

export function callOf(text: string, node: Node): Call | undefined {
  const [callee, list] = childrenOf(node);
  if (!callee || list?.name !== 'ArgList') return undefined;
  const positional: Node[] = [];
  const named = new Map<string, Node>();
  let starred = false;
  const args = childrenOf(list);
  for (let index = 0; index < args.length; index++) {
    const arg = args[index]!;
    if (arg.name === '*' || arg.name === '**' || arg.name === 'for') starred = true;
    if (PUNCTUATION.has(arg.name)) continue;
    if (args[index + 1]?.name !== 'AssignOp') {
      positional.push(arg);
      continue;
    }
    const value = args[index + 2];
    if (value) named.set(textOf(text, arg), value);
    index += 2;
  }
  return { path: dottedPath(text, callee), callee, positional: starred ? undefined : positional, named };
}

/** `a.b.c` as written, when it is nothing but names and dots. */
export function dottedPath(text: string, node: Node): string | undefined {
  if (node.name === 'VariableName' || node.name === 'PropertyName') return textOf(text, node);
  if (node.name !== 'MemberExpression') return undefined;
  const [owner, dot, property] = childrenOf(node);
  if (!owner || dot?.name !== '.' || !property) return undefined;
  const path = dottedPath(text, owner);
  return path === undefined ? undefined : `${path}.${textOf(text, property)}`;
}

/** The names that an import binds. */
export function importedNames(parts: readonly Node[]): Node[] {
  const isFrom = parts[0]?.name === 'from';
  const start = parts.findIndex(({ name }) => name === 'import') + 1;
  const names: Node[] = [];
  for (let index = start; index < parts.length; index++) {
    const part = parts[index]!;
    if (part.name !== 'VariableName') continue;
    // Of `import a.b` the name is `a`; of `x as y` it is `y`.
    if (!isFrom && parts[index - 1]?.name === '.') continue;
    let last = index;
    while (parts[last + 1]?.name === '.') last += 2;
    if (parts[last + 1]?.name !== 'as') names.push(part);
  }
  return names;
}

/** The names between `for` and `in`; none for `while`. */
export function loopTargets(statement: Node): Node[] {
  const parts = childrenOf(statement);
  const start = parts.findIndex(({ name }) => name === 'for');
  if (start < 0) return [];
  const end = parts.findIndex(({ name }) => name === 'in');
  return namesBoundBy(parts.slice(start + 1, end));
}

/** The names that the assignments of a block bind. */
export function namesBoundIn(text: string, block: Node): ReadonlySet<string> {
  const names = new Set<string>();
  for (const node of descendants(block, hasOwnScope)) {
    const isAssignment = node.name === 'AssignStatement' || node.name === 'UpdateStatement';
    const targets = isAssignment ? assignmentOf(node).targets.flat() : [];
    for (const name of namesBoundBy(targets)) names.add(textOf(text, name));
  }
  return names;
}

/** The names that a function declares as the module's, with `global`. */
export function namesDeclaredGlobal(text: string, script: Node): ReadonlySet<string> {
  const names = new Set<string>();
  script.cursor().iterate(reference => {
    // Its `node` is made when it is asked for, which is what takes time.
    if (reference.name !== 'ScopeStatement') return;
    const { node } = reference;
    if (node.firstChild?.name !== 'global' || node.parent?.name === 'Script') return;
    for (const declared of node.getChildren('VariableName')) names.add(textOf(text, declared));
  });
  return names;
}
