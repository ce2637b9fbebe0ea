import type { Tree } from '@lezer/common';
import type { Steps } from '../base/steps.ts';
import { finish } from '../base/steps.ts';
import { Binder } from './binder.ts';
import type { Binding, Block, Known } from './bindings.ts';
import { Names } from './names.ts';
import type { Use } from './read-uses.ts';
import { readUses } from './read-uses.ts';
import type { Node } from './syntax.ts';
import { callOf, childrenOf, descendants, loopTargets, namesBoundIn, namesDeclaredGlobal, textOf } from './syntax.ts';

/**
 * Follows the file from top to bottom as Python would, without running any of it: every way through a branch is
 * taken, and what depends on more than the file is unknown. Gunicorn looks at the names that are left at the end.
 */
export interface Module {
  /** In the order of the file, unreachable ones included. */
  readonly bindings: readonly Binding[];
  /** What the names are at the end. */
  readonly names: ReadonlyMap<string, Known>;
  /** The file also binds names in ways that only running it tells: star imports, `globals()`, `exec`. */
  readonly isDynamic: boolean;
  /** Where names are looked at. */
  readonly uses: ReadonlyMap<string, readonly Use[]>;
}

export function readModule(text: string, tree: Tree): Module {
  return finish(moduleSteps(text, tree));
}

export function* moduleSteps(text: string, tree: Tree): Steps<Module> {
  const binder = new Binder(text);
  const names = (yield* new FlowReader(text, binder).read(tree.topNode)) ?? new Names();
  yield;
  for (const name of namesDeclaredGlobal(text, tree.topNode)) names.forget(name, 'a function that binds the name');
  yield;
  const uses = readUses(text, tree);
  return { bindings: binder.bindings, names: names.toMap(), isDynamic: binder.isDynamic, uses };
}

/** Of a file that is not read at all: whatever it may bind is out of sight. */
export const UNREAD_MODULE: Module = { bindings: [], names: new Map(), isDynamic: true, uses: new Map() };

/** The names after a stretch of the file; null where no way leads on, as after `raise`. */
type Outcome = Names | null;

/** Deeper blocks than anybody writes must not overflow the stack. */
const DEEPEST = 100;

/** Which way the file goes; what its single statements do is the binder's. */
class FlowReader {
  readonly #text: string;
  readonly #binder: Binder;
  #depth = 0;

  constructor(text: string, binder: Binder) {
    this.#text = text;
    this.#binder = binder;
  }

  *read(script: Node): Steps<Outcome> {
    const block = { isTopLevel: true, isTried: false };
    let names: Outcome = new Names();
    for (const statement of childrenOf(script)) {
      names = this.#statement(statement, names, block);
      yield;
    }
    return names;
  }

