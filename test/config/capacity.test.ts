import { deepEqual, match } from 'node:assert/strict';
import { english } from '../../core/base/localize.ts';
import type { TypedCapacity } from '../../core/config/capacity.ts';
import { capacityOf } from '../../core/config/capacity.ts';
import { readSettings } from '../../core/config/read-settings.ts';

type Case = readonly [says: string, config: string, typed: TypedCapacity, requests: number | null, note?: RegExp];

const CASES: readonly Case[] = [
  ['sync workers take one request each', 'workers = 3', {}, 3],
  ['threads multiply, since Gunicorn then makes them gthread workers', 'workers = 3\nthreads = 4', {}, 12],
  ['gthread workers have threads', 'workers = 2\nthreads = 8\nworker_class = "gthread"', {}, 16],
  ['a count may be a text', 'workers = "3"', {}, 3],
  ['a number can be computed', 'workers = 2 * 2 + 1', {}, 5],
  ['without a config what was typed holds', '', { workers: 3 }, 3],
  ['what was typed wins', 'workers = 3\nthreads = 2', { workers: 5 }, 10],
  ['each number alone', 'workers = 3\nthreads = 2', { threads: 4 }, 12],
  ['a config that says nothing leaves it to the command line', 'timeout = 30', {}, null],
  ['threads alone are not enough', '', { threads: 4 }, null, /--workers N/],
  ['what only the machine knows', 'import os\nworkers = os.cpu_count() * 2', {}, null, /Only running the config/],
  ['and what was typed in its place', 'import os\nworkers = os.cpu_count() * 2', { workers: 4 }, 4],
  ['one of two numbers', 'import os\nworkers = 4 if os.getenv("X") else 2', {}, null, /Only running/],
  ['gevent has no such number', 'workers = 3\nworker_class = "gevent"', {}, null, /class gevent take any number/],
  ['nor when it was typed', 'worker_class = "asgi"', { workers: 3 }, null, /class asgi/],
  ['a class of the project is taken for one with threads', 'workers = 3\nworker_class = "shop.Worker"', {}, 3],
  ['no workers are no capacity', 'workers = 0', {}, null, /Only running/],
];

describe('the capacity of workers', () => {
  for (const [says, config, typed, requests, note] of CASES) {
    it(says, () => {
      const capacity = capacityOf(readSettings(config), typed, english);
      deepEqual(capacity.requests, requests);
      if (note) match(capacity.note!, note);
      else deepEqual(capacity.note, null);
    });
  }
});
