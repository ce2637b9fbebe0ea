import type { ErrorLog } from '../analysis/error-log/report.ts';
import type { ClientRow, NotFoundRow, ReferrerRow, Report } from '../analysis/report.ts';

/**
 * The report without what points at a person: of addresses only the network is left, of referrers and targets no query,
 * and no raw line and no message of an exception. Rows that are the same then are one.
 */
export function anonymise(report: Report): Report {
  // Clients that lead are no longer the same ones when those of a network are one.
  const { leadingClients: _leadingClients, ...rest } = report;
  const { clients, referrers, notFound, leadingNotFound, insights, errorLog, filter, lines } = report;
  return {
    ...rest,
    lines: { ...lines, samples: [] },
    filter: filter && { ...filter, text: maskAddresses(filter.text) },
    clients: clients && merged(clients.map(maskClient), ({ address }) => address, addClients),
    notFound: notFound && notFound.map(maskNotFound),
    ...(leadingNotFound && { leadingNotFound: { ...leadingNotFound, rows: leadingNotFound.rows.map(maskNotFound) } }),
    referrers: referrers && merged(referrers.map(maskReferrer), ({ referrer }) => referrer, addReferrers),
    insights:
      insights &&
      insights.map(insight => ({
        id: insight.id,
        severity: insight.severity,
        says: maskAddresses(withoutQueries(insight.says)),
        advice: insight.advice === null ? null : maskAddresses(insight.advice),
        match: null,
      })),
    errorLog: errorLog && maskErrorLog(errorLog),
  };
}

const V4 = /\b(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}\b/g;
const V6 = /(?<![\w:])(?=[\da-f]*:)(?:[\da-f]{0,4}:){2,7}[\da-f]{0,4}(?![\w:])/gi;

/** `192.0.2.10` → `192.0.2.0`, `2001:db8:1:2::3` → `2001:db8:1::`. */
function maskAddresses(text: string): string {
  return text
    .replaceAll(V6, address => `${address.split(':').slice(0, 3).filter(Boolean).join(':')}::`)
    .replaceAll(V4, '$1.0');
}

/** `/search?q=books` → `/search`. */
function withoutQueries(text: string): string {
  return text.replaceAll(/[?#][^\s"'»]*/g, '');
}

function maskClient(row: ClientRow): ClientRow {
  return { ...row, address: maskAddresses(row.address) };
}

function maskReferrer(row: ReferrerRow): ReferrerRow {
  return { ...row, referrer: maskAddresses(withoutQueries(row.referrer)) };
}

function maskNotFound(row: NotFoundRow): NotFoundRow {
  return { ...row, referrer: row.referrer && maskReferrer(row.referrer) };
}

function maskErrorLog(errorLog: ErrorLog): ErrorLog {
  const { events, tracebacks } = errorLog;
  return {
    ...errorLog,
    events: events.map(({ reason: _reason, address: _address, target, ...event }) =>
      target === undefined ? event : Object.assign(event, { target: withoutQueries(target) }),
    ),
    tracebacks: tracebacks.map(row => Object.assign({}, row, { message: '' })),
  };
}

function merged<Row>(rows: readonly Row[], keyOf: (row: Row) => string, add: (one: Row, other: Row) => Row): Row[] {
  const byKey = new Map<string, Row>();
  for (const row of rows) {
    const known = byKey.get(keyOf(row));
    byKey.set(keyOf(row), known ? add(known, row) : row);
  }
  return [...byKey.values()];
}

function addClients(one: ClientRow, other: ClientRow): ClientRow {
  return {
    ...one,
    requests: one.requests + other.requests,
    bytesSent: sum(one.bytesSent, other.bytesSent),
    notFound: sum(one.notFound, other.notFound),
  };
}

function addReferrers(one: ReferrerRow, other: ReferrerRow): ReferrerRow {
  return { ...one, requests: one.requests + other.requests };
}

const sum = (one: number | null, other: number | null) => (one === null || other === null ? null : one + other);
