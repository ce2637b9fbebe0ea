import type { Chart } from './chart.ts';
import { clients } from './clients.ts';
import { hours } from './hours.ts';
import { latencyOverTime } from './latency-over-time.ts';
import { methods } from './methods.ts';
import { statusCodes } from './status-codes.ts';
import { statusOverTime } from './status-over-time.ts';
import { topPaths } from './top-paths.ts';

/** What the dashboard shows, in reading order. */
export const CHARTS: readonly Chart[] = [
  statusOverTime,
  latencyOverTime,
  topPaths,
  statusCodes,
  methods,
  clients,
  hours,
];
