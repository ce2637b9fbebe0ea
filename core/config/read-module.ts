import type { Tree } from '@lezer/common';
import { Binder } from './binder.ts';
import type { Binding, Block, Known, Names } from './bindings.ts';
import { forgetNames, mergeNames, perhapsBind } from './names.ts';
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
  readonly names: Names;
  /** The file also binds names in ways that only running it tells: star imports, `globals()`, `exec`. */
  readonly isDynamic: boolean;
  /** Where names are looked at. */
  readonly uses: ReadonlyMap<string, readonly Use[]>;
}

export function readModule(text: string, tree: Tree): Module {
  const binder = new Binder(text);
  const names = new FlowReader(text, binder).read(tree.topNode) ?? new Map<string, Known>();
  const elsewhere = namesDeclaredGlobal(text, tree.topNode);
  return {
    bindings: binder.bindings,
    names: forgetNames(names, 'a function that binds the name', name => elsewhere.has(name)),
    isDynamic: binder.isDynamic,
    uses: readUses(text, tree),
  };
}

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

  read(script: Node): Outcome {
    return this.#block(script, new Map(), { isTopLevel: true, isTried: false });
  }

  #block(body: Node, before: Outcome, block: Block): Outcome {
    if (this.#depth >= DEEPEST) {
      this.#binder.isDynamic = true;
      return before && forgetNames(before, 'blocks that are nested too deeply');
    }
    this.#depth++;
    let names = before;
    for (const statement of childrenOf(body)) names = this.#statement(statement, names, block);
    this.#depth--;
    return names;
  }

  #statement(statement: Node, before: Outcome, block: Block): Outcome {
    const after = this.#after(statement, before ?? new Map<string, Known>(), block);
    // What cannot be reached is read all the same, for the sake of its bindings, but has no effect.
    return before === null ? null : after;
  }

  #after(statement: Node, names: Names, block: Block): Outcome {
    const binder = this.#binder;
    const compound = COMPOUNDS[statement.name];
    if (compound) return this.#compound(compound, statement, names, block);
    const before = binder.named(statement, binder.dynamic(statement, names), block);
    switch (statement.name) {
      case 'AssignStatement':
        return binder.assign(statement, before, block);
      case 'UpdateStatement':
        return binder.update(statement, before, block);
      case 'DeleteStatement':
        return binder.delete(statement, before);
      case 'ImportStatement':
        return binder.import(statement, before, block);
      case 'RaiseStatement':
        return null;
      case 'ExpressionStatement':
        return this.#isExit(statement) ? null : before;
      default:
        return before;
    }
  }

  #compound(compound: Compound, statement: Node, names: Names, block: Block): Outcome {
    switch (compound) {
      case 'definition':
        return this.#binder.define(statement, names, block);
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

  #if(statement: Node, before: Names): Outcome {
    const ways: Outcome[] = [];
    let otherwise: Outcome = before;
    for (const { keyword, first, body } of clausesOf(statement)) {
      const block = { isTopLevel: false, isTried: false };
      const condition = keyword === 'else' ? undefined : first;
      const entry: Outcome = condition && otherwise ? this.#binder.named(condition, otherwise, block) : otherwise;
      const holds: boolean | undefined = condition && entry ? this.#binder.holds(condition, entry) : true;
      ways.push(this.#block(body, holds === false || !entry ? null : new Map(entry), block));
      otherwise = holds === true ? null : entry;
    }
    return merge([...ways, otherwise]);
  }

  #try(statement: Node, before: Names): Outcome {
    let tried: Outcome = before;
    let interrupted = before;
    const handled: Outcome[] = [];
    for (const { keyword, alias, body } of clausesOf(statement)) {
      const block = { isTopLevel: false, isTried: keyword === 'try' };
      if (keyword === 'try') {
        const inside = this.#recorded(() => (tried = this.#block(body, new Map(before), block)));
        interrupted = perhapsBind(before, inside);
      } else if (keyword === 'else') {
        tried = this.#block(body, tried, block);
      } else if (keyword === 'finally') {
        return this.#block(body, merge([tried, ...handled]), block);
      } else {
        const entry = new Map(interrupted);
        if (alias) this.#binder.bindUnknown(entry, alias, 'other', statement, block);
        const way = this.#block(body, entry, block);
        // Python takes the name of the exception away again.
        if (alias) way?.delete(textOf(this.#text, alias));
        handled.push(way);
      }
    }
    return merge([tried, ...handled]);
  }

  /** It may run never, once or often, and be left anywhere. */
  #loop(statement: Node, before: Names, outer: Block): Names {
    const own = namesBoundIn(this.#text, statement);
    const names = forgetNames(new Map(before), 'a loop', name => own.has(name));
    const inside = this.#recorded(() => {
      for (const node of loopTargets(statement)) this.#binder.bindUnknown(names, node, 'other', statement, outer);
      for (const { body } of clausesOf(statement)) {
        this.#block(body, new Map(names), { isTopLevel: false, isTried: false });
      }
    });
    return perhapsBind(before, inside);
  }

  #with(statement: Node, names: Names, block: Block): Outcome {
    let after: Outcome = names;
    for (const { aliases, body } of clausesOf(statement)) {
      for (const alias of aliases) this.#binder.bindUnknown(names, alias, 'other', statement, block);
      const inside = this.#recorded(() => {
        after = this.#block(body, new Map(names), { isTopLevel: block.isTopLevel, isTried: true });
      });
      const mayEndHalfWay = this.#text.slice(statement.from, body.from).includes('suppress');
      if (mayEndHalfWay) after = perhapsBind(names, inside);
    }
    return after;
  }

  #match(statement: Node, before: Names, outer: Block): Outcome {
    const ways: Outcome[] = [before];
    for (const clause of statement.getChild('MatchBody')?.getChildren('MatchClause') ?? []) {
      const body = clause.getChild('Body');
      if (!body) continue;
      const names = new Map(before);
      for (const node of descendants(clause, ({ name }) => name === 'Body')) {
        if (node.name === 'VariableName') this.#binder.bindUnknown(names, node, 'other', clause, outer);
      }
      ways.push(this.#block(body, names, { isTopLevel: false, isTried: false }));
    }
    return merge(ways);
  }

  /** The bindings that are met while `read` goes on. */
  #recorded(read: () => void): readonly Binding[] {
    const { bindings } = this.#binder;
    const before = bindings.length;
    read();
    return bindings.slice(before);
  }

  #isExit(statement: Node): boolean {
    const call = statement.firstChild && callOf(this.#text, statement.firstChild);
    return call?.path !== undefined && EXITS.has(call.path);
  }
}

function merge(ways: readonly Outcome[]): Outcome {
  const open = ways.filter(way => way !== null);
  return open.length > 0 ? mergeNames(open) : null;
}

/** One part of a compound statement: its keyword, what stands between that and the colon, and its block. */
interface Clause {
  readonly keyword: string;
  readonly first: Node | undefined;
  /** The names behind `as`. */
  readonly aliases: readonly Node[];
  readonly alias: Node | undefined;
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
    clauses.push({ keyword: header[0]?.name ?? '', first: header[1], aliases, alias: aliases[0], body: part });
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
