import type { Localize } from '../../base/localize.ts';
import type { Span } from '../../base/spans.ts';
import { span } from '../../base/spans.ts';
import type { LogConfig, LogConfigFinding } from './log-config.ts';
import type { Entry, MapNode, Node } from './node.ts';
import { EMPTY } from './node.ts';
import type { Ini, IniMistake, Option, Section } from './read-ini.ts';

/** A log config in ini form as the dictionary that says the same, and what Python refuses while it reads it. */
export function iniConfig(ini: Ini, t: Localize): { config: LogConfig; findings: readonly LogConfigFinding[] } {
  const findings: LogConfigFinding[] = [];
  const say = (at: Span | undefined, message: string) => void findings.push({ at, message });
  if (ini.broken) {
    say(ini.broken.at, brokenText(ini.broken.why, t));
    return { config: NOTHING, findings };
  }
  // Every section has what this one has, and hardly anybody writes one.
  if (ini.sections.has('DEFAULT')) return { config: NOTHING, findings };
  const part = (list: string, prefix: string): Map<string, Section> => {
    const keys = ini.sections.get(list)?.options.get('keys');
    const at = ini.sections.get(list)?.at ?? span(0, 0);
    if (!keys) say(at, t('Gunicorn does not start: a section [{section}] with "keys" is missing.', { section: list }));
    const found = new Map<string, Section>();
    for (const { name, at: nameAt } of keys ? namesOf(keys) : []) {
      const section = ini.sections.get(prefix + name);
      if (section) found.set(name, section);
      else say(nameAt, t('Gunicorn does not start: the section [{section}] is missing.', { section: prefix + name }));
    }
    return found;
  };
  const needed = (section: Section, name: string, key: string) => {
    if (section.options.has(key)) return;
    say(section.at, t('Gunicorn does not start: [{section}] has no "{key}".', { section: name, key }));
  };

  const formatters = part('formatters', 'formatter_');
  const handlers = part('handlers', 'handler_');
  for (const [name, section] of handlers) needed(section, `handler_${name}`, 'class');
  const loggers = part('loggers', 'logger_');
  const keys = ini.sections.get('loggers')?.options.get('keys');
  if (keys && !namesOf(keys).some(({ name }) => name === 'root')) {
    say(keys.at, t('Gunicorn does not start: "keys" of [loggers] must name root.'));
  }
  for (const [name, section] of loggers) {
    needed(section, `logger_${name}`, 'handlers');
    if (name !== 'root') needed(section, `logger_${name}`, 'qualname');
  }

  const entries = new Map<string, Entry>();
  entries.set('formatters', { value: mapOf([...formatters].map(([name, section]) => [name, formatterOf(section)])) });
  entries.set('handlers', { value: mapOf([...handlers].map(([name, section]) => [name, textsOf(section)])) });
  const named = [...loggers].filter(([name]) => name !== 'root');
  entries.set('loggers', {
    value: mapOf(named.map(([name, section]) => [section.options.get('qualname')?.value ?? name, loggerOf(section)])),
  });
  const root = loggers.get('root');
  if (root) entries.set('root', loggerOf(root));
  const map: MapNode = { kind: 'map', entries, isOpen: false };
  return { config: { form: 'ini', root: map, own: map }, findings };
}

const NOTHING: LogConfig = { form: 'ini', root: EMPTY, own: EMPTY };

function brokenText(why: IniMistake, t: Localize): string {
  switch (why) {
    case 'no section':
      return t('Gunicorn does not start: a section such as [loggers] must come before this line.');
    case 'no value':
      return t('Gunicorn does not start: this line is neither a section nor a key with a value.');
    case 'twice':
      return t('Gunicorn does not start: this stands here a second time.');
    default:
      return why satisfies never;
  }
}

function mapOf(entries: readonly (readonly [string, Entry])[]): MapNode {
  return { kind: 'map', entries: new Map(entries), isOpen: false };
}

/** A section with each value as text, at its place. */
function textsOf({ at, options }: Section): Entry {
  const entries = [...options].map(([key, option]): [string, Entry] => [
    key,
    { keyAt: option.keyAt, value: { kind: 'text', value: option.value, at: option.at } },
  ]);
  return { keyAt: at, value: mapOf(entries) };
}

/** An empty class is none, and an absent format is Python's own. */
function formatterOf(section: Section): Entry {
  const { keyAt, value } = textsOf(section);
  const entries = [...(value as MapNode).entries].filter(([key, entry]) => {
    return key !== 'class' || (entry.value.kind === 'text' && entry.value.value !== '');
  });
  return { keyAt, value: mapOf(entries) };
}

function loggerOf({ at, options }: Section): Entry {
  const entries = new Map<string, Entry>();
  const level = options.get('level');
  if (level) entries.set('level', { keyAt: level.keyAt, value: { kind: 'text', value: level.value, at: level.at } });
  const handlers = options.get('handlers');
  if (handlers) entries.set('handlers', { keyAt: handlers.keyAt, value: listOf(handlers) });
  const propagate = options.get('propagate');
  if (propagate) {
    const value: Node = { kind: 'boolean', value: Number(propagate.value) !== 0, at: propagate.at };
    entries.set('propagate', { keyAt: propagate.keyAt, value });
  }
  return { keyAt: at, value: { kind: 'map', entries, isOpen: false } };
}

function listOf(option: Option): Node {
  return { kind: 'list', items: namesOf(option).map(({ name, at }): Node => ({ kind: 'text', value: name, at })) };
}

/** Names between commas, each at its place as long as they stand on one line. */
function namesOf({ value, at }: Option): { name: string; at: Span }[] {
  if (value === '') return [];
  let start = at.start;
  return value.split(',').map(part => {
    const from = start + part.length - part.trimStart().length;
    start += part.length + 1;
    const name = part.trim();
    const isOnLine = from + name.length <= at.end;
    return { name, at: isOnLine ? span(from, from + name.length) : at };
  });
}
