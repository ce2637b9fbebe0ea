import type { Tree } from '@lezer/common';
import { span } from '../base/spans.ts';
import type { Binding, Block, How, Known, Names } from './bindings.ts';
import { evaluate, evaluateSide } from './evaluate.ts';
import type { Scope } from './evaluate.ts';
import { combine } from './evaluate-operator.ts';
import { forgetNames, mergeNames } from './names.ts';
import type { Use } from './read-uses.ts';
import { readUses } from './read-uses.ts';
import type { Value } from './settings.ts';
import type { Node } from './syntax.ts';
import {
  assignmentOf,
  callOf,
  childrenOf,
  descendants,
  hasOwnScope,
  isBroken,
  namesBoundBy,
  spanOf,
  textOf,
} from './syntax.ts';
import { isTrue, lift, unknown } from './values.ts';

/**
 * Follows the file from top to bottom as Python would, without running any of it: every way through a branch is
 * taken, and what depends on more than the file is unknown. Gunicorn looks at the names that are left at the end.
 */
export interface Module {
  /** In the order of the file, unreachable ones included. */
  readonly bindings: readonly Binding[];
  /** What the names are at the end. */
  readonly names: Names;
  /** The file also binds names in ways that only running it tells: star imports, `globals()`, `exec`. */
  readonly isDynamic: boolean;
  /** Where names are looked at. */
  readonly uses: ReadonlyMap<string, readonly Use[]>;
}

export function readModule(text: string, tree: Tree): Module {
  const reader = new ModuleReader(text);
  const names = reader.read(tree.topNode) ?? new Map<string, Known>();
  const elsewhere = namesBoundInFunctions(text, tree.topNode);
  return {
    bindings: reader.bindings,
    names: forgetNames(names, 'a function that binds the name', name => elsewhere.has(name)),
    isDynamic: reader.isDynamic,
    uses: readUses(text, tree),
  };
}

/** The names after a stretch of the file; null where no way leads on, as after `raise`. */
type Outcome = Names | null;

/** Deeper blocks than anybody writes must not overflow the stack. */
const DEEPEST = 100;

