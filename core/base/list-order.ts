/**
 * The lists of the report in another order than that of requests. Only what the report lists is put in order: it was cut
 * by requests, so a row that is rare is not among them, however slow it is.
 */

/** What rows are put in order by. */
export type Order = keyof typeof MEASURES;

/** As far as a row tells it. */
export interface Measured {
  readonly requests: number;
  readonly status?: Readonly<Record<string, number | undefined>> | null;
  readonly bytesSent?: number | null;
  readonly duration?: {
    readonly count: number;
    readonly mean: number;
    readonly p50: number;
    readonly p95: number;
    readonly p99: number;
  } | null;
}

/** The most first. Of equal ones that with more requests, then as they were; what a row does not tell comes last. */
export function inOrder<Row extends Measured>(rows: readonly Row[], order: Order): readonly Row[] {
  const measure = MEASURES[order];
  return rows.toSorted((one, other) => (measure(other) ?? -1) - (measure(one) ?? -1) || other.requests - one.requests);
}

/** The lists of a report, by their keys, each in the order that was chosen for it. */
export function withOrders<Report extends object>(report: Report, orders: Readonly<Record<string, string>>): Report {
  const lists = Object.entries(report).flatMap(([key, rows]) => {
    const order = orders[key];
    return order !== undefined && isOrder(order) && Array.isArray(rows) ? [[key, inOrder(rows, order)]] : [];
  });
  return { ...report, ...Object.fromEntries(lists) };
}

const MEASURES = {
  requests: ({ requests }: Measured) => requests,
  '4xx': shareOf('4xx'),
  '5xx': shareOf('5xx'),
  p50: ({ duration }: Measured) => duration?.p50,
  p95: ({ duration }: Measured) => duration?.p95,
  p99: ({ duration }: Measured) => duration?.p99,
  time: ({ duration }: Measured) => duration && duration.mean * duration.count,
  bytes: ({ bytesSent }: Measured) => bytesSent,
} satisfies Record<string, (row: Measured) => number | null | undefined>;

/** It comes from a file that anything may have changed, or from a page. */
function isOrder(text: string): text is Order {
  return Object.hasOwn(MEASURES, text);
}

function shareOf(key: string) {
  return ({ requests, status }: Measured) => (status ? (status[key] ?? 0) / requests : null);
}
