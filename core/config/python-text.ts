import type { Value } from './settings.ts';

/** A value as Python prints it; undefined where only running the file tells. */
export function pythonText(value: Value): string | undefined {
  switch (value.kind) {
    case 'string':
      return quoted(value.value);
    case 'integer':
      return String(value.value);
    case 'float':
      return Number.isInteger(value.value) ? `${value.value}.0` : String(value.value);
    case 'boolean':
      return value.value ? 'True' : 'False';
    case 'none':
      return 'None';
    case 'list':
      return bracketed('[', value.items.map(pythonText), ']');
    case 'dictionary':
      return bracketed(
        '{',
        value.entries.map(entry => joined(entry.map(pythonText), ': ')),
        '}',
      );
    case 'callable':
    case 'either':
    case 'unknown':
      return undefined;
    default:
      return value satisfies never;
  }
}

function bracketed(open: string, items: readonly (string | undefined)[], close: string): string | undefined {
  const inside = joined(items, ', ');
  return inside === undefined ? undefined : `${open}${inside}${close}`;
}

function joined(items: readonly (string | undefined)[], between: string): string | undefined {
  return items.includes(undefined) ? undefined : items.join(between);
}

/** Python takes single quotes, unless only the others need no backslash. */
function quoted(text: string): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const inside = text
    .replaceAll('\\', '\\\\')
    .replaceAll('\n', '\\n')
    .replaceAll('\r', '\\r')
    .replaceAll('\t', '\\t')
    .replaceAll(quote, `\\${quote}`);
  return `${quote}${inside}${quote}`;
}
