/** So long, in milliseconds, other extensions may have to wait. */
const TURN = 10;
/** Between two looks at the clock. */
const LINES = 256;

/**
 * Visits lines one after the other, from `from` until one before `to`, which may lie in either direction, and lets others
 * go first now and then: a log may have half a million lines.
 *
 * @param visit true: this is enough
 * @param isOver whether nobody waits any more; asked after each turn
 * @returns the line that was enough; null when none was; undefined when it was over before
 */
export async function visitLines(
  from: number,
  to: number,
  visit: (line: number) => boolean,
  isOver: () => boolean,
): Promise<number | null | undefined> {
  const step = to < from ? -1 : 1;
  let begun = Date.now();
  for (let line = from; line !== to; line += step) {
    if (visit(line)) return line;
    if ((line - from) % LINES !== 0 || Date.now() - begun < TURN) continue;
    await new Promise(resolve => setTimeout(resolve));
    if (isOver()) return undefined;
    begun = Date.now();
  }
  return null;
}
