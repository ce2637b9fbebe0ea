import type { Query, Value } from './query.ts';

/** The query as text, which reads back as the same query. */
export function printQuery(query: Query): string {
  switch (query.kind) {
    case 'test':
      return `${query.key}${query.operator}${query.values.map(printValue).join(',')}`;
    case 'not':
      return `-${inParentheses(query.part, query.part.kind !== 'test')}`;
    case 'and':
      return query.parts.map(part => inParentheses(part, part.kind === 'or')).join(' ');
    case 'or':
    default:
      return query.parts.map(printQuery).join(' or ');
  }
}

function inParentheses(query: Query, isNeeded: boolean): string {
  return isNeeded ? `(${printQuery(query)})` : printQuery(query);
}

function printValue(value: Value): string {
  return value.kind === 'text' && value.isPattern ? value.text : printText(value.text);
}

/** A text that stands for itself: in quotes where it would mean something else without. */
export function printText(text: string): string {
  // A star in quotes is only a star.
  if (text !== '' && !/[\s,()*]|^"/.test(text)) return text;
  return `"${text.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
}
