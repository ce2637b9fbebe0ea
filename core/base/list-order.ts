/**
 * The lists of the report in another order than that of requests. They were cut by requests, so a row that is rare is not
 * among them, however slow it is; a report that was asked for leading rows has those beside them.
 */

/** What rows are put in order by. */
export type Order = keyof typeof MEASURES;

/** What was chosen for a list. It comes from a file that anything may have changed, or from a page. */
export interface Ordering {
  readonly by: string;
  /** Requests that a row must have, one of `AT_LEAST`; where one request is as good as many it counts for nothing. */
  readonly atLeast?: number;
}

/** A row of a single request has the worst percentiles and shares by chance: how many requests one can ask of a row. */
export const AT_LEAST = [1, 10, 100, 1_000, 10_000] as const;

/** As far as a row tells it. */
export interface Measured {
  /** What it is of, one of them. */
  readonly path?: string;
  readonly address?: string;
  readonly requests: number;
  readonly status?: Readonly<Record<string, number | undefined>> | null;
  readonly bytesSent?: number | null;
  readonly notFound?: number | null;
  readonly linked?: number | null;
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
export function withOrders<R extends Lists>(report: R, orders: Readonly<Record<string, Ordering>>): R {
  const lists = LISTS.flatMap(list => {
    const rows: readonly Measured[] | null | undefined = report[list];
    const { by = 'requests', atLeast = 1 } = orders[list] ?? {};
    if (!rows || by === 'requests' || !isOrder(by)) return [];
    const leading: Leading | undefined = report[LEADING[list]];
    const known = leading ? united(rows, leading.rows) : rows;
    const frequent = isRate(by) && atLeast > 1 ? known.filter(({ requests }) => requests >= atLeast) : known;
    // Behind the first ones there may be others that nobody knows of.
    return [[list, inOrder(frequent, by).slice(0, leading?.most)]];
  });
  return { ...report, ...Object.fromEntries(lists) };
}

/** How many requests are asked of a row unless somebody says otherwise: ten, where that leaves enough to look at. */
export function usualLeast(counts: Leading['counts']): number {
  return counts.some(({ atLeast, rows }) => atLeast === USUAL && rows >= ENOUGH) ? USUAL : 1;
}

const USUAL = 10;
const ENOUGH = 10;

/** The lists that have an order to choose, and where a report has what they leave out. */
export const LEADING = {
  endpoints: 'leadingEndpoints',
  paths: 'leadingPaths',
  clients: 'leadingClients',
  notFound: 'leadingNotFound',
} as const;
export type List = keyof typeof LEADING;
const LISTS = ['endpoints', 'paths', 'clients', 'notFound'] as const satisfies readonly List[];

type Lists = {
  readonly [list in List]?: readonly Measured[] | null;
} & {
  readonly [list in (typeof LEADING)[List]]?: Leading;
};

interface Leading {
  readonly rows: readonly Measured[];
  readonly most: number;
  readonly counts: readonly { readonly atLeast: number; readonly rows: number }[];
}

/** Both are by requests, then by name, and so are all together: what is not listed has fewer, or a later name. */
function united(listed: readonly Measured[], leading: readonly Measured[]): readonly Measured[] {
  const names = new Set(listed.map(nameOf));
  return [...listed, ...leading.filter(row => !names.has(nameOf(row)))];
}

function nameOf({ path, address }: Measured): string | undefined {
  return path ?? address;
}

const MEASURES = {
  requests: ({ requests }: Measured) => requests,
  '4xx': shareOf('4xx'),
  '5xx': shareOf('5xx'),
  notFound: ({ notFound }: Measured) => notFound,
  linked: ({ linked }: Measured) => linked,
  p50: ({ duration }: Measured) => duration?.p50,
  p95: ({ duration }: Measured) => duration?.p95,
  p99: ({ duration }: Measured) => duration?.p99,
  time: ({ duration }: Measured) => duration && duration.mean * duration.count,
  bytes: ({ bytesSent }: Measured) => bytesSent,
} satisfies Record<string, (row: Measured) => number | null | undefined>;

/** Whether it is of each request, so that rare rows come first and last; sums are higher where requests are many. */
export function isRate(order: Order): boolean {
  return RATES.has(order);
}

const RATES: ReadonlySet<Order> = new Set<Order>(['4xx', '5xx', 'p50', 'p95', 'p99']);

export function isOrder(text: string): text is Order {
  return Object.hasOwn(MEASURES, text);
}

function shareOf(key: string) {
  return ({ requests, status }: Measured) => (status ? (status[key] ?? 0) / requests : null);
}
