import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import type { ErrorEvent } from '../../core/analysis/error-log/report.ts';
import { firings } from '../../core/backtest/firing.ts';
import { alertTrials } from '../../core/generators/alert-trials.ts';
import { prometheusRules } from '../../core/generators/prometheus-rules.ts';
import { facts, incident, settings } from '../generators/situations.ts';
import type { Ended } from '../support/minutes.ts';
import { minutesOf } from '../support/minutes.ts';
import { seededRandom } from '../support/random.ts';
import { needsTools, runTool } from '../support/tools.ts';

const MINUTES = 150;
const START = Date.UTC(2026, 10, 22, 12);
const LOGS = 12;
const TIMEOUTS = { name: 'gunicorn_worker_timeouts_total', labels: '' };

/** Hours that change their mind every few minutes: quiet, busy, failing, slow, or nothing at all. */
function madeUpLog(seed: number): { ended: Ended[]; timeouts: number[] } {
  const random = seededRandom(seed);
  const chance = (share: number) => random.below(1000) < share * 1000;
  const ended: Ended[] = [];
  const timeouts: number[] = [];
  let rate = 0;
  let failing = 0;
  let slow = 0;
  for (let minute = 0; minute < MINUTES; minute++) {
    if (minute === 0 || chance(0.12)) {
      rate = random.pick([0, 0, 3, 40, 90]);
      failing = random.pick([0, 0.03, 0.06, 0.4]);
      slow = random.pick([0, 0.005, 0.02, 0.3]);
    }
    // A log begins with a request, and ends with one.
    const count = minute === 0 || minute === MINUTES - 1 ? Math.max(1, rate) : rate;
    for (let request = 0; request < count; request++) {
      ended.push({
        seconds: START / 1000 + 60 * minute + random.below(60),
        status: chance(failing) ? random.pick([500, 503]) : random.pick([200, 404]),
        micros: chance(slow) ? random.pick([2_000_000, 5_000_000]) : random.pick([0, 30_000, 700_000]),
      });
    }
    if (chance(0.02)) timeouts.push(minute);
  }
  return { ended, timeouts };
}

