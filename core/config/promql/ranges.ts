import { kindOfSeries, exportedMetric } from '../../gunicorn/exported-metrics.ts';
import type { Aggregation, Binary, Call, Expression, Selector } from './expression.ts';
import { bare, COMPARISONS } from './expression.ts';

/** All numbers that an expression can give; both ends may be infinite. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

const ANYTHING: Range = { from: -Infinity, to: Infinity };
const NOT_NEGATIVE: Range = { from: 0, to: Infinity };
const SHARE: Range = { from: 0, to: 1 };
const ONE: Range = { from: 1, to: 1 };

export function rangeOf(expression: Expression): Range {
  switch (expression.kind) {
    case 'number':
      return Number.isNaN(expression.value) ? ANYTHING : { from: expression.value, to: expression.value };
    case 'string':
      return ANYTHING;
    case 'selector':
      return selectorRange(expression);
    case 'unary': {
      const { from, to } = rangeOf(expression.of);
      return expression.isMinus ? { from: -to, to: -from } : { from, to };
    }
    case 'call':
      return callRange(expression);
    case 'aggregation':
      return aggregationRange(expression);
    case 'binary':
      return binaryRange(expression);
    case 'range':
    case 'subquery':
    case 'moved':
    case 'parentheses':
    default:
      return rangeOf(expression.of);
  }
}

/** Whether no two numbers of the ranges compare so. */
export function isImpossible(operator: string, left: Range, right: Range): boolean {
  switch (operator) {
    case '>':
      return left.to <= right.from;
    case '>=':
      return left.to < right.from;
    case '<':
      return left.from >= right.to;
    case '<=':
      return left.from > right.to;
    case '==':
      return left.to < right.from || left.from > right.to;
    case '!=':
      return left.from === left.to && right.from === right.to && left.from === right.from;
    default:
      return false;
  }
}

function selectorRange({ metric }: Selector): Range {
  if (!metric) return ANYTHING;
  if (metric.name === 'up') return SHARE;
  // A counter never falls below zero, and no gauge of Gunicorn does.
  return kindOfSeries(metric.name) === 'counter' || exportedMetric(metric.name) ? NOT_NEGATIVE : ANYTHING;
}

const NEVER_NEGATIVE = new Set(
  'abs changes count_over_time exp histogram_count increase irate rate resets sqrt stddev_over_time stdvar_over_time time'.split(
    ' ',
  ),
);
const ALWAYS_ONE = new Set(['absent', 'absent_over_time', 'present_over_time']);
const AS_ITS_ARGUMENT = new Set(
  'avg_over_time first_over_time last_over_time max_over_time min_over_time scalar sort sort_desc vector'.split(' '),
);

function callRange({ name, args }: Call): Range {
  if (ALWAYS_ONE.has(name)) return ONE;
  const [first, second] = args;
  if (AS_ITS_ARGUMENT.has(name) && first) return rangeOf(first);
  if (NEVER_NEGATIVE.has(name)) return NOT_NEGATIVE;
  if (name === 'sum_over_time' && first) return rangeOf(first).from >= 0 ? NOT_NEGATIVE : ANYTHING;
  if (name === 'quantile_over_time' && second) return rangeOf(second);
  // Buckets of what can be negative are named otherwise.
  const measured = second && [...metricNames(second)];
  const isMeasure = measured?.some(metric => /_(?:seconds|bytes)_bucket$/.test(metric));
  return name === 'histogram_quantile' && isMeasure ? NOT_NEGATIVE : ANYTHING;
}

function* metricNames(expression: Expression): Generator<string> {
  if (expression.kind === 'selector' && expression.metric) yield expression.metric.name;
  if ('of' in expression) yield* metricNames(expression.of);
  if ('args' in expression) for (const arg of expression.args) yield* metricNames(arg);
}

function aggregationRange({ name, args }: Aggregation): Range {
  const last = args.at(-1);
  if (!last) return ANYTHING;
  const { from, to } = rangeOf(last);
  switch (name) {
    case 'sum':
      return { from: from >= 0 ? 0 : -Infinity, to: to <= 0 ? 0 : Infinity };
    case 'count':
    case 'count_values':
      return { from: 1, to: Infinity };
    case 'group':
      return ONE;
    case 'stddev':
    case 'stdvar':
      return NOT_NEGATIVE;
    default:
      return { from, to };
  }
}

function binaryRange(binary: Binary): Range {
  const { operator, isBool } = binary;
  const [left, right] = [rangeOf(binary.left), rangeOf(binary.right)];
  if (COMPARISONS.has(operator)) return isBool ? SHARE : left;
  switch (operator) {
    case 'and':
    case 'unless':
      return left;
    case 'or':
      return { from: Math.min(left.from, right.from), to: Math.max(left.to, right.to) };
    case '+':
      return { from: left.from + right.from, to: left.to + right.to };
    case '-':
      return { from: left.from - right.to, to: left.to - right.from };
    case '*':
      return spanOf(left, right, (one, other) => (one === 0 || other === 0 ? 0 : one * other));
    case '/':
      if (isPartOf(binary.left, binary.right)) return SHARE;
      if (right.from === right.to && right.from !== 0) return spanOf(left, right, (one, other) => one / other);
      return left.from >= 0 && right.from >= 0 ? NOT_NEGATIVE : ANYTHING;
    default:
      return ANYTHING;
  }
}

function spanOf(left: Range, right: Range, calculate: (one: number, other: number) => number): Range {
  const corners = [left.from, left.to].flatMap(one => [right.from, right.to].map(other => calculate(one, other)));
  return { from: Math.min(...corners), to: Math.max(...corners) };
}

const PART_BY_PART = new Set(['rate', 'increase', 'irate', 'sum', 'count_over_time', 'sum_over_time']);

/** Whether the first counts some of what the second counts, in the same way: then their quotient is a share. */
function isPartOf(one: Expression, other: Expression): boolean {
  const [part, whole] = [bare(one), bare(other)];
  if (part.kind === 'selector' && whole.kind === 'selector') {
    const matchers = new Set(part.matchers.map(matcherText));
    const isSame = part.metric !== null && part.metric.name === whole.metric?.name;
    return (
      isSame &&
      kindOfSeries(part.metric.name) === 'counter' &&
      whole.matchers.every(each => matchers.has(matcherText(each)))
    );
  }
  if (part.kind === 'range' && whole.kind === 'range') {
    return part.seconds === whole.seconds && part.seconds !== null && isPartOf(part.of, whole.of);
  }
  if (part.kind !== whole.kind || (part.kind !== 'call' && part.kind !== 'aggregation')) return false;
  if (whole.kind !== 'call' && whole.kind !== 'aggregation') return false;
  if (part.name !== whole.name || !PART_BY_PART.has(part.name)) return false;
  const areAlike = part.kind === 'call' || groupingText(part) === groupingText(whole as Aggregation);
  return areAlike && part.args.length === 1 && whole.args.length === 1 && isPartOf(part.args[0]!, whole.args[0]!);
}

const matcherText = ({ label, operator, value }: Selector['matchers'][number]) => `${label}${operator}${value}`;

const groupingText = ({ grouping }: Aggregation) =>
  grouping && `${grouping.keeps} ${grouping.labels.toSorted().join()}`;
