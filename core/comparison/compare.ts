import type { Report } from '../analysis/report.ts';
import { CHANGE_KINDS } from './comparison.ts';
import type { Change, ChangeKind, Comparison, EndpointSide, Side } from './comparison.ts';
import { pairEndpoints } from './pair-endpoints.ts';
import type { Pair } from './pair-endpoints.ts';

/**
 * What changed from one report to another. Their lists of endpoints should be long: what is cut off counts as not there.
 */
export function compareReports(before: Report, after: Report): Comparison {
  const pairs = pairEndpoints(before.endpoints ?? [], after.endpoints ?? []);
  const changes = pairs.flatMap(changesOf);
  return {
    before: sideOf(before),
    after: sideOf(after),
    changes: CHANGE_KINDS.flatMap(kind =>
      changes.filter(change => change.kind === kind).toSorted((one, other) => weightOf(other) - weightOf(one)),
    ),
    tooFew: pairs.filter(isTooFew).length,
  };
}

const weightOf = ({ cost }: Change) => Math.abs(cost);

function sideOf({ requests, rates, statusClasses, duration, bytesSent }: Report): Side {
  return {
    requests,
    requestsPerSecond: rates && rates.requestsPerSecond,
    failed: statusClasses && statusClasses['5xx'],
    duration,
    bytesSent,
  };
}

function changesOf({ endpoint, before, after }: Pair): Change[] {
  const change = (kind: ChangeKind, cost: number): Change => ({ kind, endpoint, before, after, cost });
  if (before.requests === 0) return after.requests < FEW ? [] : [change('new', after.requests)];
  if (after.requests === 0) return before.requests < FEW ? [] : [change('gone', -before.requests)];
  const changes: Change[] = [];
  const failures = addedFailures(before, after);
  if (failures !== 0) changes.push(change(failures > 0 ? 'fails-more' : 'fails-less', failures));
  const micros = addedMicros(before, after);
  if (micros !== 0) changes.push(change(micros > 0 ? 'slower' : 'faster', micros));
  return changes;
}

function isTooFew({ before, after }: Pair): boolean {
  return before.requests < FEW && after.requests < FEW;
}

/** Fewer requests than this say nothing. */
const FEW = 10;

/**
 * Requests of the later side that would not have failed at the earlier share; 0 unless the difference is one that chance
 * makes less than once in a thousand times (two proportions, pooled).
 */
function addedFailures(before: EndpointSide, after: EndpointSide): number {
  if (before.failed === null || after.failed === null) return 0;
  if (Math.max(before.failed, after.failed) < LEAST_FAILURES) return 0;
  const [earlier, later] = [before.failed / before.requests, after.failed / after.requests];
  const pooled = (before.failed + after.failed) / (before.requests + after.requests);
  const deviation = Math.sqrt(pooled * (1 - pooled) * (1 / before.requests + 1 / after.requests));
  return Math.abs(later - earlier) < SURE * deviation ? 0 : (later - earlier) * after.requests;
}

const LEAST_FAILURES = 3;
/** Standard deviations that chance passes less than once in a thousand times. */
const SURE = 3.3;

/**
 * Time of the later side that would not have passed at the earlier mean; 0 unless the mean and what most requests take
 * changed in the same direction by a tenth and a millisecond, and more than chance does: one request that hung changes a
 * mean alone.
 */
function addedMicros(before: EndpointSide, after: EndpointSide): number {
  if (before.mean === null || after.mean === null) return 0;
  if (Math.min(before.requests, after.requests) < FEW) return 0;
  const direction = Math.sign(after.mean - before.mean);
  if (!hasMoved(before.mean, after.mean, direction, LEAST_SHARE)) return 0;
  const isSure =
    before.p50 === null || after.p50 === null
      ? Math.min(before.requests, after.requests) >= MANY && hasMoved(before.mean, after.mean, direction, LARGE_SHARE)
      : QUANTILES.some(quantile => hasMovedSurely(before, after, quantile, direction));
  return isSure ? (after.mean - before.mean) * after.requests : 0;
}

function hasMoved(before: number, after: number, direction: number, leastShare: number): boolean {
  const change = (after - before) * direction;
  return change >= LEAST_MICROS && change >= leastShare * Math.min(before, after);
}

/** Durations are taken to be spread as their logarithms were normal, which those of most endpoints nearly are. */
function hasMovedSurely(
  before: EndpointSide,
  after: EndpointSide,
  { key, deviations }: (typeof QUANTILES)[number],
  direction: number,
): boolean {
  const [earlier, later] = [before[key]!, after[key]!];
  if (!hasMoved(earlier, later, direction, LEAST_SHARE)) return false;
  const chance = deviations * Math.hypot(spreadOf(before), spreadOf(after));
  return Math.abs(Math.log(Math.max(1, later) / Math.max(1, earlier))) >= SURE * chance;
}

/** The standard deviation of the logarithms, as the median and the 90th percentile tell it, over the root of the count. */
function spreadOf({ requests, p50, p90 }: EndpointSide): number {
  const deviation = Math.log(Math.max(1, p90!) / Math.max(1, p50!)) / P90_OF_NORMAL;
  return Math.max(LEAST_SPREAD, deviation) / Math.sqrt(requests);
}

const LEAST_MICROS = 1000;
const LEAST_SHARE = 0.1;
const LARGE_SHARE = 0.25;
const MANY = 100;
/** What a quantile of as many samples is off by chance, in standard deviations of one sample: √(q (1 − q)) / φ(z). */
const QUANTILES = [
  { key: 'p50', deviations: 1.2533 },
  { key: 'p95', deviations: 2.113 },
] as const;
/** Standard deviations from the median to the 90th percentile. */
const P90_OF_NORMAL = 1.2816;
/** Durations that hardly differ are still measured with an error. */
const LEAST_SPREAD = 0.02;
