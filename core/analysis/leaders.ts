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
}

/**
 * The rows with most of each measure, all together, however few requests they have. Rows with nothing of it lead in
 * nothing; of equal ones those with more requests lead, then those whose name comes first.
 *
 * One pass over the table for each measure, and memory for what is found alone.
 */
export function leadingRows<R>({ table, measures, rowOf, isExact }: Listed<R>, most: number): LeadingRows<R> {
  const leaders = new Set(measures.flatMap(measure => leadersBy(table, most, measure).map(({ index }) => index)));
  return { rows: rowsAt(table, leaders).map(rowOf), most, isExact };
}

interface Leader {
  readonly index: number;
  readonly value: number;
}

function leadersBy(table: TopK, most: number, { of, ceiling }: Measure): readonly Leader[] {
  const best: Leader[] = [];
  for (let index = 0; index < table.size; index++) {
    const least = best.length < most ? 0 : best.at(-1)!.value;
    if (ceiling && ceiling(index) < least) continue;
    const value = of(index);
    if (value === null || value <= 0 || value < least) continue;
    const leader = { index, value };
    const place = placeIn(best, leader, table);
    if (place === most) continue;
    best.splice(place, 0, leader);
    if (best.length > most) best.pop();
  }
  return best;
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
