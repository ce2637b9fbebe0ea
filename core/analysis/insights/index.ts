import type { Localize } from '../../base/localize.ts';
import type { InsightRow, InsightSeverity, Report } from '../report.ts';
import { bootFailures } from './boot-failures.ts';
import { bots } from './bots.ts';
import { clientErrors } from './client-errors.ts';
import { costlyPath } from './costly-path.ts';
import { durationUnit } from './duration-unit.ts';
import { errorBurst } from './error-burst.ts';
import type { Insight } from './insight.ts';
import { latencyJump } from './latency-jump.ts';
import { logGrowing } from './log-growth.ts';
import { nearTimeout } from './near-timeout.ts';
import { noDurations } from './no-durations.ts';
import { notFoundScan } from './not-found-scan.ts';
import { oneAddress } from './one-address.ts';
import { oneClient } from './one-client.ts';
import { outOfMemory } from './out-of-memory.ts';
import { saturation } from './saturation.ts';
import { serverErrors } from './server-errors.ts';
import { trafficBurst } from './traffic-burst.ts';
import { unreadLines } from './unread-lines.ts';
import { wholeSeconds } from './whole-seconds.ts';
import { workerTimeouts } from './worker-timeouts.ts';

/** Of two that are equally bad the one that stands first here is told first. */
export const INSIGHTS: readonly Insight[] = [
  bootFailures,
  workerTimeouts,
  outOfMemory,
  errorBurst,
  serverErrors,
  saturation,
  unreadLines,
  durationUnit,
  latencyJump,
  nearTimeout,
  costlyPath,
  notFoundScan,
  clientErrors,
  oneClient,
  bots,
  logGrowing,
  trafficBurst,
  oneAddress,
  noDurations,
  wholeSeconds,
];

/** What all of them have to say about a report, worst first. */
export function insightsOf(report: Report, t: Localize): readonly InsightRow[] {
  return INSIGHTS.flatMap(({ id, severity: usual, find }): InsightRow[] => {
    const finding = find(report, t);
    if (!finding) return [];
    const { says, times, advice = null, severity = usual, match = null } = finding;
    return [{ id, severity, says, ...(times && { times }), advice, match }];
  }).toSorted((one, other) => SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity));
}

const SEVERITIES: readonly InsightSeverity[] = ['error', 'warning', 'information'];
