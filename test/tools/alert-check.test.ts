import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stringify } from 'yaml';
import { NEWEST } from '../../core/gunicorn/version.ts';
import { readRules } from '../../core/config/alerts/read-rules.ts';
import { METRIC_SOURCES } from '../../core/generators/metric-sources.ts';
import { prometheusRules } from '../../core/generators/prometheus-rules.ts';
import { ALL_SITUATIONS } from '../generators/odd-situations.ts';
import { applyEdits, problemsOf, readCases } from '../support/check-rule.ts';
import { facts, settings } from '../generators/situations.ts';
import type { SeededRandom } from '../support/random.ts';
import { seededRandom } from '../support/random.ts';
import { needsTools, runTool } from '../support/tools.ts';

const SEED = Number(process.env['SEED'] ?? 20261124);
const ROUNDS = 600;
const AROUND = { version: NEWEST, path: '/etc/prometheus/rules/gunicorn.yml' };

const EXPRESSIONS = [
  'rate(gunicorn_requests_total[5m]) > 1',
  'sum by (job) (rate(a_total{status=~"5.."}[5m])) / on (job) group_left (x) sum by (job) (b) > 0.1',
  'histogram_quantile(0.95, sum by (le) (rate(a_bucket[5m]))) > 0.5 and on (job) up == 1',
  'absent(up{job="gunicorn"}) or vector(1) unless time() > bool 3',
  'increase(gunicorn_workers[5m]) < 0',
  'max_over_time(rate(a[5m])[1h:5m]) offset 5m > -1',
  'topk(3, -a) or label_replace(a, "x", "$1", "y", "(.*)")',
  'quantile_over_time(0.9, a[5m] @ end()) != clamp(round(a, 5), 1, 2)',
  '1 > bool 2',
];

/**
 * Pieces that are put in place of others, or between them; no line breaks, since Prometheus takes texts in quotes that go on
 * where YAML ends them, and no numbers, which are durations and durations numbers only in its newer releases.
 */
const PIECES = [
  'sum',
  'rate',
  'by (job)',
  'on (job)',
  '[5m]',
  '(',
  ')',
  '{',
  '}',
  '"',
  "'",
  '> 0',
  '> bool 0',
  'and',
  'offset 5m',
  'gunicorn_workers',
  'x5',
  'expr',
  'alert',
  'record',
  'for',
  'labels',
  ':',
  '-',
  '{{ $value }}',
  '{{ $label }}',
  '{{',
  '}}',
  '{{ end }}',
  '{{ humanise $value }}',
  'groups',
  'name',
  '#',
  '  ',
  '',
  'true',
  'null',
  '[]',
  ',',
];

