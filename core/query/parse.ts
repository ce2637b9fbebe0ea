import { closest } from '../base/closest.ts';
import type { Localize } from '../base/localize.ts';
import type { Span } from '../base/spans.ts';
import { span } from '../base/spans.ts';
import type { Key } from './keys.ts';
import { KEYS, keyByName, operatorsOf } from './keys.ts';
import type { Operator, Query, Value } from './query.ts';
import { EVERYTHING, OPERATORS, allOf, anyOf, negated } from './query.ts';
import { readValue } from './values.ts';
import type { WrittenValue } from './values.ts';

export interface ParsedQuery {
  /** What could be understood; conditions with a problem are left out. */
  readonly query: Query;
  readonly problems: readonly QueryProblem[];
}

export interface QueryProblem {
  readonly at: Span;
  /** Localized: what is wrong, and what would be right. */
  readonly message: string;
}

/** Reads a query such as `status>=500 path:/api/* -agent~bot`. Never throws; takes time proportional to its length. */
export function parseQuery(text: string, t: Localize): ParsedQuery {
  const problems: QueryProblem[] = [];
  let at = 0;

  if (text.length > LONGEST) {
    report(span(LONGEST, text.length), t('A query can have {count} characters.', { count: LONGEST }));
    return { query: EVERYTHING, problems };
  }
  const query = either(0);
  return { query, problems };

  function either(depth: number): Query {
    const parts = [all(depth)];
    while (keyword('or')) parts.push(all(depth));
    return anyOf(parts);
  }

  function all(depth: number): Query {
    const parts: Query[] = [];
    let count = 0;
    for (let hasAnd = false; ; hasAnd = keyword('and')) {
      skipBlanks();
      const isEnd = at === text.length || text[at] === ')' || isKeyword('or');
      if (isEnd && (hasAnd || (count === 0 && (depth > 0 || at < text.length || text.trim() !== '')))) {
        const isStray = text[at] === ')' && depth === 0;
        if (!isStray) missing();
      }
      if (text[at] === ')' && depth === 0) {
        report(span(at, at + 1), t('This parenthesis was never opened.'));
        at++;
        continue;
      }
      if (isEnd) return allOf(parts);
      count++;
      const part = condition(depth);
      if (part) parts.push(part);
    }
  }

  function condition(depth: number): Query | null {
    let isNegated = false;
    for (;;) {
      skipBlanks();
      if (text[at] === '-') at++;
      else if (!keyword('not')) break;
      isNegated = !isNegated;
    }
    if (at === text.length || text[at] === ')') return missing();
    const part = text[at] === '(' ? group(depth) : test();
    return part && isNegated ? negated(part) : part;
  }

  function missing(): null {
    return refuse(span(at, at), t('Here a condition is missing, such as {example}.', { example: EXAMPLE }));
  }

  function group(depth: number): Query | null {
    const start = at++;
    if (depth === DEEPEST) {
      report(span(start, text.length), t('Parentheses can be {count} deep.', { count: DEEPEST }));
      at = text.length;
      return null;
    }
    const query = either(depth + 1);
    if (text[at] === ')') at++;
    else report(span(start, start + 1), t('This parenthesis is never closed.'));
    return query;
  }

  function test(): Query | null {
    const start = at;
    while (at < text.length && !isBreak(text[at]!) && !/[:=~<>!]/.test(text[at]!)) at++;
    const name = text.slice(start, at);
    const nameAt = span(start, at);
    const written = operator();
    if (written === null) return refuseWord(start, nameAt, name);
    const operatorAt = span(nameAt.end, at);
    const values = list();
    const key = keyByName.get(name.toLowerCase());
    if (!key) return refuseName(nameAt, name);
    const { isNegated, meant } = written;
    if (!operatorsOf(key).includes(meant)) return refuseOperator(operatorAt, key);
    if (values.length > 1 && meant !== ':' && meant !== '~') {
      const end = values.at(-1)!.at.end;
      return refuse(span(values[1]!.at.start, end), t('Only : and ~ take more than one value.'));
    }
    const read: Value[] = [];
    for (const { at: valueAt, ...value } of values) {
      const result = value.text === '' && !value.isQuoted ? missingValue(key) : readValue(key, value, t);
      if ('failure' in result) report(valueAt, result.failure);
      else read.push(result);
    }
    if (read.length < values.length) return null;
    const query: Query = { kind: 'test', key: key.key, operator: meant, values: read, at: span(start, at) };
    return isNegated ? negated(query) : query;
  }

  function operator(): { readonly meant: Operator; readonly isNegated: boolean } | null {
    const isNegated = text[at] === '!' && (text[at + 1] === '=' || text[at + 1] === '~' || text[at + 1] === ':');
    if (isNegated) at++;
    const meant = OPERATORS.find(sign => text.startsWith(sign, at));
    if (meant) {
      at += meant.length;
      return { meant, isNegated };
    }
    if (text[at] !== '=') return null;
    at += text[at + 1] === '=' ? 2 : 1;
    return { meant: ':', isNegated };
  }

  function list(): readonly (WrittenValue & { readonly at: Span })[] {
    const values = [];
    do values.push(text[at] === '"' ? quoted() : bare());
    while (text[at] === ',' && ++at);
    return values;
  }

  function quoted(): WrittenValue & { readonly at: Span } {
    const start = at++;
    let value = '';
    while (at < text.length && text[at] !== '"') {
      if (text[at] === '\\' && (text[at + 1] === '"' || text[at + 1] === '\\')) at++;
      value += text[at++]!;
    }
    if (at < text.length) at++;
    else report(span(start, start + 1), t('This quote is never closed.'));
    return { text: value, isQuoted: true, at: span(start, at) };
  }

  function bare(): WrittenValue & { readonly at: Span } {
    const start = at;
    while (at < text.length && text[at] !== ',' && !isBreak(text[at]!)) at++;
    return { text: text.slice(start, at), isQuoted: false, at: span(start, at) };
  }

  function missingValue({ example }: Key): { readonly failure: string } {
    return { failure: t('Here a value is missing, as in {example}.', { example }) };
  }

  function refuseWord(start: number, nameAt: Span, name: string): null {
    if (at === start) at++;
    const key = keyByName.get(name.toLowerCase());
    if (key) return refuse(nameAt, t('{name} needs a value, as in {example}.', { name, example: key.example }));
    const example = `path~${printable(name)}`;
    return refuse(
      span(start, at),
      t('"{name}" says not where to look. A condition looks like {example}.', { name: text.slice(start, at), example }),
    );
  }

  function refuseName(nameAt: Span, name: string): null {
    const meant = closest(name, keyByName.keys());
    if (meant) {
      return refuse(nameAt, t('Nothing is called "{name}" here. Did you mean {meant}?', { name, meant }));
    }
    const keys = KEYS.map(({ key }) => key).join(', ');
    return refuse(nameAt, t('Nothing is called "{name}" here. There are {keys}.', { name, keys }));
  }

  function refuseOperator(operatorAt: Span, key: Key): null {
    const operators = operatorsOf(key).join(' ');
    const values = { name: key.key, operators, example: key.example };
    return refuse(operatorAt, t('{name} is followed by one of {operators}, as in {example}.', values));
  }

  function refuse(where: Span, message: string): null {
    report(where, message);
    return null;
  }

  function report(where: Span, message: string): void {
    problems.push({ at: where, message });
  }

  function keyword(word: string): boolean {
    skipBlanks();
    if (!isKeyword(word)) return false;
    at += word.length;
    return true;
  }

  function isKeyword(word: string): boolean {
    const end = at + word.length;
    return text.slice(at, end).toLowerCase() === word && (end === text.length || isBreak(text[end]!));
  }

  function skipBlanks(): void {
    while (at < text.length && isBlank(text[at]!)) at++;
  }
}

const LONGEST = 4096;
/** Parentheses in parentheses. */
const DEEPEST = 50;
const EXAMPLE = 'status>=500';

const isBlank = (sign: string) => /\s/.test(sign);
const isBreak = (sign: string) => sign === '(' || sign === ')' || isBlank(sign);
const printable = (name: string) => name.replaceAll(/[",]/g, '') || 'api';
