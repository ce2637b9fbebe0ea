import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Report } from '../../core/analysis/report.ts';
import { startGunicorn } from '../support/gunicorn.ts';
import { needsTools, runTool } from '../support/tools.ts';

/** Works on a request as long as the path says, in milliseconds. */
const APPLICATION = `
import time

def app(environ, start_response):
    time.sleep(int(environ['PATH_INFO'][1:] or '0') / 1000)
    start_response('200 OK', [('Content-Length', '2')])
    return [b'ok']
`;

const CONFIG = {
  workers: 3,
  accesslog: 'access.log',
  access_log_format: '%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s" %(D)s',
};

/** Long enough for whole seconds in the log to matter little. */
const LOAD_MILLIS = 20_000;

describe('busy workers of three real ones', function () {
  this.timeout(90_000);
  let some: Report;
  let all: Report;

  before(async function () {
    needsTools('gunicorn');
    // Two clients that ask again as soon as they are answered keep two workers busy; nine keep all, and wait.
    [some, all] = await Promise.all([reportOfLoad(2, [430, 70, 1200]), reportOfLoad(9, [330, 110])]);
  });

  it('are as many as there are clients while there are workers left', () => {
    const { capacity, busyMean, busyPeak, shareAbove80 } = some.saturation!;
    equal(capacity, 3);
    isNear(busyMean, 2);
    isNear(busyPeak, 2);
    equal(shareAbove80, 0);
  });

  it('are all while more requests come than they can take', () => {
    const { capacity, busyMean, busyPeak, shareAbove80 } = all.saturation!;
    equal(capacity, 3);
    isNear(busyMean, 3);
    isNear(busyPeak, 3);
    ok(shareAbove80! >= 0.9, `${shareAbove80}`);
    match(all.insights!.find(({ id }) => id === 'saturation')!.says, /of 3 workers were busy/);
    equal(
      some.insights!.find(({ id }) => id === 'saturation'),
      undefined,
    );
  });

  it('together are the durations of the log', () => {
    const { busyWorkers, stepSeconds } = all.series!;
    deepEqual([stepSeconds, busyWorkers!.length <= 25], [1, true]);
    const counted = busyWorkers!.reduce((sum, busy) => sum + busy, 0) * stepSeconds;
    const durations = (all.duration!.mean * all.duration!.count) / 1e6;
    // What was worked on before the second of the first line is not in the series.
    ok(counted <= durations && counted >= durations * 0.9, `${counted} of ${durations} seconds`);
  });
});

/** What a load by so many clients looks like, each of which sends one request after the other. */
async function reportOfLoad(clients: number, millis: readonly number[]): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'busy-workers-'));
  try {
    const gunicorn = await startGunicorn(folder, APPLICATION, CONFIG);
    try {
      const until = Date.now() + LOAD_MILLIS;
      await Promise.all(
        Array.from({ length: clients }, async (_, client) => {
          for (let turn = client; Date.now() < until; turn++) await gunicorn.ask(`/${millis[turn % millis.length]}`);
        }),
      );
    } finally {
      await gunicorn.stop();
    }
    const args = ['analyze', 'access.log', '--config', 'gunicorn.conf.py', '--output', 'json'];
    const { code, all } = runTool(process.execPath, [resolve('dist/cli.js'), ...args], { cwd: folder });
    equal(code, 0, all);
    return JSON.parse(all) as Report;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function isNear(value: number, expected: number): void {
  ok(Math.abs(value - expected) <= expected * 0.1, `${value}, not ${expected}`);
}
