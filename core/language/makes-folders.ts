import { descendants, hasOwnScope, textOf } from '../config/syntax.ts';
import type { ConfigDocument } from './document.ts';

/** Whether the config makes folders, or runs a program that may, as it is read: before Gunicorn opens its logs. */
export function makesFoldersInTime({ tree, text }: ConfigDocument): boolean {
  for (const node of descendants(tree.topNode, hasOwnScope)) {
    const callee = node.name === 'CallExpression' ? node.firstChild : null;
    if (callee && /mkdir|makedirs|mkpath|subprocess|os\.system/.test(textOf(text, callee))) return true;
  }
  return false;
}
