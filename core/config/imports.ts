import type { Node, Tree } from './syntax.ts';
import { childrenOf, descendants, textOf } from './syntax.ts';

/**
 * What imported names stand for, wherever in the file they are imported: `start_http_server` for
 * `prometheus_client.start_http_server`. A name that stands for two things is left out.
 */
export function importsOf(text: string, tree: Tree): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const doubtful = new Set<string>();
  for (const node of descendants(tree.topNode)) {
    if (node.name !== 'ImportStatement') continue;
    for (const [name, path] of importedBy(text, node)) {
      if (found.has(name) && found.get(name) !== path) doubtful.add(name);
      found.set(name, path);
    }
  }
  for (const name of doubtful) found.delete(name);
  return found;
}

/** The words of the statement tell it all: there is no nesting in it. */
function importedBy(text: string, statement: Node): [name: string, path: string][] {
  const words = childrenOf(statement)
    .map(part => textOf(text, part))
    .join(' ')
    .replace(/ \. /g, '.');
  const from = /^from (\S+) import (.*)$/.exec(words);
  const items = (from?.[2] ?? words.replace(/^import /, '')).replace(/[()]/g, '').split(',');
  return items.flatMap((item): [string, string][] => {
    const [path, alias] = item.trim().split(/ as /);
    if (!path || path === '*') return [];
    if (from) return [[alias ?? path, `${from[1]}.${path}`]];
    return alias ? [[alias, path]] : [[path.split('.')[0]!, path.split('.')[0]!]];
  });
}
