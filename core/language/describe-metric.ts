import type { Localize } from '../base/localize.ts';
import { code } from '../base/markdown.ts';
import type { ExportedMetric, MetricKind } from '../gunicorn/exported-metrics.ts';
import { exportedMetric } from '../gunicorn/exported-metrics.ts';
import { METRICS, prometheusName } from '../gunicorn/metrics.ts';

/** What a series of Gunicorn tells, and how it is to be asked for, as Markdown; null for what nobody exports. */
export function describeMetric(series: string, t: Localize): string | null {
  const metric = exportedMetric(series);
  if (!metric) return null;
  const kind = series.endsWith('_bucket') ? 'histogram' : metric.kind;
  const sent = Object.values(METRICS).find(each => prometheusName(each, '', 500) === series.replace(/_\d{3}$/, '_500'));
  const from = sent
    ? t('What Gunicorn sends to {setting}, through a statsd_exporter without a mapping.', {
        setting: code('statsd_host'),
      })
    : t('What the files have that {command} makes.', { command: code('gunicorn-logs generate') });
  return [
    `**${code(series)}** · ${kindText(kind, t)}`,
    ...(sent ? [t(sent.means)] : []),
    ...labels(metric, t),
    asked(kind, t),
    from,
  ].join('\n\n');
}

function kindText(kind: MetricKind, t: Localize): string {
  const texts: Record<MetricKind, string> = {
    counter: t('counter'),
    gauge: t('gauge'),
    histogram: t('histogram'),
    summary: t('summary'),
  };
  return texts[kind];
}

function labels({ labels = [] }: ExportedMetric, t: Localize): string[] {
  if (labels.length === 0) return [];
  return [t('Labels beside those of the target: {labels}.', { labels: labels.map(code).join(', ') })];
}

function asked(kind: MetricKind, t: Localize): string {
  switch (kind) {
    case 'counter':
      return t('It only rises, until its process starts anew: ask for its {rate} or {increase}.', {
        rate: code('rate'),
        increase: code('increase'),
      });
    case 'gauge':
      return t('It goes up and down: compare it as it is. A {rate} of it means nothing.', { rate: code('rate') });
    case 'histogram':
      return t('It counts in buckets: sum their rates by {label}, then ask for the {quantile}.', {
        label: code('le'),
        quantile: code('histogram_quantile'),
      });
    case 'summary':
      return t(
        'Its quantiles are made where it is measured: those of several instances cannot be added up or averaged.',
      );
    default:
      return kind satisfies never;
  }
}
