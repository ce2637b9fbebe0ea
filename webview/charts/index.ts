import { busyWorkers } from './busy-workers.ts';
import { bytesOverTime } from './bytes-over-time.ts';
import type { Chart } from './chart.ts';
import { clients } from './clients.ts';
import { endpoints } from './endpoints.ts';
import { hours } from './hours.ts';
import { latencyHeat } from './latency-heat.ts';
import { latencyOverTime } from './latency-over-time.ts';
import { methods } from './methods.ts';
import { notFound } from './not-found.ts';
import { referrers } from './referrers.ts';
import { slowest } from './slowest.ts';
import { statusCodes } from './status-codes.ts';
import { statusOverTime } from './status-over-time.ts';
import { topPaths } from './top-paths.ts';
import { userAgents } from './user-agents.ts';

/** What the dashboard shows, in reading order. */
export const CHARTS: readonly Chart[] = [
  statusOverTime,
  latencyOverTime,
  latencyHeat,
  busyWorkers,
  endpoints,
  topPaths,
  slowest,
  bytesOverTime,
  statusCodes,
  methods,
  notFound,
  clients,
  userAgents,
  referrers,
  hours,
];
