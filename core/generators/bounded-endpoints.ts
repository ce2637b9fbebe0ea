import type { Report } from '../analysis/report.ts';
import { literal } from './writers/regular-expression.ts';

/** An endpoint of the analyzed log, and RE2 for the paths that are of it. */
export interface BoundedEndpoint {
  readonly endpoint: string;
  readonly source: string;
}

/**
 * The endpoints of the report as a fixed list, because a label that takes whatever path a client asks for grows without
 * end. Those whose names would need care in a program are left to the others: they are what scanners ask for.
 */
export function boundedEndpoints(report: Report | null): readonly BoundedEndpoint[] {
  return boundedPaths((report?.endpoints ?? []).map(({ path }) => path));
}

/** The same for endpoints as somebody wrote them. */
export function boundedPaths(endpoints: readonly string[]): readonly BoundedEndpoint[] {
  return endpoints
    .filter(path => path.length <= LONGEST && PLAIN.test(path))
    .toSorted((one, other) => variableParts(one) - variableParts(other))
    .slice(0, MOST)
    .map(endpoint => ({ endpoint, source: `^${sourceOf(endpoint)}$` }));
}

const PLAIN = /^\/(?:[\w.~!@:+,=/-]|\{[a-z]+\})*…?$/;
const MOST = 50;
/** Characters; a label is read by people. */
const LONGEST = 200;
/** A date may be spread over several parts; what no part is known of goes on to the end. */
const VARIABLE = /\{date\}|\{[a-z]+\}|…/g;

const variableParts = (path: string) => path.match(VARIABLE)?.length ?? 0;

function sourceOf(endpoint: string): string {
  let source = '';
  let from = 0;
  for (const { 0: part, index } of endpoint.matchAll(VARIABLE)) {
    source += literal(endpoint.slice(from, index), 'mtail');
    source += part === '{date}' ? String.raw`[0-9][0-9\/-]*` : part === '…' ? '.*' : String.raw`[^\/]+`;
    from = index + part.length;
  }
  return source + literal(endpoint.slice(from), 'mtail');
}
