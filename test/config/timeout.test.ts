import { equal } from 'node:assert/strict';
import { readSettings } from '../../core/config/read-settings.ts';
import { timeoutOf } from '../../core/config/timeout.ts';

const CASES: readonly [says: string, config: string, seconds: number | null][] = [
  ["it is Gunicorn's own unless it is set", 'workers = 3', 30],
  ['what is set holds', 'timeout = 90', 90],
  ['also as a text', 'timeout = "90"', 90],
  ['0 kills nobody', 'timeout = 0', null],
  ['what only running the config tells is not known', 'import os\ntimeout = int(os.environ["T"])', null],
  ['workers with threads tell that they are alive', 'timeout = 90\nthreads = 4', null],
  ['so do those with an event loop', 'timeout = 90\nworker_class = "gevent"', null],
];

describe('the timeout of a request', () => {
  for (const [says, config, seconds] of CASES) it(says, () => equal(timeoutOf(readSettings(config)), seconds));
});
