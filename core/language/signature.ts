import type { Localize } from '../base/localize.ts';
import type { Span } from '../base/spans.ts';
import { span } from '../base/spans.ts';
import type { Node } from '../config/syntax.ts';
import { hasOwnScope } from '../config/syntax.ts';
import { HOOK_PARAMETERS } from '../gunicorn/hooks.ts';
import { describeProcess } from './describe-setting.ts';
import type { ConfigDocument } from './document.ts';
import type { Hook } from './hooks.ts';
import { hookByName } from './hooks.ts';

/** What Gunicorn calls the hook with whose parameters are being typed. */
export interface SignatureHelp {
  /** More than one where the hook may leave out parameters; the fewest first. */
  readonly signatures: readonly Signature[];
  /** Index of the signature that has room for the parameter at the cursor. */
  readonly active: number;
  /** Index of the parameter at the cursor; as many as there are when that is one too many. */
  readonly activeParameter: number;
}

export interface Signature {
  /** `post_fork(server, worker)` */
  readonly label: string;
  readonly markdown: string;
  readonly parameters: readonly SignatureParameter[];
}

export interface SignatureParameter {
  /** Its place in the label. */
  readonly at: Span;
  readonly markdown: string;
}

/** Undefined outside of the parameters of a hook. */
export function signatureAt(document: ConfigDocument, offset: number, t: Localize): SignatureHelp | undefined {
  const list = listBefore(document, offset);
  const hook = list && hookByName(list.name);
  if (!hook) return undefined;
  const counts = hook.arity.toSorted((one, other) => one - other);
  const fitting = counts.findIndex(count => count > list.index);
  return {
    signatures: counts.map(count => signature(hook, count, t)),
    active: fitting < 0 ? counts.length - 1 : fitting,
    activeParameter: Math.min(list.index, counts.at(-1)!),
  };
}

function signature(hook: Hook, count: number, t: Localize): Signature {
  let label = `${hook.name}(`;
  const parameters = hook.parameters.slice(0, count).map((name, index) => {
    if (index > 0) label += ', ';
    const at = span(label.length, label.length + name.length);
    label += name;
    return { at, markdown: t(HOOK_PARAMETERS[name].means) };
  });
  const markdown = [t(hook.summary), describeProcess(hook.runsIn, t)].join('\n\n');
  return { label: `${label})`, markdown, parameters };
}

/** The definition whose parameters are open at the cursor, and how many commas stand before it. */
interface OpenList {
  readonly name: string;
  readonly index: number;
}

/** A list of parameters is short: looking further back would only cost time. */
const FARTHEST = 1000;

/** Looks at the text, because a list that is half typed takes in whatever follows it. */
function listBefore({ text, tree }: ConfigDocument, offset: number): OpenList | undefined {
  const start = Math.max(0, offset - FARTHEST);
  const before = text.slice(start, offset);
  const found = OPEN_DEFINITION.exec(before) ?? OPEN_LAMBDA.exec(before);
  if (!found) return undefined;
  const [whole, indent = '', name = '', parameters = ''] = found;
  const node = tree.resolveInner(offset, -1);
  if (node.name === 'Comment' || node.name.endsWith('String')) return undefined;
  const statement = tree.resolveInner(start + before.length - whole.length + indent.length, 1);
  if (scopesAround(statement) > (statement.name === 'def' || statement.name === 'async' ? 1 : 0)) return undefined;
  return { name, index: commasIn(parameters) };
}

/** Parameters may have defaults that are calls, but hardly calls in calls. */
const OPEN_DEFINITION = /(?<![^\n])([ \t]*)(?:async[ \t]+)?def[ \t]+(\w+)[ \t]*\(((?:[^()]|\([^()]*\))*)$/;

const OPEN_LAMBDA = /(?<![^\n])([ \t]*)(\w+)[ \t]*=[ \t]*lambda\b([^:\n]*)$/;

/** How many functions and classes a node lies in; methods and inner functions are no hooks. */
function scopesAround(node: Node): number {
  let count = 0;
  for (let outer: Node | null = node; outer; outer = outer.parent) if (hasOwnScope(outer)) count++;
  return count;
}

function commasIn(parameters: string): number {
  return parameters.replace(/\([^()]*\)|\[[^[\]]*\]|\{[^{}]*\}|'[^'\n]*'|"[^"\n]*"/g, '').split(',').length - 1;
}
