/** What an expression gives: one number, a text, a number for each series, or many of them for each. */
export type Type = 'scalar' | 'string' | 'vector' | 'matrix';

export interface Signature {
  readonly takes: readonly Type[];
  /** How many of the last may be left out. */
  readonly optional?: number;
  /** The last may come any number of times. */
  readonly isOpen?: true;
  readonly gives: Type;
}

const of = (gives: Type, ...takes: Type[]): Signature => ({ takes, gives });
const all = (signature: Signature, names: string): [string, Signature][] =>
  names.split(' ').map(name => [name, signature]);

/** The functions of Prometheus, as of 3.15, from its `promql/parser/functions.go`. */
export const FUNCTIONS: ReadonlyMap<string, Signature> = new Map([
  ...all(
    of('vector', 'vector'),
    'abs absent acos acosh asin asinh atan atanh ceil cos cosh deg exp floor ln log10 log2 rad sgn sin sinh sort sort_desc sqrt tan tanh timestamp histogram_avg histogram_count histogram_sum histogram_stddev histogram_stdvar',
  ),
  ...all(
    of('vector', 'matrix'),
    'absent_over_time avg_over_time changes count_over_time delta deriv first_over_time idelta increase irate last_over_time mad_over_time max_over_time min_over_time present_over_time rate resets stddev_over_time stdvar_over_time sum_over_time ts_of_first_over_time ts_of_last_over_time ts_of_max_over_time ts_of_min_over_time',
  ),
  ...all(
    { takes: ['vector'], optional: 1, gives: 'vector' },
    'day_of_month day_of_week day_of_year days_in_month hour minute month year',
  ),
  ...all(of('vector', 'vector', 'scalar'), 'clamp_max clamp_min'),
  ...all(of('vector', 'matrix', 'scalar', 'scalar'), 'holt_winters double_exponential_smoothing'),
  ...all({ takes: ['vector', 'string'], isOpen: true, gives: 'vector' }, 'sort_by_label sort_by_label_desc'),
  ['clamp', of('vector', 'vector', 'scalar', 'scalar')],
  ['histogram_fraction', of('vector', 'scalar', 'scalar', 'vector')],
  ['histogram_quantile', of('vector', 'scalar', 'vector')],
  ['info', { takes: ['vector', 'vector'], optional: 1, gives: 'vector' }],
  ['label_join', { takes: ['vector', 'string', 'string', 'string'], optional: 1, isOpen: true, gives: 'vector' }],
  ['label_replace', of('vector', 'vector', 'string', 'string', 'string', 'string')],
  ['pi', of('scalar')],
  ['predict_linear', of('vector', 'matrix', 'scalar')],
  ['quantile_over_time', of('vector', 'scalar', 'matrix')],
  ['round', { takes: ['vector', 'scalar'], optional: 1, gives: 'vector' }],
  ['scalar', of('scalar', 'vector')],
  ['time', of('scalar')],
  ['vector', of('vector', 'scalar')],
]);

/** What aggregations take beside the series; none where they take nothing. */
export const AGGREGATION_PARAMETERS: Readonly<Record<string, Type>> = {
  bottomk: 'scalar',
  count_values: 'string',
  limit_ratio: 'scalar',
  limitk: 'scalar',
  quantile: 'scalar',
  topk: 'scalar',
};
