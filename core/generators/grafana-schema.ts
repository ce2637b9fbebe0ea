import type { Dashboard, GraphFieldConfig, Panel } from '@grafana/schema';

/**
 * Grafana's own types with every enumeration as the words and numbers that stand in JSON, so that a dashboard is plain
 * data and a misspelt field or word of it does not compile.
 */
type Spelt<T> = T extends string
  ? `${T}`
  : T extends number
    ? `${T}` extends `${infer N extends number}`
      ? N
      : never
    : T extends readonly (infer Item)[]
      ? readonly Spelt<Item>[]
      : T extends object
        ? { readonly [Key in keyof T]: Spelt<T[Key]> }
        : T;

/** A query that Grafana sends to Prometheus; its plug-in keeps these names outside of the schema. */
interface PrometheusTarget {
  readonly refId: string;
  readonly datasource: Panel['datasource'];
  /** PromQL. */
  readonly expr: string;
  /** The name of each line, with `{{label}}` for what its labels say. */
  readonly legendFormat: string;
}

type FieldConfigSource = NonNullable<Panel['fieldConfig']>;

/** A panel that draws lines over time. */
export interface TimeSeriesPanel extends Omit<Spelt<Panel>, 'type' | 'targets' | 'fieldConfig'> {
  readonly type: 'timeseries';
  readonly targets: readonly PrometheusTarget[];
  readonly fieldConfig: {
    readonly defaults: Omit<Spelt<FieldConfigSource['defaults']>, 'custom'> & {
      readonly custom: Spelt<GraphFieldConfig>;
    };
    readonly overrides: Spelt<FieldConfigSource['overrides']>;
  };
}

export type DashboardVariable = NonNullable<NonNullable<Spelt<Dashboard>['templating']>['list']>[number];

/** What is imported into Grafana, or lies in a folder that it reads. */
export interface GrafanaDashboard extends Omit<Spelt<Dashboard>, 'panels'> {
  readonly panels: readonly TimeSeriesPanel[];
}
