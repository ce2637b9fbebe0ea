import type { Field } from '../gunicorn/atoms.ts';
import type { Entries } from '../logs/entries.ts';
import { ABSENT } from '../logs/entries.ts';
import type { RequestKind } from '../logs/request-kinds.ts';
import type { Key, ValueKind } from './keys.ts';
import { keyByName } from './keys.ts';
import { endpointFitting, kindMatch, programFitting } from './match-names.ts';
import type { TextMatch } from './match-text.ts';
import { containing, equalTo, fitting } from './match-text.ts';
import { contains, networkOf, readAddress } from './networks.ts';
import type { Operator, Query, Test, Value } from './query.ts';
import { testsOf } from './query.ts';

/** Whether a row is asked for. Allocates nothing. */
export type RowTest = (entries: Entries, row: number) => boolean;

/** The fields that rows must tell for this query. */
export function fieldsOfQuery(query: Query): readonly Field[] {
  return [...new Set(testsOf(query).flatMap(fieldsOfTest))];
}

const fieldsOfTest = ({ key }: Test): readonly Field[] => (key === 'is' ? KIND_FIELDS : [keyByName.get(key)!.field]);

/**
 * Compiles a query, all of whose times are resolved, into a test of rows. What a line does not tell fits no condition,
 * but for the hyphen, `user:-`, which stands for that as it does in the log. Texts are compared as they are logged: a
 * path as the client encoded it, `%20` and all.
 */
export function compileFilter(query: Query): RowTest {
  switch (query.kind) {
    case 'test':
      return compileTest(query);
    case 'not': {
      const test = compileFilter(query.part);
      return (entries, row) => !test(entries, row);
    }
    case 'and':
      return query.parts.map(compileFilter).reduce<RowTest>(
        (one, other) => (entries, row) => one(entries, row) && other(entries, row),
        () => true,
      );
    case 'or':
    default:
      return query.parts.map(compileFilter).reduce<RowTest>(
        (one, other) => (entries, row) => one(entries, row) || other(entries, row),
        () => false,
      );
  }
}

function compileTest({ key: name, operator, values }: Test): RowTest {
  const key = keyByName.get(name)!;
  const tests = values.map(value => compileValue(key, operator, value));
  return tests.reduce((one, other) => (entries, row) => one(entries, row) || other(entries, row));
}

function compileValue(key: Key, operator: Operator, value: Value): RowTest {
  if (value.kind === 'time') throw new Error('Times are resolved before a filter is compiled.');
  if (value.kind === 'number') return numberTest(columnOf(key), operator, value.from, value.to);
  if (key.takes === 'kind') return kindTest(value.text as RequestKind);
  const isFound = textMatch(key, operator, value);
  const isAbsent = operator === ':' && value.text === '-';
  const columns = TEXT_COLUMNS[key.field as keyof typeof TEXT_COLUMNS];
  return (entries, row) => {
    const start = entries[columns[0]][row]!;
    return start === ABSENT ? isAbsent : isFound(entries.bytes, start, entries[columns[1]][row]!);
  };
}

type NumberColumn = 'status' | 'sizeBytes' | 'durationMicros' | 'time' | 'localHour' | 'pid';

function columnOf({ key, field }: Key): NumberColumn {
  if (key === 'hour') return 'localHour';
  return NUMBER_COLUMNS[field as keyof typeof NUMBER_COLUMNS];
}

const NUMBER_COLUMNS = {
  status: 'status',
  size: 'sizeBytes',
  duration: 'durationMicros',
  time: 'time',
  pid: 'pid',
} as const satisfies Partial<Record<Field, NumberColumn>>;

const TEXT_COLUMNS = {
  address: ['addressStart', 'addressEnd'],
  user: ['userStart', 'userEnd'],
  method: ['methodStart', 'methodEnd'],
  path: ['pathStart', 'pathEnd'],
  query: ['queryStart', 'queryEnd'],
  protocol: ['protocolStart', 'protocolEnd'],
  referrer: ['referrerStart', 'referrerEnd'],
  userAgent: ['userAgentStart', 'userAgentEnd'],
} as const satisfies Partial<Record<Field, readonly [string, string]>>;

function numberTest(column: NumberColumn, operator: Operator, from: number, to: number): RowTest {
  switch (operator) {
    case '>':
      return (entries, row) => entries[column][row]! > to && entries[column][row] !== ABSENT;
    case '>=':
      return (entries, row) => entries[column][row]! >= from && entries[column][row] !== ABSENT;
    case '<':
      return (entries, row) => entries[column][row]! < from && entries[column][row] !== ABSENT;
    case '<=':
      return (entries, row) => entries[column][row]! <= to && entries[column][row] !== ABSENT;
    case ':':
    case '~':
    default:
      return (entries, row) => {
        const value = entries[column][row]!;
        return value >= from && value <= to && value !== ABSENT;
      };
  }
}

const KIND_FIELDS = ['path', 'userAgent'] as const;

function kindTest(kind: RequestKind): RowTest {
  const tests = kindMatch(kind);
  const told = KIND_FIELDS.flatMap(field => {
    const [starts, ends] = TEXT_COLUMNS[field];
    return tests[field] ? [{ starts, ends, isOne: tests[field] }] : [];
  });
  return (entries, row) =>
    told.some(({ starts, ends, isOne }) => {
      const start = entries[starts][row]!;
      return start !== ABSENT && isOne(entries.bytes, start, entries[ends][row]!);
    });
}

function textMatch(
  { key, takes }: Key,
  operator: Operator,
  { text, isPattern }: { text: string; isPattern: boolean },
): TextMatch {
  const isWhole = operator === ':' && !isPattern;
  if (key === 'endpoint') return endpointFitting(written(), isWhole ? text : null);
  return key === 'program' ? programFitting(written()) : written();

  function written(): TextMatch {
    return writtenMatch(takes, operator, text, isPattern);
  }
}

function writtenMatch(takes: ValueKind, operator: Operator, text: string, isPattern: boolean): TextMatch {
  if (operator === '~') return containing(text, true);
  const ignoresCase = takes !== 'text';
  if (isPattern) return fitting(text, ignoresCase);
  const network = takes === 'address' ? networkOf(text) : null;
  if (!network) return equalTo(text, ignoresCase);
  const address = new Uint8Array(16);
  return (bytes, start, end) => readAddress(bytes, start, end, address) && contains(network, address);
}
