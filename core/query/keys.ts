import type { Field } from '../gunicorn/atoms.ts';
import type { Operator, Test } from './query.ts';

/** What can be asked about. */
export interface Key {
  readonly key: KeyName;
  /** Other names that people try. */
  readonly aliases: readonly string[];
  readonly field: Field;
  /** The atom to add to a format that does not have the field. */
  readonly atom: string;
  readonly takes: ValueKind;
  readonly example: string;
}

export type ValueKind = 'text' | 'word' | 'kind' | 'address' | 'number' | 'status' | 'size' | 'duration' | 'time';

export type KeyName =
  | 'status'
  | 'path'
  | 'endpoint'
  | 'method'
  | 'duration'
  | 'address'
  | 'agent'
  | 'program'
  | 'is'
  | 'user'
  | 'referrer'
  | 'query'
  | 'protocol'
  | 'size'
  | 'time'
  | 'hour'
  | 'pid';

export const KEYS: readonly Key[] = [
  { key: 'status', aliases: ['code'], field: 'status', atom: 's', takes: 'status', example: 'status>=500' },
  { key: 'path', aliases: ['url'], field: 'path', atom: 'r', takes: 'text', example: 'path:/api/*' },
  {
    key: 'endpoint',
    aliases: ['route'],
    field: 'path',
    atom: 'r',
    takes: 'text',
    example: 'endpoint:/books/{id}',
  },
  { key: 'method', aliases: [], field: 'method', atom: 'r', takes: 'word', example: 'method:POST' },
  { key: 'duration', aliases: ['took'], field: 'duration', atom: 'D', takes: 'duration', example: 'duration>1s' },
  {
    key: 'address',
    aliases: ['client', 'ip'],
    field: 'address',
    atom: 'h',
    takes: 'address',
    example: 'address:10.0.0.0/8',
  },
  { key: 'agent', aliases: ['useragent'], field: 'userAgent', atom: 'a', takes: 'text', example: 'agent~bot' },
  { key: 'program', aliases: [], field: 'userAgent', atom: 'a', takes: 'text', example: 'program:curl' },
  { key: 'is', aliases: [], field: 'path', atom: 'r', takes: 'kind', example: '-is:bot' },
  { key: 'user', aliases: [], field: 'user', atom: 'u', takes: 'text', example: 'user:bob' },
  { key: 'referrer', aliases: ['referer'], field: 'referrer', atom: 'f', takes: 'text', example: 'referrer~google' },
  { key: 'query', aliases: [], field: 'query', atom: 'r', takes: 'text', example: 'query~page=2' },
  { key: 'protocol', aliases: [], field: 'protocol', atom: 'r', takes: 'word', example: 'protocol:HTTP/1.0' },
  { key: 'size', aliases: ['bytes'], field: 'size', atom: 'B', takes: 'size', example: 'size>1MB' },
  { key: 'time', aliases: [], field: 'time', atom: 't', takes: 'time', example: 'time>=2026-05-01T14:00' },
  { key: 'hour', aliases: [], field: 'time', atom: 't', takes: 'number', example: 'hour:14' },
  { key: 'pid', aliases: ['worker'], field: 'pid', atom: 'p', takes: 'number', example: 'pid:1234' },
];

/** By name and alias. */
export const keyByName: ReadonlyMap<string, Key> = new Map(
  KEYS.flatMap(key => [key.key, ...key.aliases].map(name => [name, key] as const)),
);

export function operatorsOf({ takes }: Key): readonly Operator[] {
  if (takes === 'kind') return [':'];
  return takes === 'text' || takes === 'word' || takes === 'address' ? [':', '~'] : [':', '>=', '<=', '>', '<'];
}

/** What a line must tell for a condition to be of any use. */
export function needOf({ key: name, values }: Test): Pick<Key, 'field' | 'atom'> {
  const isOfAgents = name === 'is' && values.every(({ text }) => text === 'bot');
  return keyByName.get(isOfAgents ? 'agent' : name)!;
}
