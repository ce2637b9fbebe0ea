import type { Binary, Expression } from './expression.ts';
import { SET_OPERATORS, COMPARISONS } from './expression.ts';

/** The labels that all series of an expression have, and no others; null where only the data tell. */
export function labelSetOf(expression: Expression): ReadonlySet<string> | null {
  switch (expression.kind) {
    case 'aggregation': {
      const { grouping, name } = expression;
      if (['topk', 'bottomk', 'limitk', 'limit_ratio', 'count_values'].includes(name)) return null;
      if (!grouping) return new Set();
      return grouping.keeps ? new Set(grouping.labels) : null;
    }
    case 'call': {
      const { name, args } = expression;
      if (name === 'vector') return new Set();
      const of = ['abs', 'ceil', 'floor', 'round', 'sort', 'sort_desc', 'clamp', 'clamp_min', 'clamp_max'].includes(
        name,
      )
        ? labelSetOf(args[0]!)
        : null;
      if (name !== 'histogram_quantile' || !args[1]) return of;
      const labels = labelSetOf(args[1]);
      return labels && new Set([...labels].filter(label => label !== 'le'));
    }
    case 'parentheses':
    case 'unary':
      return labelSetOf(expression.of);
    case 'binary':
      return labelsOfBinary(expression);
    case 'number':
    case 'string':
    case 'selector':
    case 'range':
    case 'subquery':
    case 'moved':
    default:
      return null;
  }
}

function labelsOfBinary({ operator, left, right, matching, isGrouped }: Binary): ReadonlySet<string> | null {
  if (isNumber(right)) return labelSetOf(left);
  if (isNumber(left)) return labelSetOf(right);
  if (operator === 'or' || isGrouped) return null;
  if (operator === 'and' || operator === 'unless' || COMPARISONS.has(operator)) return labelSetOf(left);
  if (matching) return matching.keeps ? new Set(matching.labels) : null;
  return labelSetOf(left);
}

/** Whether no series of one side has the labels of any of the other, so that nothing is ever calculated. */
export function neverMatches({ operator, left, right, matching }: Binary): boolean {
  if (operator === 'or' || operator === 'unless' || isNumber(left) || isNumber(right)) return false;
  const [one, other] = [labelSetOf(left), labelSetOf(right)];
  if (!one || !other) return false;
  const counts = (label: string) => !matching || matching.labels.includes(label) === matching.keeps;
  return [...one, ...other].some(label => counts(label) && one.has(label) !== other.has(label));
}

/** A number is compared with every series. */
function isNumber(expression: Expression): boolean {
  switch (expression.kind) {
    case 'number':
      return true;
    case 'parentheses':
    case 'unary':
      return isNumber(expression.of);
    case 'call':
      return ['scalar', 'time', 'pi'].includes(expression.name);
    case 'binary':
      return !SET_OPERATORS.has(expression.operator) && isNumber(expression.left) && isNumber(expression.right);
    case 'string':
    case 'selector':
    case 'range':
    case 'subquery':
    case 'moved':
    case 'aggregation':
    default:
      return false;
  }
}
