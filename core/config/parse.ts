import type { Tree } from '@lezer/common';
import { TreeFragment } from '@lezer/common';
import { parser } from '@lezer/python';
import type { Steps } from '../base/steps.ts';
import { finish } from '../base/steps.ts';

/**
 * Python text → syntax tree. Never throws: what is half-typed becomes an error node, and the statements around it
 * are still read. Whether Python itself would accept the file is not decided here.
 */
export function parseConfig(text: string): Tree {
  return finish(parseSteps(text));
}

/** A text and its tree. */
export interface Parsed {
  readonly text: string;
  readonly tree: Tree;
}

/** The same in steps; what an edit has left alone is taken over from the text `before`. */
export function* parseSteps(text: string, before?: Parsed): Steps<Tree> {
  const parse = parser.startParse(readable(text), before && unchanged(before, text));
  for (;;) {
    const tree = parse.advance();
    if (tree) return tree;
    yield;
  }
}

/** Everything keeps its place, so that offsets are those of the file. */
function readable(text: string): string {
  // A byte order mark is no character of the first name. A line break is as long and means nothing.
  // To Python a form feed is a blank; the grammar knows none.
  return withoutDepths(text.replace(/^\uFEFF/, '\n').replaceAll('\f', ' '));
}

/**
 * Brackets within more of them than any Python takes become blanks: the parser would run out of stack, and what is left is
 * still too deep to be read. A text in quotes that holds so many counts as well.
 */
function withoutDepths(text: string): string {
  if (text.length < DEEPEST || (text.match(/[([{]/g)?.length ?? 0) <= DEEPEST) return text;
  let depth = 0;
  return text.replaceAll(/[([{}\])]/g, bracket => {
    const isOpening = '([{'.includes(bracket);
    if (isOpening) depth++;
    const isTooDeep = depth > DEEPEST;
    if (!isOpening && depth > 0) depth--;
    return isTooDeep ? ' ' : bracket;
  });
}

/** Python itself gives up at 200. */
const DEEPEST = 1000;

function unchanged({ text: before, tree }: Parsed, now: string): readonly TreeFragment[] {
  const shorter = Math.min(before.length, now.length);
  let start = 0;
  while (start < shorter && before.charCodeAt(start) === now.charCodeAt(start)) start++;
  let end = 0;
  while (end < shorter - start && before.charCodeAt(before.length - 1 - end) === now.charCodeAt(now.length - 1 - end))
    end++;
  const change = { fromA: start, toA: before.length - end, fromB: start, toB: now.length - end };
  return TreeFragment.applyChanges(TreeFragment.addTree(tree), [change]);
}
