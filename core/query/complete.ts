import { REQUEST_KINDS } from '../logs/request-kinds.ts';
import type { Span } from '../base/spans.ts';
import { span } from '../base/spans.ts';
import { KEYS, keyByName, operatorsOf } from './keys.ts';
import type { Key, KeyName } from './keys.ts';
import { printText } from './print.ts';

export interface QueryCompletion {
  readonly kind: 'key' | 'operator' | 'value' | 'word';
  /** What to put in place of `at`. */
  readonly text: string;
  readonly at: Span;
}

/** Values that a log has, most frequent first, by key. */
export type ObservedValues = Readonly<Partial<Record<KeyName, readonly string[] | undefined>>>;

/**
 * What could be written at an offset, best first: keys where a condition begins, then operators, then values, those of
 * the log before those that are known of every log.
 */
export function completeQuery(text: string, offset: number, observed: ObservedValues = {}): readonly QueryCompletion[] {
  const before = text.slice(0, offset);
  if (isInQuotes(before)) return [];
  const start = /[^\s()]*$/.exec(before)!.index;
  const word = before.slice(start).replace(/^-+/, '');
  const wordStart = offset - word.length;
  const written = /^([a-z]+)(!?[:=~<>]=?|!)?(?:.*,)?(.*)$/is.exec(word);
  if (!written || written[2] === undefined) return beginning(word, text, span(wordStart, offset));
  const key = keyByName.get(written[1]!.toLowerCase());
  if (!key) return [];
  const value = written[3]!;
  const typed = value.toLowerCase();
  return [...new Set([...(observed[key.key] ?? []), ...valuesOf(key)])]
    .filter(known => known.toLowerCase().startsWith(typed))
    .map(known => ({ kind: 'value', text: printText(known), at: span(offset - value.length, offset) }));
}

function beginning(word: string, text: string, at: Span): readonly QueryCompletion[] {
  const typed = word.toLowerCase();
  const key = keyByName.get(typed);
  const operators = key ? operatorsOf(key) : [];
  const keys = KEYS.map(({ key }) => key).filter(name => name.startsWith(typed) && name !== typed);
  const isFirst = text.slice(0, at.start).trim() === '';
  const words = ['not', ...(isFirst ? [] : ['or'])].filter(name => name.startsWith(typed) && name !== typed);
  return [
    ...operators.map(operator => ({ kind: 'operator', text: operator, at: span(at.end, at.end) }) as const),
    ...keys.map(name => ({ kind: 'key', text: name, at }) as const),
    ...words.map(name => ({ kind: 'word', text: name, at }) as const),
  ];
}

function valuesOf({ key }: Key): readonly string[] {
  return VALUES[key] ?? [];
}

const VALUES: Readonly<Partial<Record<Key['key'], readonly string[]>>> = {
  method: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'HEAD', 'OPTIONS'],
  status: [
    '2xx',
    '3xx',
    '4xx',
    '5xx',
    '200',
    '301',
    '302',
    '304',
    '400',
    '401',
    '403',
    '404',
    '429',
    '500',
    '502',
    '503',
  ],
  is: REQUEST_KINDS,
  protocol: ['HTTP/1.0', 'HTTP/1.1', 'HTTP/2'],
};

function isInQuotes(before: string): boolean {
  let isOpen = false;
  for (let index = 0; index < before.length; index++) {
    if (before[index] === '\\' && isOpen) index++;
    else if (before[index] === '"') isOpen = !isOpen;
  }
  return isOpen;
}