  #block(body: Node, before: Outcome, block: Block): Outcome {
    if (this.#depth >= DEEPEST) {
      this.#binder.isDynamic = true;
      before?.forgetAll('blocks that are nested too deeply');
      return before;
    }
    this.#depth++;
    let names = before;
    for (const statement of childrenOf(body)) names = this.#statement(statement, names, block);
    this.#depth--;
    return names;
  }

  #statement(statement: Node, before: Outcome, block: Block): Outcome {
    const after = this.#after(statement, before ?? new Names(), block);
    // What cannot be reached is read all the same, for the sake of its bindings, but has no effect.
    return before === null ? null : after;
  }

  #after(statement: Node, names: Names, block: Block): Outcome {
    const compound = COMPOUNDS[statement.name];
    if (compound) return this.#compound(compound, statement, names, block);
    this.#binder.expressions(statement, names, block);
    switch (statement.name) {
      case 'AssignStatement':
        this.#binder.assign(statement, names, block);
        break;
      case 'UpdateStatement':
        this.#binder.update(statement, names, block);
        break;
      case 'DeleteStatement':
        this.#binder.delete(statement, names);
        break;
      case 'ImportStatement':
        this.#binder.import(statement, names, block);
        break;
    }
    return this.#isExit(statement) ? null : names;
  }

  #compound(compound: Compound, statement: Node, names: Names, block: Block): Outcome {
    switch (compound) {
      case 'definition':
        this.#binder.define(statement, names, block);
        return names;
      case 'group':
        return this.#block(statement, names, block);
      case 'if':
        return this.#if(statement, names);
      case 'try':
        return this.#try(statement, names);
      case 'loop':
        return this.#loop(statement, names, block);
      case 'with':
        return this.#with(statement, names, block);
      case 'match':
        return this.#match(statement, names, block);
      default:
        return compound satisfies never;
    }
  }

  #if(statement: Node, names: Names): Outcome {
    const ways: Outcome[] = [];
    let mayGoOn = true;
    // What is left when none of the conditions so far was met.
    let rest = names.fork();
    for (const { keyword, first, body } of clausesOf(statement)) {
      const block = { isTopLevel: false, isTried: false };
      const condition = keyword === 'else' ? undefined : first;
      if (condition && mayGoOn) this.#binder.named(condition, rest, block);
      const holds = condition ? this.#binder.holds(condition, rest) : true;
      const met = rest.fork();
      if (condition) this.#binder.narrow(condition, true, met);
      ways.push(this.#block(body, mayGoOn && holds !== false ? met : null, block));
      if (holds === true) mayGoOn = false;
      rest = rest.fork();
      if (condition) this.#binder.narrow(condition, false, rest);
    }
    return join(names, mayGoOn ? [...ways, rest] : ways);
  }

  #try(statement: Node, names: Names): Outcome {
    let tried: Outcome = names.fork();
    const interrupted = names.fork();
    const handled: Outcome[] = [];
    for (const { keyword, aliases, body } of clausesOf(statement)) {
      const block = { isTopLevel: false, isTried: keyword === 'try' };
      if (keyword === 'try') {
        interrupted.perhapsBind(this.#recorded(() => (tried = this.#block(body, tried, block))));
      } else if (keyword === 'else') {
        tried = this.#block(body, tried, block);
      } else if (keyword === 'finally') {
        return this.#block(body, join(names, [tried, ...handled]), block);
      } else {
        const entry = interrupted.fork();
        for (const alias of aliases) this.#binder.bindUnknown(entry, alias, 'other', statement, block);
        const way = this.#block(body, entry, block);
        // Python takes the name of the exception away again.
        for (const alias of aliases) way?.delete(textOf(this.#text, alias));
        handled.push(way);
      }
    }
    return join(names, [tried, ...handled]);
  }

  /** It may run never, once or often, and be left anywhere. */
  #loop(statement: Node, names: Names, outer: Block): Outcome {
    const inside = names.fork();
    for (const name of namesBoundIn(this.#text, statement)) inside.forget(name, 'a loop');
    const bindings = this.#recorded(() => {
      for (const node of loopTargets(statement)) this.#binder.bindUnknown(inside, node, 'other', statement, outer);
      for (const { body } of clausesOf(statement)) {
        this.#block(body, inside.fork(), { isTopLevel: false, isTried: false });
      }
    });
    names.perhapsBind(bindings);
    return names;
  }

  #with(statement: Node, names: Names, block: Block): Outcome {
    let after: Outcome = names;
    for (const { aliases, body } of clausesOf(statement)) {
      for (const alias of aliases) this.#binder.bindUnknown(names, alias, 'other', statement, block);
      const inner = { isTopLevel: block.isTopLevel, isTried: true };
      const mayEndHalfWay = this.#text.slice(statement.from, body.from).includes('suppress');
      if (mayEndHalfWay) names.perhapsBind(this.#recorded(() => this.#block(body, names.fork(), inner)));
      else after = this.#block(body, names, inner);
    }
    return after;
  }

  #match(statement: Node, names: Names, outer: Block): Outcome {
    const ways: Outcome[] = [names.fork()];
    for (const clause of statement.getChild('MatchBody')?.getChildren('MatchClause') ?? []) {
      const body = clause.getChild('Body');
      if (!body) continue;
      const way = names.fork();
      for (const node of descendants(clause, ({ name }) => name === 'Body')) {
        if (node.name === 'VariableName') this.#binder.bindUnknown(way, node, 'other', clause, outer);
      }
      ways.push(this.#block(body, way, { isTopLevel: false, isTried: false }));
    }
    return join(names, ways);
  }

  /** The bindings that are met while `read` goes on. */
  #recorded(read: () => unknown): readonly Binding[] {
    const { bindings } = this.#binder;
    const before = bindings.length;
    read();
    return bindings.slice(before);
  }

  /** Whether no way leads on from a statement. */
  #isExit(statement: Node): boolean {
    if (statement.name === 'RaiseStatement') return true;
    const call = statement.name === 'ExpressionStatement' && statement.firstChild;
    const path = call ? callOf(this.#text, call)?.path : undefined;
    return path !== undefined && EXITS.has(path);
  }
}

/** Where ways meet again that were forked from `names`; null when none of them leads there. */
function join(names: Names, ways: readonly Outcome[]): Outcome {
  const open = ways.filter(way => way !== null);
  names.join(open);
  return open.length > 0 ? names : null;
}

/** One part of a compound statement: its keyword, what stands between that and the colon, and its block. */
interface Clause {
  readonly keyword: string;
  readonly first: Node | undefined;
  /** The names behind `as`. */
  readonly aliases: readonly Node[];
  readonly body: Node;
}

function clausesOf(statement: Node): Clause[] {
  const clauses: Clause[] = [];
  let header: Node[] = [];
  for (const part of childrenOf(statement)) {
    if (part.name !== 'Body') {
      header.push(part);
      continue;
    }
    const aliases = header.filter(node => node.name === 'VariableName' && node.prevSibling?.name === 'as');
    clauses.push({ keyword: header[0]?.name ?? '', first: header[1], aliases, body: part });
    header = [];
  }
  return clauses;
}

type Compound = 'definition' | 'group' | 'if' | 'try' | 'loop' | 'with' | 'match';

const COMPOUNDS: Readonly<Record<string, Compound>> = {
  FunctionDefinition: 'definition',
  ClassDefinition: 'definition',
  DecoratedStatement: 'group',
  StatementGroup: 'group',
  IfStatement: 'if',
  TryStatement: 'try',
  ForStatement: 'loop',
  WhileStatement: 'loop',
  WithStatement: 'with',
  MatchStatement: 'match',
};

const EXITS = new Set(['sys.exit', 'exit', 'quit', 'os._exit']);
