import type { Span } from '../../base/spans.ts';
import type { Severity } from '../rule.ts';
import { LOG_CONFIG_DEFAULTS } from '../../gunicorn/log-config-defaults.ts';
import type { Entry, MapNode, Node } from './node.ts';
import { UNKNOWN, childOf, nodeOfPlain } from './node.ts';

/** A log config as Python's `logging` is given it, with Gunicorn's defaults under it where it lays them there. */
export interface LogConfig {
  /** Where class names are looked up: ini files may leave out the `logging.` in front. */
  readonly form: 'dictionary' | 'ini';
  readonly root: MapNode;
  /** What was written, without the defaults. */
  readonly own: MapNode;
}

/** What is wrong in a log config. */
export interface LogConfigFinding {
  /** Undefined where it stands in no file, or where its place was not kept. */
  readonly at: Span | undefined;
  readonly message: string;
  /** It lies in what is missing, so the config as a whole is to blame and `at` only helps to find it. */
  readonly isOfWhole?: boolean;
  /** Where it is milder than the rule that speaks of it. */
  readonly severity?: Severity;
}

const DEFAULTS = nodeOfPlain(LOG_CONFIG_DEFAULTS) as MapNode;

/** Each key at the top replaces Gunicorn's own whole; nothing is merged below it. */
export function overDefaults(own: MapNode): LogConfig {
  const entries = new Map<string, Entry>();
  for (const [key, entry] of DEFAULTS.entries) entries.set(key, own.isOpen ? { value: UNKNOWN } : entry);
  for (const [key, entry] of own.entries) entries.set(key, entry);
  return { form: 'dictionary', own, root: { kind: 'map', entries, isOpen: own.isOpen } };
}

/** Whether it only changes levels of what is there already: then it is judged by nothing here. */
export function isIncremental({ root }: LogConfig): boolean {
  const node = childOf(root, 'incremental');
  return node !== undefined && !(node.kind === 'boolean' && !node.value) && node.kind !== 'none';
}

/** Items of a section: handlers, loggers, formatters. Empty where it is none. */
export function itemsOf({ root }: LogConfig, section: string): readonly (readonly [name: string, entry: Entry])[] {
  const node = childOf(root, section);
  return node?.kind === 'map' ? [...node.entries] : [];
}

/** The loggers and the root logger, by the name that a message gives them. */
export function loggersOf(config: LogConfig): readonly (readonly [name: string, entry: Entry])[] {
  const root = config.root.entries.get('root');
  return root ? [...itemsOf(config, 'loggers'), ['root', root]] : itemsOf(config, 'loggers');
}

/** The names that a logger's `handlers` or `filters` lists; undefined when they cannot be told. */
export function namesIn(list: Node | undefined): readonly string[] | undefined {
  if (list === undefined || list.kind === 'none') return [];
  if (list.kind !== 'list') return undefined;
  const names = list.items.map(item => (item.kind === 'text' ? item.value : undefined));
  return names.every(name => name !== undefined) ? names : undefined;
}
