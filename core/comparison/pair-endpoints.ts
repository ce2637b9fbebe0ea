import type { PathRow } from '../analysis/report.ts';
import type { EndpointSide } from './comparison.ts';

/** An endpoint on both sides; a side that never had it counts no request. */
export interface Pair {
  readonly endpoint: string;
  readonly before: EndpointSide;
  readonly after: EndpointSide;
}

/**
 * Rows of two reports, by endpoint. What varies in a path is learned from the paths that there are, so that one report
 * may know `/book/{slug}` where the other has `/book/dune` and `/book/emma`: those are added up.
 */
export function pairEndpoints(before: readonly PathRow[], after: readonly PathRow[]): Pair[] {
  const templates = [...before, ...after].map(({ path }) => path).filter(path => path.includes('{'));
  const nameOf = naming(templates);
  const earlier = sidesOf(before, nameOf);
  const later = sidesOf(after, nameOf);
  return [...new Set([...later.keys(), ...earlier.keys()])].map(endpoint => ({
    endpoint,
    before: earlier.get(endpoint) ?? NOBODY,
    after: later.get(endpoint) ?? NOBODY,
  }));
}

const NOBODY: EndpointSide = { requests: 0, failed: 0, mean: null, p50: null, p90: null, p95: null };

/** The most general template that stands for an endpoint, or the endpoint itself. */
function naming(templates: readonly string[]): (path: string) => string {
  const known = new Map<string, string[][]>();
  for (const template of new Set(templates)) {
    const segments = template.split('/');
    const key = String(segments.length);
    known.set(key, [...(known.get(key) ?? []), segments]);
  }
  for (const list of known.values()) list.sort((one, other) => variablesIn(other) - variablesIn(one));
  return path => {
    const segments = path.split('/');
    return (
      known
        .get(String(segments.length))
        ?.find(template => standsFor(template, segments))
        ?.join('/') ?? path
    );
  };
}

const isVariable = (segment: string) => segment.startsWith('{') && segment.endsWith('}');
const variablesIn = (segments: readonly string[]) => segments.filter(isVariable).length;

function standsFor(template: readonly string[], segments: readonly string[]): boolean {
  return template.every((part, index) => part === segments[index] || (isVariable(part) && segments[index] !== ''));
}

function sidesOf(rows: readonly PathRow[], nameOf: (path: string) => string): Map<string, EndpointSide> {
  const sides = new Map<string, EndpointSide>();
  for (const row of rows) {
    const name = nameOf(row.path);
    const known = sides.get(name);
    sides.set(name, known ? added(known, sideOf(row)) : sideOf(row));
  }
  return sides;
}

function sideOf({ requests, status, duration }: PathRow): EndpointSide {
  return {
    requests,
    failed: status && (status['5xx'] ?? 0),
    mean: duration && duration.mean,
    p50: duration && duration.p50,
    p90: duration && duration.p90,
    p95: duration && duration.p95,
  };
}

function added(one: EndpointSide, other: EndpointSide): EndpointSide {
  const requests = one.requests + other.requests;
  return {
    requests,
    failed: one.failed === null || other.failed === null ? null : one.failed + other.failed,
    mean:
      one.mean === null || other.mean === null
        ? null
        : (one.mean * one.requests + other.mean * other.requests) / requests,
    p50: null,
    p90: null,
    p95: null,
  };
}