describe('a backtest', function () {
  this.timeout(120_000);
  let folder: string;
  before(() => {
    needsTools('promtool');
    folder = mkdtempSync(join(tmpdir(), 'backtest-'));
  });
  after(() => folder && rmSync(folder, { recursive: true }));

  const fired = new Map<string, number>();

  for (let seed = 1; seed <= LOGS; seed++) {
    it(`fires in the minutes in which Prometheus does, of made-up log ${seed}`, () => {
      const { ended, timeouts } = madeUpLog(seed);
      const random = seededRandom(seed);
      const known = facts({
        settings: settings({ workers: 3, worker_class: 'sync' }),
        overrides: {
          source: 'multiprocess',
          error_ratio: random.pick(['0.0437', '0.11']),
          slow_seconds: '1.5',
          min_requests_per_second: '0.0512',
          quiet_minutes: random.pick(['3', '7']),
          busy_ratio: random.pick(['0.0713', '0.21']),
        },
        report: {
          ...incident(),
          minutes: minutesOf([ended])!,
          errorLog: {
            sources: [],
            entries: timeouts.length,
            levels: {},
            events: timeouts.map(minute => timeout(START + minute * 60_000 + 30_000)),
            eventCounts: { 'worker-timeout': timeouts.length },
            tracebacks: [],
            tracebackCount: 0,
            timedOut: { count: 0, logged: null, requests: [] },
          },
        },
      });
      const { trials, untried } = alertTrials(known)!;
      assert.equal(trials.length, 5, JSON.stringify(untried));
      const firing = Array.from({ length: MINUTES }, (): string[] => []);
      for (const trial of trials) {
        const found = firings(trial, trial.limit);
        fired.set(trial.alert, (fired.get(trial.alert) ?? 0) + found.length);
        for (const { from, to } of found) {
          const first = (from - START) / 60_000 - 1;
          const end = to === null ? MINUTES : (to - START) / 60_000 - 1;
          for (let minute = first; minute < end; minute++) firing[minute]!.push(trial.alert);
        }
      }
      const all = promtool(known, series(ended, timeouts), firing);
      assert.equal(all.code, 0, all.all.slice(0, 3000));
    });
  }

  it('has had every alert fire that it can try, and would tell of a difference', () => {
    assert.deepEqual(
      [...fired.values()].map(count => count > 2),
      Array.from(fired, () => true),
      JSON.stringify([...fired]),
    );
    const nothing = Array.from({ length: MINUTES }, () => ['GunicornNoTraffic']);
    const known = facts({ overrides: { source: 'multiprocess' } });
    assert.equal(promtool(known, series(madeUpLog(1).ended, []), nothing).code, 1);
  });

  /** Whether Prometheus has these alerts firing at the end of each minute. */
  function promtool(known: Parameters<typeof prometheusRules.generate>[0], input: object[], firing: string[][]) {
    const tests = {
      rule_files: ['rules.yml'],
      evaluation_interval: '1m',
      tests: [
        {
          interval: '1m',
          input_series: input,
          promql_expr_test: firing.map((alerts, minute) => ({
            // The others stay as they are, for the workers never change and the target answers.
            expr: 'group by (alertname) (ALERTS{alertstate="firing"})',
            eval_time: `${minute + 1}m`,
            exp_samples: alerts.map(name => ({ labels: `{alertname="${name}"}`, value: 1 })),
          })),
        },
      ],
    };
    writeFileSync(join(folder, 'rules.yml'), prometheusRules.generate(known).text);
    writeFileSync(join(folder, 'tests.yml'), stringify(tests));
    return runTool('promtool', ['test', 'rules', join(folder, 'tests.yml')]);
  }
});

const minuteOf = ({ seconds }: Ended) => Math.floor((seconds - START / 1000) / 60);

/** The counters as Prometheus would have found them at the end of every minute; all there from the beginning. */
function series(ended: readonly Ended[], timeouts: readonly number[]): object[] {
  const counter = (name: string, labels: string, fits: (one: Ended) => number) => {
    const each = Array.from({ length: MINUTES }, () => 0);
    for (const one of ended) each[minuteOf(one)]! += fits(one);
    return cumulative(name, labels, each);
  };
  const bucket = (le: string, most: number) =>
    counter('gunicorn_request_duration_seconds_bucket', `le="${le}"`, ({ micros }) => (micros <= most ? 1 : 0));
  const killed = Array.from({ length: MINUTES }, (_, minute) => timeouts.filter(at => at === minute).length);
  return [
    ...[200, 404, 500, 503].map(code =>
      counter('gunicorn_requests_total', `method="GET",status="${code}"`, ({ status }) => (status === code ? 1 : 0)),
    ),
    bucket('0.1', 100_000),
    bucket('1.5', 1_500_000),
    bucket('10', 10_000_000),
    bucket('+Inf', Infinity),
    counter('gunicorn_request_duration_seconds_sum', '', ({ micros }) => micros / 1e6),
    cumulative(TIMEOUTS.name, TIMEOUTS.labels, killed),
    { series: 'gunicorn_workers{job="gunicorn",instance="web:8000"}', values: `3x${MINUTES}` },
    { series: 'up{job="gunicorn",instance="web:8000"}', values: `1x${MINUTES}` },
  ];
}

function cumulative(name: string, labels: string, each: readonly number[]): object {
  let sum = 0;
  const values = [0, ...each.map(count => (sum += count))];
  return { series: `${name}{job="gunicorn",instance="web:8000"${labels && `,${labels}`}}`, values: values.join(' ') };
}

function timeout(time: number): ErrorEvent {
  return { time, kind: 'worker-timeout', pid: 1, source: 'error.log', line: 1 };
}
