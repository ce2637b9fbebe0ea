import { LEADING, usualLeast } from '../core/base/list-order.ts';
import type { List, Ordering } from '../core/base/list-order.ts';
import type { Report } from '../core/analysis/report.ts';
import type { View } from './state.ts';

/** How the reader wants the rows of a chart, with the usual number of requests where they said none. */
export function orderingOf(chart: string, list: List, report: Report, { orders, atLeast }: View): Required<Ordering> {
  const counts = report[LEADING[list]]?.counts ?? [];
  const said = atLeast[chart];
  const isOffered = counts.some(({ atLeast }) => atLeast === said);
  return { by: orders[chart] ?? 'requests', atLeast: isOffered ? said! : usualLeast(counts) };
}
