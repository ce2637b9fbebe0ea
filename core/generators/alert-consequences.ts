/** An alert that explains others: whoever is told of the cause need not be told of what follows from it. */
export interface Consequence {
  readonly cause: string;
  readonly follow: readonly string[];
  /** The labels that cause and consequence must share, where both have them. */
  readonly equal: readonly string[];
}

/** By the names in `alert-rules.ts`; a test holds the two together. */
export const CONSEQUENCES: readonly Consequence[] = [
  // The alert on missing metrics has no label of a job: there is nothing left that could have one.
  {
    cause: 'GunicornMetricsMissing',
    follow: ['GunicornTargetDown', 'GunicornNoTraffic', 'GunicornFewerWorkers'],
    equal: [],
  },
  // Each failing request usually leaves its traceback in the error log.
  { cause: 'GunicornServerErrors', follow: ['GunicornErrorMessages'], equal: ['job'] },
  {
    cause: 'GunicornWorkerTimeouts',
    follow: ['GunicornWorkersDie', 'GunicornWorkersBusy', 'GunicornSlowRequests', 'GunicornErrorMessages'],
    equal: ['job'],
  },
  // A worker that does not start leaves its traceback.
  { cause: 'GunicornWorkersDie', follow: ['GunicornErrorMessages'], equal: ['job'] },
  { cause: 'GunicornWorkersBusy', follow: ['GunicornSlowRequests'], equal: ['job'] },
];
