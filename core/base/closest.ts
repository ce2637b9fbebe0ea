/**
 * The candidate that `name` was most likely meant to be; undefined when none is near enough. Upper and lower case and
 * `-` against `_` count as nothing; otherwise `farthest` letters may be wrong, missing, added or swapped, by default a
 * third of them.
 */
export function closest(
  name: string,
  candidates: Iterable<string>,
  farthest = Math.floor(name.length / 3),
): string | undefined {
  const wanted = fold(name);
  const letters = lettersOf(wanted);
  let nearest: string | undefined;
  let nearestDistance = farthest + 1;
  for (const candidate of candidates) {
    // Each letter more or less is a mistake of its own.
    if (Math.abs(candidate.length - wanted.length) >= nearestDistance) continue;
    const folded = fold(candidate);
    if (fewestMistakes(letters, lettersOf(folded)) >= nearestDistance) continue;
    const distance = editDistance(wanted, folded);
    if (distance >= nearestDistance) continue;
    nearest = candidate;
    nearestDistance = distance;
  }
  return nearest;
}

const fold = (name: string) => name.toLowerCase().replaceAll('-', '_');

/** Which letters a name has, a bit for each; others share a bit with a letter, which makes names seem nearer than they are. */
function lettersOf(name: string): number {
  let letters = 0;
  for (let index = 0; index < name.length; index++) letters |= 1 << (name.charCodeAt(index) & 31);
  return letters;
}

/** A mistake takes away one letter and brings another at most. Tells most names apart ten times faster than a comparison. */
function fewestMistakes(one: number, other: number): number {
  let apart = one ^ other;
  let count = 0;
  for (; apart !== 0; apart &= apart - 1) count++;
  return Math.ceil(count / 2);
}

/** Optimal string alignment: a swap of neighbours counts as one mistake, because that is how people mistype. */
function editDistance(from: string, to: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (let row = 1; row <= from.length; row++) {
    const current = [row];
    for (let column = 1; column <= to.length; column++) {
      const same = from[row - 1] === to[column - 1];
      let cost = Math.min(last[column]! + 1, current[column - 1]! + 1, last[column - 1]! + (same ? 0 : 1));
      const swapped = row > 1 && column > 1 && from[row - 1] === to[column - 2] && from[row - 2] === to[column - 1];
      if (swapped) cost = Math.min(cost, beforeLast[column - 2]! + 1);
      current.push(cost);
    }
    beforeLast = last;
    last = current;
  }
  return last[to.length]!;
}
