import { span } from '../base/spans.ts';
import type { Binding, Block, How } from './bindings.ts';
import { callableOf } from './callables.ts';
import type { Scope } from './evaluate.ts';
import { evaluate, evaluateSide } from './evaluate.ts';
import { combine } from './evaluate-operator.ts';
import type { Names } from './names.ts';
import { narrowed } from './narrow.ts';
import type { Value } from './settings.ts';
import type { Node } from './syntax.ts';
import {
  assignmentOf,
  childrenOf,
  descendants,
  hasOwnScope,
  importedNames,
  isBroken,
  namesBoundBy,
  spanOf,
  textOf,
} from './syntax.ts';
import { alternatives, isTrue, lift, unknown } from './values.ts';

/** What single statements do to names. All methods change `names` in place. */
export class Binder {
  /** In the order of the file. */
  readonly bindings: Binding[] = [];
  /** Names were bound in ways that only running the file tells. */
  isDynamic = false;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  assign(statement: Node, names: Names, block: Block): void {
    const { targets, value: side } = assignmentOf(statement);
    if (!side) return;
    const value = isBroken(statement) ? unknown('a syntax error') : evaluateSide(side, this.#scope(names));
    const isPlain = targets.length === 1 && targets[0]!.length === 1 && targets[0]![0]!.name === 'VariableName';
    const valueAt = span(side[0]?.from ?? statement.to, side.at(-1)?.to ?? statement.to);
    this.#mutated(names, targets.flat());
    for (const target of targets) {
      const bound = namesBoundBy(target);
      const items = valuesFor(target, bound, value);
      for (const [index, node] of bound.entries()) {
        this.#bind(names, node, { how: 'assignment', statement, value: items[index]!, valueAt, isPlain, block });
      }
    }
  }

  update(statement: Node, names: Names, block: Block): void {
    const [target, operator, operand] = childrenOf(statement);
    if (!target || !operator) return;
    if (target.name !== 'VariableName') return this.#mutated(names, [target]);
    const left = names.get(textOf(this.#text, target))?.value ?? unknown('a name that was not bound');
    const right = operand && !isBroken(statement) ? evaluate(operand, this.#scope(names)) : unknown('a syntax error');
    const sign = textOf(this.#text, operator).replace(/=$/, '');
    const value = lift([left, right], ([one, other]) => combine(sign, one!, other!, spanOf(statement)));
    this.#bind(names, target, { how: 'update', statement, value, block });
  }

  import(statement: Node, names: Names, block: Block): void {
    const parts = childrenOf(statement);
    if (parts.some(({ name }) => name === '*')) {
      this.isDynamic = true;
      names.forgetAll('a star import');
    }
    for (const node of importedNames(parts)) this.bindUnknown(names, node, 'import', statement, block);
  }

  define(definition: Node, names: Names, block: Block): void {
    const name = definition.getChild('VariableName');
    if (!name) return;
    const how = definition.name === 'FunctionDefinition' ? 'function' : 'class';
    // A decorator may keep what it was given, so nobody can tell whether the name is all that is left of it.
    const isPlain = definition.parent?.name !== 'DecoratedStatement';
    const value = isPlain ? callableOf(this.#text, definition) : unknown('a definition with a decorator');
    this.#bind(names, name, { how, statement: definition, value, isPlain, block });
  }

  delete(statement: Node, names: Names): void {
    for (const node of namesBoundBy(childrenOf(statement))) names.delete(textOf(this.#text, node));
  }

  /** What is hidden in any statement: names that are bound by `:=`, out of sight, or in their contents. */
  expressions(statement: Node, names: Names, block: Block): void {
    for (const node of [statement, ...descendants(statement)]) {
      const callee = node.name === 'CallExpression' ? node.firstChild : null;
      if (callee?.name !== 'VariableName' || !DYNAMIC_CALLS.has(textOf(this.#text, callee))) continue;
      this.isDynamic = true;
      names.forgetAll(`a call of ${textOf(this.#text, callee)}`);
    }
    if (statement.name === 'ExpressionStatement') this.#mutated(names, childrenOf(statement));
    this.named(statement, names, block);
  }

  /** What `:=` binds. Whether it is reached at all is not looked at, so its value is not certain. */
  named(statement: Node, names: Names, block: Block): void {
    for (const node of [statement, ...descendants(statement, hasOwnScope)]) {
      const name = node.name === 'NamedExpression' ? node.getChild('VariableName') : null;
      if (name) this.bindUnknown(names, name, 'other', statement, block);
    }
  }

  bindUnknown(names: Names, node: Node, how: How, statement: Node, block: Block): void {
    this.#bind(names, node, { how, statement, value: unknown(REASONS[how]), block });
  }

  /** Whether a condition holds; undefined when only running the file tells. */
  holds(condition: Node, names: Names): boolean | undefined {
    return isBroken(condition) ? undefined : isTrue(evaluate(condition, this.#scope(names)));
  }

  /** What a condition says of the names where it holds, or where it does not. */
  narrow(condition: Node, holds: boolean, names: Names): void {
    if (isBroken(condition)) return;
    for (const [name, value] of narrowed(condition, holds, this.#scope(names))) {
      const known = names.get(name);
      if (known) names.set(name, { ...known, value });
    }
  }

  /** `bind.append(…)`, `logconfig_dict['root'] = …`: the name keeps its value, but not its contents. */
  #mutated(names: Names, nodes: readonly Node[]): void {
    for (const node of nodes.flatMap(top => [top, ...descendants(top, hasOwnScope)])) {
      if (node.name !== 'MemberExpression') continue;
      let owner = node.firstChild;
      while (owner?.name === 'MemberExpression') owner = owner.firstChild;
      const name = owner?.name === 'VariableName' ? textOf(this.#text, owner) : undefined;
      const known = name === undefined ? undefined : names.get(name);
      if (known && mayBeContainer(known.value)) names.forget(name!, 'a change of its contents');
    }
  }

  #scope(names: Names): Scope {
    return { text: this.#text, lookUp: name => names.get(name)?.value ?? MODULE_NAMES.get(name) };
  }

  #bind(
    names: Names,
    node: Node,
    { how, statement, value, valueAt = spanOf(statement), isPlain = false, block }: NewBinding,
  ): void {
    const name = textOf(this.#text, node);
    const binding: Binding = {
      name,
      nameAt: spanOf(node),
      how,
      statementAt: spanOf(statement),
      valueAt,
      value,
      isPlain,
      isBroken: how === 'assignment' && isBroken(statement),
      block,
    };
    this.bindings.push(binding);
    names.set(name, { value, binding, maybeUnbound: false });
  }
}

interface NewBinding {
  readonly how: How;
  readonly statement: Node;
  readonly value: Value;
  readonly valueAt?: Binding['valueAt'];
  readonly isPlain?: boolean;
  readonly block: Block;
}

const DYNAMIC_CALLS = new Set(['globals', 'locals', 'vars', 'exec', 'eval', 'setattr']);

/** What Gunicorn gives the module before it runs. */
const MODULE_NAMES: ReadonlyMap<string, Value> = new Map([['__name__', { kind: 'string', value: '__config__' }]]);

const REASONS: Readonly<Record<How, string>> = {
  assignment: 'an assignment',
  update: 'an assignment',
  function: 'a function',
  class: 'a class',
  import: 'an import',
  other: 'a statement that binds it',
};

/** Hands the items of a list to the names of a pattern; what does not fit is unknown. */
function valuesFor(target: readonly Node[], bound: readonly Node[], value: Value): Value[] {
  const isOneName = target.length === 1 && target[0]!.name === 'VariableName';
  if (isOneName) return [value];
  const isWrapped = target.length === 1 && target[0]!.name === 'ParenthesizedExpression' && bound.length === 1;
  if (isWrapped) return [value];
  const fits = value.kind === 'list' && value.items.length === bound.length && bound.length === topLevelNames(target);
  return bound.map((_, index) => (fits ? value.items[index]! : unknown('a pattern')));
}

/** How many plain names a pattern has; -1 when a part of it is anything else. */
function topLevelNames(target: readonly Node[]): number {
  const parts = target.length === 1 ? childrenOf(target[0]!) : target;
  const names = parts.filter(({ name }) => name === 'VariableName').length;
  const isFlat = parts.every(({ name }) => /^(?:VariableName|[,()[\]])$/.test(name));
  return isFlat ? names : -1;
}

function mayBeContainer(value: Value): boolean {
  return alternatives(value).some(({ kind }) => kind === 'list' || kind === 'dictionary');
}
