import type { Tree } from '@lezer/common';
import type { Node } from './syntax.ts';
import { textOf } from './syntax.ts';

/** A place where the value of a name is looked at, or the name is deleted or declared. */
export interface Use {
  readonly offset: number;
  /** It happens when the function is called, not where it stands. */
  readonly inFunction: boolean;
}

/** Every use of every name. A local name counts too when it is called like one of the module's: better silent than wrong. */
export function readUses(text: string, tree: Tree): ReadonlyMap<string, readonly Use[]> {
  const uses = new Map<string, Use[]>();
  tree.iterate({
    enter(reference) {
      if (reference.name !== 'VariableName') return;
      const { node } = reference;
      if (!isUse(node)) return;
      const name = textOf(text, node);
      const found = uses.get(name) ?? [];
      found.push({ offset: node.from, inFunction: isInFunction(node) });
      uses.set(name, found);
    },
  });
  return uses;
}

function isUse(node: Node): boolean {
  switch (node.parent?.name ?? '') {
    case 'AssignStatement':
      return !hasLater(node, 'AssignOp') && !hasLater(node, 'TypeDef');
    case 'ArgList':
      return node.nextSibling?.name !== 'AssignOp';
    case 'NamedExpression':
      return node.nextSibling?.name !== 'AssignOp';
    case 'ParamList':
      // The name of a parameter is none, its default is one.
      return node.prevSibling?.name === 'AssignOp';
    case 'FunctionDefinition':
    case 'ClassDefinition':
    case 'ImportStatement':
      return false;
    default:
      return true;
  }
}

function hasLater(node: Node, name: string): boolean {
  for (let next = node.nextSibling; next; next = next.nextSibling) if (next.name === name) return true;
  return false;
}

function isInFunction(node: Node): boolean {
  for (let outer = node.parent; outer; outer = outer.parent) {
    if (outer.name === 'FunctionDefinition' || outer.name === 'LambdaExpression') return true;
  }
  return false;
}
