import type { Counter, MetricSource } from './metric-sources.ts';

/** What alerts ask, in PromQL, whatever the metrics are called. All of it by job, and per second. */

export function requestRate({ requests }: MetricSource, window = '5m'): string {
  return `sum by (job) (rate(${requests}[${window}]))`;
}

/** The statuses are a regular expression. */
export function responseRate({ responses }: MetricSource, status: string): string {
  return counterRate(responses, 'status', status);
}

export function errorMessageRate({ messages, errorLevels }: MetricSource): string {
  return counterRate(messages, 'level', errorLevels);
}

/** How many requests an instance works on at once, on average: what their durations add up to in a second. */
export function requestsAtOnce({ duration }: MetricSource): string {
  return `sum by (job, instance) (rate(${duration.name}_sum[5m]))`;
}

/** By job, how many workers ended otherwise than they should; null where nothing tells. */
export function deathCount({ deaths }: MetricSource, window: string): string | null {
  if (deaths.length === 0) return null;
  return deaths.map(counter => `sum by (job) (increase(${counter}[${window}]))`).join(' + ');
}

/** Quantiles of several summaries cannot be added or averaged; the slowest instance is the honest answer there. */
export function slowestSeconds({ duration: { kind, name, slowQuantile } }: MetricSource): string {
  return kind === 'summary'
    ? `max by (job) (${name}{quantile="${slowQuantile}"})`
    : `histogram_quantile(${slowQuantile}, sum by (job, le) (rate(${name}_bucket[5m])))`;
}

/** The recording rules that the queries above rely on: one for each name of a counter that has no labels. */
export function recordings({ responses, messages, errorLevels }: MetricSource, statuses: readonly string[]) {
  return [...recorded(responses, 'status', statuses), ...recorded(messages, 'level', errorLevels.split('|'))];
}

function counterRate(counter: Counter, label: string, values: string): string {
  const matcher = `{${label}=~"${values}"}`;
  return counter.kind === 'labelled'
    ? `sum by (job) (rate(${counter.name}${matcher}[5m]))`
    : `sum by (job) (${counter.record}${matcher})`;
}

function recorded(counter: Counter, label: string, values: readonly string[]) {
  if (counter.kind === 'labelled') return [];
  const { record, nameOf } = counter;
  return values.map(value => ({
    record,
    expr: `sum by (job) (rate(${nameOf(value)}[5m]))`,
    labels: { [label]: value },
  }));
}
