import type { Span } from '../../base/spans.ts';
import { span } from '../../base/spans.ts';
import type { Value } from '../../config/settings.ts';
import { sourceOf } from '../../config/sourced-text.ts';

/**
 * A piece of a log config, whether it was written in Python, JSON or ini. `at` is missing where it stands in no file,
 * as Gunicorn's own defaults do, or where its place was not kept.
 */
export type Node = { readonly at?: Span | undefined } & (
  | { readonly kind: 'map'; readonly entries: ReadonlyMap<string, Entry>; readonly isOpen: boolean }
  | { readonly kind: 'list'; readonly items: readonly Node[] }
  | { readonly kind: 'text'; readonly value: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown' }
);

/** `isOpen` of a map says that it may have entries that nobody can see. */
export type MapNode = Extract<Node, { kind: 'map' }>;

export interface Entry {
  readonly keyAt?: Span | undefined;
  readonly value: Node;
}

export const UNKNOWN: Node = { kind: 'unknown' };
export const EMPTY: MapNode = { kind: 'map', entries: new Map(), isOpen: false };

/** The entry of a map; undefined where there is none, or where the node is no map. */
export function entryOf(node: Node | undefined, key: string): Entry | undefined {
  return node?.kind === 'map' ? node.entries.get(key) : undefined;
}

export function childOf(node: Node | undefined, key: string): Node | undefined {
  return entryOf(node, key)?.value;
}

/** Whether a map is sure not to have the key. */
export function lacks(node: Node | undefined, key: string): boolean {
  return node?.kind === 'map' && !node.isOpen && !node.entries.has(key);
}

export function nodeOfPlain(value: unknown): Node {
  if (value === null || value === undefined) return { kind: 'none' };
  if (typeof value === 'string') return { kind: 'text', value };
  if (typeof value === 'number') return { kind: 'number', value };
  if (typeof value === 'boolean') return { kind: 'boolean', value };
  if (Array.isArray(value)) return { kind: 'list', items: value.map(nodeOfPlain) };
  const entries = Object.entries(value).map(([key, item]): [string, Entry] => [key, { value: nodeOfPlain(item) }]);
  return { kind: 'map', entries: new Map(entries), isOpen: false };
}

/** What a Python value says. Of several that it may be nothing is taken for certain. */
export function nodeOfValue(value: Value): Node {
  switch (value.kind) {
    case 'string':
      return { kind: 'text', value: value.value, at: placeOfText(value) };
    case 'integer':
    case 'float':
      return { kind: 'number', value: value.value };
    case 'boolean':
      return { kind: 'boolean', value: value.value };
    case 'none':
      return { kind: 'none' };
    case 'list':
      return { kind: 'list', items: value.items.map(nodeOfValue) };
    case 'dictionary':
      return mapOfEntries(value.entries);
    case 'callable':
    case 'either':
    case 'unknown':
      return UNKNOWN;
    default:
      return value satisfies never;
  }
}

function mapOfEntries(pairs: readonly (readonly [Value, Value])[]): MapNode {
  const entries = new Map<string, Entry>();
  let isOpen = false;
  for (const [key, value] of pairs) {
    if (key.kind === 'string') entries.set(key.value, { keyAt: placeOfText(key), value: nodeOfValue(value) });
    else isOpen = true;
  }
  return { kind: 'map', entries, isOpen };
}

function placeOfText({ value, pieces }: Extract<Value, { kind: 'string' }>): Span | undefined {
  return pieces && sourceOf({ value, pieces }, span(0, value.length));
}