class ModuleReader {
  readonly bindings: Binding[] = [];
  isDynamic = false;
  readonly #text: string;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  read(script: Node): Outcome {
    return this.#block(script, new Map(), { isTopLevel: true, isTried: false });
  }

  #block(body: Node, before: Outcome, block: Block): Outcome {
    if (++this.#depth > DEEPEST) {
      this.isDynamic = true;
      this.#depth--;
      return before && forgetNames(before, 'blocks that are nested too deeply');
    }
    let names = before;
    for (const statement of childrenOf(body)) names = this.#statement(statement, names, block);
    this.#depth--;
    return names;
  }

  #statement(statement: Node, before: Outcome, block: Block): Outcome {
    const names: Names = before ?? new Map<string, Known>();
    const after = this.#after(statement, names, block);
    // What cannot be reached is read all the same, for the sake of its bindings, but has no effect.
    return before === null ? null : after;
  }

  #after(statement: Node, names: Names, block: Block): Outcome {
    const isCompound = COMPOUND.has(statement.name);
    const before = isCompound ? names : this.#named(statement, this.#dynamic(statement, names), block);
    switch (statement.name) {
      case 'AssignStatement':
        return this.#assign(statement, before, block);
      case 'UpdateStatement':
        return this.#update(statement, before, block);
      case 'DeleteStatement':
        return without(
          before,
          namesBoundBy(childrenOf(statement)).map(node => textOf(this.#text, node)),
        );
      case 'ImportStatement':
        return this.#import(statement, before, block);
      case 'FunctionDefinition':
      case 'ClassDefinition':
        return this.#define(statement, before, block);
      case 'DecoratedStatement':
      case 'StatementGroup':
        return this.#block(statement, before, block);
      case 'IfStatement':
        return this.#if(statement, before);
      case 'TryStatement':
        return this.#try(statement, before);
      case 'ForStatement':
      case 'WhileStatement':
        return this.#loop(statement, before, block);
      case 'WithStatement':
        return this.#with(statement, before, block);
      case 'MatchStatement':
        return this.#match(statement, before, block);
      case 'RaiseStatement':
        return null;
      case 'ExpressionStatement':
        return this.#isExit(statement) ? null : before;
      default:
        return before;
    }
  }

  #assign(statement: Node, names: Names, block: Block): Names {
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

  #update(statement: Node, names: Names, block: Block): Names {
    const [target, operator, operand] = childrenOf(statement);
    if (target?.name !== 'VariableName') return target ? this.#mutated(names, [target]) : names;
    const left = names.get(textOf(this.#text, target))?.value ?? unknown('a name that was not bound');
    const right = operand && !isBroken(statement) ? evaluate(operand, this.#scope(names)) : unknown('a syntax error');
    const sign = operator ? textOf(this.#text, operator).replace(/=$/, '') : '';
    const value = lift([left, right], ([one, other]) => combine(sign, one!, other!, spanOf(statement)));
    return this.#bind(names, target, { how: 'update', statement, value, block });
  }

  #import(statement: Node, names: Names, block: Block): Names {
    const parts = childrenOf(statement);
    if (parts.some(({ name }) => name === '*')) {
      this.isDynamic = true;
      return forgetNames(names, 'a star import');
    }
    return importedNames(parts).reduce(
      (after, node) => this.#bindUnknown(after, node, 'import', statement, block),
      names,
    );
  }

  #define(definition: Node, names: Names, block: Block): Names {
    const name = definition.getChild('VariableName');
    if (!name) return names;
    const how = definition.name === 'FunctionDefinition' ? 'function' : 'class';
    return this.#bindUnknown(names, name, how, definition, block);
  }

  #if(statement: Node, before: Names): Outcome {
    const ways: Names[] = [];
    let otherwise: Outcome = before;
    const parts = childrenOf(statement);
    let condition: Node | undefined;
    for (const part of parts) {
      if (part.name === 'if' || part.name === 'elif' || part.name === 'else') {
        condition = part.name === 'else' ? undefined : (part.nextSibling ?? undefined);
      } else if (part.name === 'Body') {
        const block = { isTopLevel: false, isTried: false };
        const entry: Outcome = condition && otherwise ? this.#named(condition, otherwise, block) : otherwise;
        const holds: boolean | undefined = condition && entry ? isTrue(this.#condition(condition, entry)) : true;
        const way = this.#block(part, holds === false || !entry ? null : new Map(entry), block);
        if (way) ways.push(way);
        otherwise = holds === true ? null : entry;
      }
    }
    if (otherwise) ways.push(otherwise);
    return ways.length > 0 ? mergeNames(ways) : null;
  }

  #try(statement: Node, before: Names): Outcome {
    const ways: Names[] = [];
    let tried: Outcome = before;
    let interrupted: Names = before;
    let last = '';
    let after: Outcome | undefined;
    for (const part of childrenOf(statement)) {
      if (part.name !== 'Body') {
        if (/^(?:try|except|else|finally)$/.test(part.name)) last = part.name;
        else if (part.name === 'as') last = 'except as';
        else if (last === 'except as' && part.name === 'VariableName') {
          interrupted = this.#bindUnknown(interrupted, part, 'other', statement, { isTopLevel: false, isTried: false });
        }
        continue;
      }
      const block = { isTopLevel: false, isTried: last === 'try' };
      if (last === 'try') {
        tried = this.#block(part, new Map(before), block);
        interrupted = mergeNames(tried ? [before, tried] : [before]);
      } else if (last === 'else') {
        tried = this.#block(part, tried, block);
      } else if (last === 'finally') {
        const merged: Outcome = tried ? mergeNames([tried, ...ways]) : ways.length > 0 ? mergeNames(ways) : null;
        after = this.#block(part, merged, block);
      } else {
        const way = this.#block(part, new Map(interrupted), block);
        if (way) ways.push(way);
      }
    }
    if (after !== undefined) return after;
    if (tried) ways.push(tried);
    return ways.length > 0 ? mergeNames(ways) : null;
  }

  #loop(statement: Node, before: Names, outer: Block): Names {
    const block = { isTopLevel: false, isTried: false };
    const own = new Set(this.#namesBoundIn(statement));
    let names: Names = forgetNames(new Map(before), 'a loop', name => own.has(name));
    if (statement.name === 'ForStatement') {
      for (const node of loopTargets(statement)) names = this.#bindUnknown(names, node, 'other', statement, outer);
    }
    const ways: Names[] = [before];
    for (const body of statement.getChildren('Body')) {
      const way = this.#block(body, new Map(names), block);
      if (way) ways.push(way);
    }
    const merged = mergeNames(ways);
    // Where a loop can be left half-way, what it bound may come from any of its statements.
    const isLeftEarly = [...descendants(statement, hasOwnScope)].some(({ name }) => /^(?:break|continue)$/.test(name));
    return isLeftEarly ? forgetNames(merged, 'a loop', name => own.has(name)) : merged;
  }

  #with(statement: Node, before: Names, block: Block): Outcome {
    let names = before;
    for (const node of childrenOf(statement)) {
      if (node.name === 'VariableName' && node.prevSibling?.name === 'as') {
        names = this.#bindUnknown(names, node, 'other', statement, block);
      }
    }
    const body = statement.getChild('Body');
    if (!body) return names;
    const after = this.#block(body, new Map(names), { isTopLevel: block.isTopLevel, isTried: true });
    const header = this.#text.slice(statement.from, body.from);
    return header.includes('suppress') ? mergeNames(after ? [names, after] : [names]) : after;
  }

  #match(statement: Node, before: Names, outer: Block): Names {
    const ways: Names[] = [before];
    for (const clause of statement.getChild('MatchBody')?.getChildren('MatchClause') ?? []) {
      const body = clause.getChild('Body');
      if (!body) continue;
      let names: Names = new Map(before);
      for (const node of descendants(clause, ({ name }) => name === 'Body')) {
        if (node.name === 'VariableName') names = this.#bindUnknown(names, node, 'other', clause, outer);
      }
      const way = this.#block(body, names, { isTopLevel: false, isTried: false });
      if (way) ways.push(way);
    }
    return mergeNames(ways);
  }

  /** What `:=` binds in a statement. Whether it is reached at all is not looked at, so its value is not certain. */
  #named(statement: Node, names: Names, block: Block): Names {
    let after = names;
    for (const node of [statement, ...descendants(statement, hasOwnScope)]) {
      const name = node.name === 'NamedExpression' ? node.getChild('VariableName') : null;
      if (name) after = this.#bindUnknown(after, name, 'other', statement, block);
    }
    return after;
  }

  /** Calls through which a file binds names that do not stand in it. */
  #dynamic(statement: Node, names: Names): Names {
    for (const node of [statement, ...descendants(statement)]) {
      const callee = node.name === 'CallExpression' ? node.firstChild : null;
      if (callee?.name !== 'VariableName' || !DYNAMIC_CALLS.has(textOf(this.#text, callee))) continue;
      this.isDynamic = true;
      return forgetNames(names, `a call of ${textOf(this.#text, callee)}`);
    }
    return this.#mutated(names, statement.name === 'ExpressionStatement' ? childrenOf(statement) : []);
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
      name => changed.has(name) && isContainer(names.get(name)!.value),
    );
  }

  #namesBoundIn(statement: Node): string[] {
    const names: string[] = [];
    for (const node of descendants(statement, hasOwnScope)) {
      if (node.name === 'AssignStatement') names.push(...this.#texts(assignmentOf(node).targets.flatMap(namesBoundBy)));
      if (node.name === 'UpdateStatement') names.push(...this.#texts(namesBoundBy(childrenOf(node).slice(0, 1))));
    }
    return names;
  }

  #texts(nodes: readonly Node[]): string[] {
    return nodes.map(node => textOf(this.#text, node));
  }

  #condition(node: Node, names: Names): Value {
    return isBroken(node) ? unknown('a syntax error') : evaluate(node, this.#scope(names));
  }

  #isExit(statement: Node): boolean {
    const call = statement.firstChild && callOf(this.#text, statement.firstChild);
    return call?.path !== undefined && EXITS.has(call.path);
  }

  #scope(names: Names): Scope {
    return { text: this.#text, lookUp: name => names.get(name)?.value ?? MODULE_NAMES[name] };
  }

  #bindUnknown(names: Names, node: Node, how: How, statement: Node, block: Block): Names {
    return this.#bind(names, node, { how, statement, value: unknown(REASONS[how]), block });
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

const COMPOUND = new Set([
  'IfStatement',
  'TryStatement',
  'ForStatement',
  'WhileStatement',
  'WithStatement',
  'MatchStatement',
  'FunctionDefinition',
  'ClassDefinition',
  'DecoratedStatement',
  'StatementGroup',
]);

const DYNAMIC_CALLS = new Set(['globals', 'locals', 'vars', 'exec', 'eval', 'setattr']);
const EXITS = new Set(['sys.exit', 'exit', 'quit', 'os._exit']);

/** What Gunicorn gives the module before it runs. */
const MODULE_NAMES: Readonly<Record<string, Value>> = { __name__: { kind: 'string', value: '__config__' } };

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

function importedNames(parts: readonly Node[]): Node[] {
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

/** The names between `for` and `in`. */
function loopTargets(statement: Node): Node[] {
  const parts = childrenOf(statement);
  const start = parts.findIndex(({ name }) => name === 'for');
  const end = parts.findIndex(({ name }) => name === 'in');
  return namesBoundBy(parts.slice(start + 1, end));
}

/** The names that a function declares as the module's, with `global`. */
function namesBoundInFunctions(text: string, script: Node): Set<string> {
  const names = new Set<string>();
  for (const node of descendants(script)) {
    if (node.name !== 'ScopeStatement' || node.firstChild?.name !== 'global') continue;
    if (node.parent?.name === 'Script') continue;
    for (const name of node.getChildren('VariableName')) names.add(textOf(text, name));
  }
  return names;
}

function isContainer({ kind }: Value): boolean {
  return kind === 'list' || kind === 'dictionary' || kind === 'either';
}

function without(names: Names, deleted: readonly string[]): Names {
  for (const name of deleted) names.delete(name);
  return names;
}
