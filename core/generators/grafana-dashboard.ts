import { alertThresholds } from './alert-thresholds.ts';
import type { DashboardPanel } from './dashboard-panels.ts';
import { DASHBOARD_PANELS } from './dashboard-panels.ts';
import type { Facts, Generator, Snippet } from './generator.ts';
import type { DashboardVariable, GrafanaDashboard, TimeSeriesPanel } from './grafana-schema.ts';
import { metricSource } from './metric-sources.ts';
import { prometheusRules } from './prometheus-rules.ts';

/** The metrics of the alerts as lines over time, with the limits of the alerts. */
export const grafanaDashboard: Generator = {
  id: 'grafana-dashboard',
  title: 'Grafana Dashboard',
  says: 'Draws traffic, failures, durations and workers in Grafana, with the limits of the alerts.',
  options: prometheusRules.options,
  generate,
};

const NAME = 'Gunicorn';
const COLUMNS = 2;
const WIDTH = 24 / COLUMNS;
const HEIGHT = 8;

function generate(facts: Facts): Snippet {
  const { t } = facts;
  const source = metricSource(facts);
  const thresholds = alertThresholds(facts, source);
  const { assumed } = prometheusRules.generate(facts);
  const drawn = DASHBOARD_PANELS.flatMap(panel => {
    const query = panel.query(source);
    if (query === null) return [];
    return { panel, title: panel.heading(t, source), query, limit: panel.limit(thresholds) };
  });
  const value: GrafanaDashboard = {
    uid: 'gunicorn',
    title: NAME,
    // JSON has no comments, so this is where it says what it rests on.
    description: [source.says(t), ...assumed].join('\n'),
    tags: ['gunicorn'],
    editable: true,
    schemaVersion: 39,
    refresh: '1m',
    time: { from: 'now-6h', to: 'now' },
    templating: { list: variables(facts, source.presence) },
    panels: drawn.map((drawn, index) => panelOf(drawn, index)),
  };
  return {
    path: '/etc/grafana/dashboards/gunicorn.json',
    language: 'json',
    text: `${JSON.stringify(value, null, 2)}\n`,
    assumed,
  };
}

/** Which Prometheus, and which of its jobs: those that have metrics of Gunicorn. */
function variables({ t }: Facts, presence: string): readonly DashboardVariable[] {
  return [
    { name: 'datasource', type: 'datasource', label: 'Prometheus', query: 'prometheus' },
    {
      name: 'job',
      type: 'query',
      label: t('Job'),
      datasource: DATA_SOURCE,
      query: { query: `label_values(${presence}, job)`, refId: 'job' },
      refresh: 2,
      includeAll: true,
      multi: true,
      current: { text: 'All', value: '$__all' },
    },
  ];
}

const DATA_SOURCE = { type: 'prometheus', uid: '${datasource}' };

interface Drawn {
  readonly panel: DashboardPanel;
  readonly title: string;
  readonly query: string;
  readonly limit: number | null;
}

function panelOf({ panel: { unit, legend }, title, query, limit }: Drawn, index: number): TimeSeriesPanel {
  return {
    id: index + 1,
    type: 'timeseries',
    title,
    datasource: DATA_SOURCE,
    gridPos: { x: (index % COLUMNS) * WIDTH, y: Math.floor(index / COLUMNS) * HEIGHT, w: WIDTH, h: HEIGHT },
    targets: [{ refId: 'A', datasource: DATA_SOURCE, expr: ofJob(query), legendFormat: legend }],
    fieldConfig: {
      defaults: {
        unit,
        min: 0,
        custom: { thresholdsStyle: { mode: limit === null ? 'off' : 'line' } },
        thresholds: {
          mode: 'absolute',
          steps: [{ color: 'green', value: null }, ...(limit === null ? [] : [{ color: 'red', value: limit }])],
        },
      },
      overrides: [],
    },
  };
}

/** The queries are those of the alerts, which speak of every job; here one may choose. */
function ofJob(query: string): string {
  return `(${query}) and on (job) group by (job) (up{job=~"$job"})`;
}
