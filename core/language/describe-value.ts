import type { Localize } from '../base/localize.ts';
import type { Value } from '../config/settings.ts';
import type { Setting } from '../gunicorn/setting.ts';

/** Longer values say no more. */
const LONGEST = 40;

/** A value in a sentence: `'022'`, `-1`, `None`, a list. */
export function describeValue(value: Value, t: Localize): string {
  switch (value.kind) {
    case 'string':
      return JSON.stringify(value.value.length > LONGEST ? `${value.value.slice(0, LONGEST)}…` : value.value);
    case 'integer':
      return String(value.value);
    case 'float':
      return Number.isInteger(value.value) ? `${value.value}.0` : String(value.value);
    case 'boolean':
      return value.value ? 'True' : 'False';
    case 'none':
      return 'None';
    case 'list':
      return t('a list');
    case 'dictionary':
      return t('a dictionary');
    case 'callable':
      return value.what === 'class' ? t('a class') : t('a function');
    case 'either':
    case 'unknown':
      return t('something that only running the file tells');
    default:
      return value satisfies never;
  }
}

/** What a setting takes, in a sentence: `True or False`. */
export function expectedValue({ kind, choices = [], range }: Setting, t: Localize): string {
  switch (kind) {
    case 'string':
      return t('a text');
    case 'boolean':
      return t('True or False');
    case 'integer':
      return range
        ? t('a whole number from {least} to {most}', { least: range[0], most: range[1] })
        : t('a whole number of 0 or more');
    case 'strings':
      return t('a text or a list of texts');
    case 'files':
      return t('a list of paths');
    case 'single-addresses':
      return t('a text of IP addresses with commas between');
    case 'addresses':
    case 'loose-networks':
      return t('a text of IP addresses and networks with commas between');
    case 'comma-list':
      return t('a text with commas between the items');
    case 'dictionary':
      return t('a dictionary');
    case 'class':
      return t('the name of a class or the class itself');
    case 'hook':
      return t('a function');
    case 'user':
    case 'group':
      return t('a name or a number');
    case 'folder':
      return t('the path of a folder');
    case 'statsd-address':
      return t('a text such as {example}', { example: "'localhost:8125'" });
    case 'host-and-port':
      return t('a text such as {example}', { example: "'localhost:8125'" });
    case 'choice':
      return t('one of {choices}', { choices: choices.map(choice => `'${choice}'`).join(', ') });
    case 'anything':
      return t('anything');
    default:
      return kind satisfies never;
  }
}
