import { AT_LEAST } from '../base/list-order.ts';
import type { LeadingRows } from './report.ts';
import { compareKeys, countOf, rowsAt } from './sketches/top-k.ts';
import type { Row, TopK } from './sketches/top-k.ts';

/** A table of which the report has a list. */
export interface Listed<R> {
  readonly table: TopK;
  readonly measures: readonly Measure[];
  readonly rowOf: (row: Row) => R;
  /** Whether nothing that was counted had to be given up. */
  readonly isExact: boolean;
}

/** What rows of a table are compared by. */
export interface Measure {
  /** Null where nobody knows. */
  readonly of: (index: number) => number | null;
  /** What it cannot exceed, where that is quicker to tell: most rows need no closer look then. */
  readonly ceiling?: (index: number) => number;
  /** Whether it is of each request. Then rare rows lead, so those that lead among frequent ones are found, too. */
  readonly isRate?: boolean;
}

/**
 * The rows with most of each measure, all together, however few requests they have. Rows with nothing of it lead in
 * nothing; of equal ones those with more requests lead, then those whose name comes first.
 *
 * One pass over the table for each measure, and memory for what is found alone.
 */
export function leadingRows<R>({ table, measures, rowOf, isExact }: Listed<R>, most: number): LeadingRows<R> {
  const leaders = new Set(measures.flatMap(measure => leadersBy(table, most, measure).map(({ index }) => index)));
  return { rows: rowsAt(table, leaders).map(rowOf), most, isExact, counts: countsOf(table) };
}

/** How many rows have so many requests; of what none has, nothing. */
function countsOf(table: TopK): LeadingRows<never>['counts'] {
  const rows = AT_LEAST.map(() => 0);
  for (let index = 0; index < table.size; index++) {
    const requests = countOf(table, index);
    for (let at = 0; at < AT_LEAST.length && requests >= AT_LEAST[at]!; at++) rows[at]!++;
  }
  return AT_LEAST.map((atLeast, at) => ({ atLeast, rows: rows[at]! })).filter(({ rows }) => rows > 0);
}

interface Leader {
  readonly index: number;
  readonly value: number;
}

function leadersBy(table: TopK, most: number, { of, ceiling, isRate = false }: Measure): readonly Leader[] {
  const steps = isRate ? AT_LEAST : [1];
  const boards: Leader[][] = steps.map(() => []);
  for (let index = 0; index < table.size; index++) {
    const requests = countOf(table, index);
    let last = 0;
    while (last + 1 < steps.length && requests >= steps[last + 1]!) last++;
    // Of those that it may be on, the last has the fewest to choose from, and so asks least.
    const least = lowestOf(boards[last]!, most);
    if (ceiling && ceiling(index) < least) continue;
    const value = of(index);
    if (value === null || value <= 0 || value < least) continue;
    for (let at = last; at >= 0 && value >= lowestOf(boards[at]!, most); at--) {
      enter(boards[at]!, { index, value }, most, table);
    }
  }
  return boards.flat();
}

/** The value that one must have to be among the best. */
function lowestOf(best: readonly Leader[], most: number): number {
  return best.length < most ? 0 : best.at(-1)!.value;
}

function enter(best: Leader[], leader: Leader, most: number, table: TopK): void {
  const place = placeIn(best, leader, table);
  if (place === most) return;
  best.splice(place, 0, leader);
  if (best.length > most) best.pop();
}

/** Where it belongs among leaders that are in order. */
function placeIn(best: readonly Leader[], leader: Leader, table: TopK): number {
  let low = 0;
  let high = best.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isAhead(best[middle]!, leader, table)) low = middle + 1;
    else high = middle;
  }
  return low;
}

function isAhead(one: Leader, other: Leader, table: TopK): boolean {
  if (one.value !== other.value) return one.value > other.value;
  const requests = countOf(table, one.index) - countOf(table, other.index);
  return requests === 0 ? compareKeys(table, one.index, other.index) < 0 : requests > 0;
}