describe('the checks on rule files of Prometheus', function () {
  this.timeout(120_000);
  let folder: string;
  before(() => {
    needsTools('promtool');
    folder = mkdtempSync(join(tmpdir(), 'alert-check-'));
  });
  after(() => folder && rmSync(folder, { recursive: true }));

  it(`refuse a file if and only if promtool does (SEED=${SEED})`, () => {
    const random = seededRandom(SEED);
    const files = Array.from({ length: ROUNDS }, () => mutated(random));
    const refused = refusedByPromtool(files);
    for (const [index, file] of files.entries()) {
      const faults = readRules(file).faults;
      assert.equal(
        faults.length > 0,
        refused[index]!.isRefused,
        `SEED=${SEED}\n${file}\n${refused[index]!.says}\n${JSON.stringify(faults)}`,
      );
    }
    const count = refused.filter(({ isRefused }) => isRefused).length;
    assert.ok(count > ROUNDS / 10 && count < ROUNDS, String(count));
  });

  for (const source of Object.keys(METRIC_SOURCES)) {
    it(`have nothing against what is generated for metrics of ${source}`, () => {
      for (const { name, facts: known } of ALL_SITUATIONS) {
        const overrides = { ...known.overrides, source };
        const { text } = prometheusRules.generate({ ...known, overrides });
        assert.deepEqual(problemsOf(text, AROUND), [], name);
      }
    });
  }

  it('find what is wrong in the rules that tutorials have, and their fixes satisfy promtool', () => {
    const text = readFileSync('test/fixtures/check/companions/prometheus/gunicorn-rules.yml', 'utf8');
    const problems = problemsOf(text, AROUND);
    assert.deepEqual(
      problems.map(
        ({ rule, at }) =>
          `${rule} ${text
            .slice(0, at.start)
            .match(/alert: \w+/g)!
            .at(-1)!
            .slice(7)}`,
      ),
      [
        'alert-per-series HighErrorRate',
        'alert-quantile-without-le HighResponseTime',
        'alert-unknown-metric HighCpuUsage',
        'alert-unknown-metric HighMemoryUsage',
        'alert-counter-on-gauge WorkerCrash',
        'alert-never-fires WorkerCrash',
        'alert-unknown-metric WorkerCrash',
      ],
    );
    const fixed = applyEdits(
      text,
      problems.flatMap(({ fixes }) => fixes[0]?.edits ?? []),
    );
    assert.deepEqual(
      refusedByPromtool([fixed]).map(({ isRefused }) => isRefused),
      [false],
    );
    assert.deepEqual(
      problemsOf(fixed, AROUND).map(({ rule }) => rule),
      ['alert-unknown-metric', 'alert-unknown-metric'],
    );
  });

  it('say of an alert that it never fires only where it stays silent on whatever happens', () => {
    const cases = readCases('test/language/rules/alert-never-fires.conf.py').flatMap(({ config, surroundings }) => {
      const silent = problemsOf(config, surroundings).filter(({ rule }) => rule === 'alert-never-fires');
      return readRules(config)
        .rules.filter(({ kind }) => kind === 'alert')
        .map(({ expr }) => ({
          expr: expr.text.trim(),
          isSilent: silent.some(({ at }) => at.start >= expr.at.start && at.end <= expr.at.end),
        }));
    });
    const random = seededRandom(7);
    const wild = (least: number, most: number) =>
      Array.from({ length: 61 }, () => least + random.below(most - least + 1)).join(' ');
    const rising = (by: number) => {
      let value = 0;
      // Now and then the process starts anew.
      return Array.from({ length: 61 }, () => (value = random.below(15) === 0 ? 0 : value + random.below(by))).join(
        ' ',
      );
    };
    const target = 'job="gunicorn",instance="a:1"';
    const series = [
      ...['200', '500', '503'].map(code => [
        `gunicorn_requests_total{${target},method="GET",status="${code}"}`,
        rising(30),
      ]),
      [`gunicorn_worker_exits_total{${target}}`, rising(5)],
      [`gunicorn_workers{${target}}`, wild(0, 6)],
      [`up{${target}}`, wild(0, 1)],
    ];
    const said = cases.map(({ expr, isSilent }) => ({
      isSilent,
      isHeard: [...Array(60).keys()].some(minute => {
        const tests = {
          evaluation_interval: '1m',
          tests: [
            {
              interval: '1m',
              input_series: series.map(([series, values]) => ({ series, values })),
              promql_expr_test: [{ expr: `count(${expr})`, eval_time: `${minute}m`, exp_samples: [] }],
            },
          ],
        };
        if (minute % 6 !== 0) return false;
        writeFileSync(join(folder, 'tests.yml'), stringify(tests));
        return runTool('promtool', ['test', 'rules', join(folder, 'tests.yml')]).code !== 0;
      }),
      expr,
    }));
    for (const { isSilent, isHeard, expr } of said) if (isSilent) assert.equal(isHeard, false, expr);
    const [silent, heard] = [said.filter(each => each.isSilent), said.filter(each => each.isHeard)];
    assert.ok(silent.length > 10 && heard.length > 5, JSON.stringify(said));
  });

  /** What `promtool check rules` says to each. */
  function refusedByPromtool(files: readonly string[]) {
    const paths = files.map((file, index) => {
      const path = join(folder, `${index}.yml`);
      writeFileSync(path, file);
      return path;
    });
    const { all } = runTool('promtool', ['check', 'rules', ...paths]);
    const bySource = new Map(all.split(/^Checking /m).map(part => [part.split('\n')[0]!, part]));
    return paths.map(path => {
      const says = bySource.get(path) ?? all;
      return { isRefused: !/SUCCESS/.test(says), says };
    });
  }
});

function mutated(random: SeededRandom): string {
  let text = random.below(4) === 0 ? generated(random) : handWritten(random);
  for (let count = random.below(4); count > 0; count--) {
    const words = text.split(/(\b|\n)/);
    const at = random.below(words.length);
    words.splice(at, random.below(2), ...(random.below(4) === 0 ? [] : [random.pick(PIECES)]));
    text = words.join('');
  }
  return text;
}

function generated(random: SeededRandom): string {
  const source = random.pick(Object.keys(METRIC_SOURCES));
  return prometheusRules.generate(facts({ settings: settings({ workers: 3 }), overrides: { source } })).text;
}

function handWritten(random: SeededRandom): string {
  const expr = random.pick(EXPRESSIONS);
  const written = random.pick([
    expr,
    `'${expr.replaceAll("'", "''")}'`,
    `|\n          ${expr}`,
    `>-\n          ${expr}`,
  ]);
  return `groups:
  - name: gunicorn
    interval: ${random.pick(['30s', '1m', '1h30m', '0'])}
    rules:
      - alert: Slow
        expr: ${written}
        for: ${random.pick(['5m', '0m', '1d', '0'])}
        labels:
          severity: warning
        annotations:
          summary: "{{ $labels.job }}: {{ $value | humanize }}"
          text: ${random.pick(['{{ if gt $value 1.0 }}many{{ end }}', 'plain', "'{{ with $x := query `up` }}{{ . }}{{ end }}'"])}
      - record: a:b
        expr: sum(a)
`;
}
