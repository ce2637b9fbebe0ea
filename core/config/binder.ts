import { span } from '../base/spans.ts';
import type { Binding, Block, How, Names } from './bindings.ts';
import type { Scope } from './evaluate.ts';
import { evaluate, evaluateSide } from './evaluate.ts';
import { combine } from './evaluate-operator.ts';
import { forgetNames } from './names.ts';
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

/** What single statements do to names. All methods change `names` in place and give it back. */
export class Binder {
  /** In the order of the file. */
  readonly bindings: Binding[] = [];
  /** Names were bound in ways that only running the file tells. */
  isDynamic = false;
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  assign(statement: Node, names: Names, block: Block): Names {
    const { targets, value: side } = assignmentOf(statement);
    if (!side) return names;
    const value = isBroken(statement) ? unknown('a syntax error') : evaluateSide(side, this.#scope(names));
    const isPlain = targets.length === 1 && targets[0]!.length === 1 && targets[0]![0]!.name === 'VariableName';
    const first = side[0] ?? statement;
    let after = this.#mutated(names, targets.flat());
    for (const target of targets) {
      const bound = namesBoundBy(target);
      const items = valuesFor(target, bound, value);
      bound.forEach((node, index) => {
        after = this.#bind(after, node, {
          how: 'assignment',
          statement,
          value: items[index]!,
          valueAt: span(first.from, side.at(-1)?.to ?? first.to),
          isPlain,
          block,
        });
      });
    }
    return after;
  }

  update(statement: Node, names: Names, block: Block): Names {
    const [target, operator, operand] = childrenOf(statement);
    if (target?.name !== 'VariableName') return target ? this.#mutated(names, [target]) : names;
    const left = names.get(textOf(this.#text, target))?.value ?? unknown('a name that was not bound');
    const right = operand && !isBroken(statement) ? evaluate(operand, this.#scope(names)) : unknown('a syntax error');
    const sign = operator ? textOf(this.#text, operator).replace(/=$/, '') : '';
    const value = lift([left, right], ([one, other]) => combine(sign, one!, other!, spanOf(statement)));
    return this.#bind(names, target, { how: 'update', statement, value, block });
  }

  import(statement: Node, names: Names, block: Block): Names {
    const parts = childrenOf(statement);
    if (parts.some(({ name }) => name === '*')) {
      this.isDynamic = true;
      return forgetNames(names, 'a star import');
    }
    return importedNames(parts).reduce(
      (after, node) => this.bindUnknown(after, node, 'import', statement, block),
      names,
    );
  }

  define(definition: Node, names: Names, block: Block): Names {
    const name = definition.getChild('VariableName');
    if (!name) return names;
    const how = definition.name === 'FunctionDefinition' ? 'function' : 'class';
    // A decorator may keep what it was given, so nobody can tell whether the name is all that is left of it.
    const isPlain = definition.parent?.name !== 'DecoratedStatement';
    return this.#bind(names, name, { how, statement: definition, value: unknown(REASONS[how]), isPlain, block });
  }

  /** What `:=` binds in a statement. Whether it is reached at all is not looked at, so its value is not certain. */
  named(statement: Node, names: Names, block: Block): Names {
    let after = names;
    for (const node of [statement, ...descendants(statement, hasOwnScope)]) {
      const name = node.name === 'NamedExpression' ? node.getChild('VariableName') : null;
      if (name) after = this.bindUnknown(after, name, 'other', statement, block);
    }
    return after;
  }

  /** Calls through which a file binds names that do not stand in it. */
  dynamic(statement: Node, names: Names): Names {
    for (const node of [statement, ...descendants(statement)]) {
      const callee = node.name === 'CallExpression' ? node.firstChild : null;
      if (callee?.name !== 'VariableName' || !DYNAMIC_CALLS.has(textOf(this.#text, callee))) continue;
      this.isDynamic = true;
      return forgetNames(names, `a call of ${textOf(this.#text, callee)}`);
    }
    return this.#mutated(names, statement.name === 'ExpressionStatement' ? childrenOf(statement) : []);
  }

  bindUnknown(names: Names, node: Node, how: How, statement: Node, block: Block): Names {
    return this.#bind(names, node, { how, statement, value: unknown(REASONS[how]), block });
  }

  /** Whether a condition holds; undefined when only running the file tells. */
  holds(condition: Node, names: Names): boolean | undefined {
    return isBroken(condition) ? undefined : isTrue(evaluate(condition, this.#scope(names)));
  }

  delete(statement: Node, names: Names): Names {
    for (const node of namesBoundBy(childrenOf(statement))) names.delete(textOf(this.#text, node));
    return names;
  }

  /** `bind.append(…)`, `logconfig_dict['root'] = …`: the name keeps its value, but not its contents. */
  #mutated(names: Names, nodes: readonly Node[]): Names {
    const changed = new Set<string>();
    for (const node of nodes.flatMap(top => [top, ...descendants(top, hasOwnScope)])) {
      if (node.name !== 'MemberExpression') continue;
      let owner = node.firstChild;
      while (owner?.name === 'MemberExpression') owner = owner.firstChild;
      if (owner?.name === 'VariableName') changed.add(textOf(this.#text, owner));
    }
    return forgetNames(
      names,
      'a change of its contents',
      name => changed.has(name) && mayBeContainer(names.get(name)!.value),
    );
  }

  #scope(names: Names): Scope {
    return { text: this.#text, lookUp: name => names.get(name)?.value ?? MODULE_NAMES.get(name) };
  }

  #bind(
    names: Names,
    node: Node,
    { how, statement, value, valueAt = spanOf(statement), isPlain = false, block }: NewBinding,
  ): Names {
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
    return names.set(name, { value, binding, maybeUnbound: false });
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
