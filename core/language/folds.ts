import { lineStarts, placeOf } from '../base/lines.ts';
import type { Node } from '../config/syntax.ts';
import type { ConfigDocument } from './document.ts';

/** Lines that can be hidden behind the first of them; counted from 0. */
export interface Fold {
  readonly first: number;
  readonly last: number;
  readonly kind: 'comment' | 'imports' | 'code';
}

/** Blocks, brackets, long texts, runs of comments and of imports. */
export function foldsOf({ text, tree }: ConfigDocument): readonly Fold[] {
  const starts = lineStarts(text);
  const lineOf = (offset: number) => placeOf(starts, offset).line;
  const folds = new Map<number, Fold>();
  const add = (fold: Fold) => {
    const known = folds.get(fold.first);
    // Of several that begin on one line only the longest can be told apart.
    if (fold.last > fold.first && (!known || known.last < fold.last)) folds.set(fold.first, fold);
  };
  const runs: { kind: 'comment' | 'imports'; first: number; last: number }[] = [];

  tree.iterate({
    enter(reference) {
      const { name, from, to } = reference;
      if (name === 'Body') {
        add({ first: lineOf(from), last: lineOf(endOfCode(text, to)), kind: 'code' });
      } else if (BRACKETED.test(name) && isClosed(reference.node)) {
        add({ first: lineOf(from), last: lineOf(to) - 1, kind: 'code' });
      } else if (name === 'String' || name === 'FormatString') {
        add({ first: lineOf(from), last: lineOf(to), kind: 'code' });
      }
      const kind = RUNS[name];
      if (!kind) return;
      const [first, lastLine] = [lineOf(from), lineOf(endOfCode(text, to))];
      const last = runs.at(-1);
      const goesOn = last?.kind === kind && last.last + 1 === first && startsLine(text, starts[first]!, from);
      if (goesOn) last.last = lastLine;
      else if (startsLine(text, starts[first]!, from)) runs.push({ kind, first, last: lastLine });
    },
  });
  runs.forEach(add);
  return [...folds.values()].toSorted((one, other) => one.first - other.first);
}

const BRACKETED = /^(?:ArgList|ParamList|(?:Parenthesized|Array|Tuple|Dictionary|Set)Expression)$/;

const RUNS: Readonly<Record<string, 'comment' | 'imports'>> = { Comment: 'comment', ImportStatement: 'imports' };

/** The closing bracket stays in sight. */
function isClosed(node: Node): boolean {
  return /^[)\]}]$/.test(node.lastChild?.name ?? '');
}

/** A block reaches as far as the grammar could tell, which may be blank lines too far. */
function endOfCode(text: string, end: number): number {
  let last = end;
  while (last > 0 && /\s/.test(text[last - 1]!)) last--;
  return last;
}

function startsLine(text: string, lineStart: number, offset: number): boolean {
  return text.slice(lineStart, offset).trim() === '';
}
