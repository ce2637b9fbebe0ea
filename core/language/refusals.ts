import type { Value } from '../config/settings.ts';
import { badPort, isLooseNetwork, isNetwork } from '../gunicorn/addresses.ts';
import { stripped } from '../gunicorn/python-text.ts';
import type { Kind, Setting } from '../gunicorn/setting.ts';

/**
 * Why Gunicorn refuses a value and does not start:
 * - `type`: it takes values of other types, or texts that spell something else.
 * - `range`: the number is too small or too large.
 * - `choice`: the word is none of the few that it knows.
 * - `network`: the text in `item` is no IP address or network.
 * - `port`: the address has no port that is a number.
 */
export interface Refusal {
  readonly why: 'type' | 'range' | 'choice' | 'network' | 'port';
  /** The text among several that is refused; the whole value otherwise. */
  readonly item?: string;
  /** Of the wrong type among the parts of a list. */
  readonly part?: Value;
}

/**
 * What the validator of a setting does with one value; undefined when it accepts it, or when that depends on the
 * machine or cannot be known. The setting is the one of the release that is asked about. An `either` is not one value.
 */
export function refusalOf(setting: Setting, value: Value): Refusal | undefined {
  if (value.kind === 'unknown' || value.kind === 'either') return undefined;
  return VALIDATORS[setting.kind](value, setting);
}

type Validator = (value: Value, setting: Setting) => Refusal | undefined;

const WRONG_TYPE: Refusal = { why: 'type' };

const VALIDATORS: Readonly<Record<Kind, Validator>> = {
  string: text,
  boolean: value => {
    if (value.kind === 'boolean' || value.kind === 'none') return undefined;
    return value.kind === 'string' && /^(?:true|false)$/i.test(stripped(value.value)) ? undefined : WRONG_TYPE;
  },
  integer,
  strings: listOfTexts,
  files: listOfTexts,
  addresses: value => addresses(value, isNetwork),
  'single-addresses': value => addresses(value, address => !address.includes('/') && isNetwork(address)),
  'loose-networks': value => addresses(value, isLooseNetwork),
  'comma-list': (value, { choices }) => {
    const wrong = text(value);
    if (wrong || value.kind !== 'string' || !choices) return wrong;
    const words = value.value.split(',').map(word => stripped(word).toLowerCase());
    const item = words.find((word, index) => word !== '' && (!choices.includes(word) || words.indexOf(word) !== index));
    return item === undefined ? undefined : { why: 'choice', item };
  },
  dictionary: value => (value.kind === 'dictionary' ? undefined : WRONG_TYPE),
  class: value => (value.kind === 'callable' ? undefined : text(value)),
  // A hook has a rule of its own.
  hook: () => undefined,
  user: account,
  group: account,
  folder: value => (value.kind === 'string' ? undefined : WRONG_TYPE),
  'statsd-address': value => {
    const wrong = text(value);
    if (wrong || value.kind !== 'string') return wrong;
    return badPort(stripped(value.value)) === undefined ? undefined : { why: 'port' };
  },
  'host-and-port': value => {
    const wrong = text(value);
    if (wrong || value.kind !== 'string') return wrong;
    const parts = stripped(value.value).split(':');
    return parts.length === 2 && badPort(`:${parts[1]}`) === undefined ? undefined : { why: 'port' };
  },
  choice,
  anything: () => undefined,
};

function text(value: Value): Refusal | undefined {
  return value.kind === 'string' || value.kind === 'none' ? undefined : WRONG_TYPE;
}

/** The text is a list of what `isFine`, or of `*`. */
function addresses(value: Value, isFine: (address: string) => boolean): Refusal | undefined {
  const wrong = text(value);
  if (wrong || value.kind !== 'string') return wrong;
  const item = commaList(value.value).find(address => address !== '*' && !isFine(address));
  // A zone, as in `fe80::1%eth0`, is read since Python 3.9.
  return item === undefined || item.includes('%') ? undefined : { why: 'network', item };
}

function commaList(list: string): string[] {
  return stripped(list)
    .split(',')
    .filter(item => item !== '')
    .map(stripped);
}

function integer(value: Value, { range: [least, most] = [0, Infinity] }: Setting): Refusal | undefined {
  const number = wholeNumber(value);
  if (number === undefined) return WRONG_TYPE;
  return number === 'unreadable' || (number >= least && number <= most) ? undefined : { why: 'range' };
}

/** What `int(value, 0)` of Python makes of it; undefined when it raises. */
function wholeNumber(value: Value): number | 'unreadable' | undefined {
  if (value.kind === 'integer') return value.value;
  if (value.kind === 'boolean') return value.value ? 1 : 0;
  if (value.kind !== 'string') return undefined;
  // Digits and blanks of every script count for Python, and nobody writes them.
  const foreign = value.value.replaceAll(/\p{ASCII}/gu, '');
  if (foreign) return stripped(foreign.replaceAll(/\p{Nd}/gu, '')) === '' ? 'unreadable' : undefined;
  const [, sign, digits = ''] =
    /^[\t-\r ]*([+-]?)(0(?:_?0)*|[1-9](?:_?\d)*|0x(?:_?[\da-f])+|0o(?:_?[0-7])+|0b(?:_?[01])+)[\t-\r ]*$/i.exec(
      value.value,
    ) ?? [];
  if (digits === '') return undefined;
  const number = Number(digits.replaceAll('_', '').toLowerCase());
  return sign === '-' ? -number : number;
}

/** `bind` and its like: one text, or anything that yields texts. What is empty or false is an empty list. */
function listOfTexts(value: Value): Refusal | undefined {
  switch (value.kind) {
    case 'string':
    case 'none':
      return undefined;
    case 'integer':
    case 'float':
    case 'boolean':
      return value.value ? WRONG_TYPE : undefined;
    case 'list':
      return wrongPart(value.items);
    case 'dictionary':
      return wrongPart(value.entries.map(([key]) => key));
    case 'callable':
      return value.what === 'function' ? WRONG_TYPE : undefined;
    case 'either':
    case 'unknown':
      return undefined;
    default:
      return value satisfies never;
  }
}

function wrongPart(items: readonly Value[]): Refusal | undefined {
  const part = items.find(isNoText);
  return part && { why: 'type', part };
}

/** Whether a part of a list is certainly none. */
function isNoText(item: Value): boolean {
  if (item.kind === 'either') return item.values.every(isNoText);
  return item.kind !== 'string' && item.kind !== 'none' && item.kind !== 'unknown';
}

/** Whether there is such a user only the machine knows. */
function account(value: Value): Refusal | undefined {
  const isPossible = ['string', 'none', 'integer', 'boolean'].includes(value.kind);
  return isPossible ? undefined : WRONG_TYPE;
}

function choice(value: Value, { name, choices = [], alsoChoices = [] }: Setting): Refusal | undefined {
  // The only one that is compared as it stands.
  if (name === 'reload_engine') {
    if (value.kind === 'string') return choices.includes(value.value) ? undefined : { why: 'choice' };
    return WRONG_TYPE;
  }
  if (value.kind === 'none') return undefined;
  if (value.kind === 'boolean') return alsoChoices.includes('true') ? undefined : WRONG_TYPE;
  if (value.kind !== 'string') return WRONG_TYPE;
  const word = stripped(value.value.toLowerCase());
  return choices.includes(word) || alsoChoices.includes(word) ? undefined : { why: 'choice' };
}
