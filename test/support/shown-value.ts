import type { Value } from '../../core/config/settings.ts';

/** A value in few letters: Python's own, `?` for what is unknown, and `or` between what may be. */
export function shown(value: Value): string {
  switch (value.kind) {
    case 'string':
      return `'${value.value}'`;
    case 'integer':
      return String(value.value);
    case 'float':
      return Number.isInteger(value.value) ? `${value.value}.0` : String(value.value);
    case 'boolean':
      return value.value ? 'True' : 'False';
    case 'none':
      return 'None';
    case 'list':
      return `[${value.items.map(shown).join(', ')}]`;
    case 'dictionary':
      return `{${value.entries.map(([key, item]) => `${shown(key)}: ${shown(item)}`).join(', ')}}`;
    case 'either':
      return value.values.map(shown).join(' or ');
    case 'callable':
      return `${value.what}(${value.parameters?.map(({ name }) => name).join(', ') ?? '?'})`;
    case 'unknown':
      return '?';
    default:
      return value satisfies never;
  }
}
