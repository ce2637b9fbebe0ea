import type { Localize } from '../../base/localize.ts';
import { GUNICORN_LOGGERS } from '../../gunicorn/log-config-defaults.ts';
import { HANDLER_CLASSES, PYTHON_LEVELS } from '../../gunicorn/python-logging.ts';
import type { LogConfig, LogConfigFinding } from './log-config.ts';
import { isIncremental, itemsOf, loggersOf, namesIn } from './log-config.ts';
import type { Entry, Node } from './node.ts';
import { childOf, entryOf, lacks, nodeOfPlain } from './node.ts';

/** Lines of Gunicorn that come out more than once in the same place, because a logger hands them on. */
export function* doubledIn(config: LogConfig, t: Localize): Iterable<LogConfigFinding> {
  if (isIncremental(config)) return;
  const doubled = GUNICORN_LOGGERS.filter(({ name }) => comesOutTwice(config, name));
  if (doubled.length > 0 && !config.own.entries.has('loggers')) {
    const loggers = doubled.map(({ name }) => name).join(', ');
    // Everybody who leaves the loggers out has that, and most do not mind.
    yield {
      at: undefined,
      isOfWhole: true,
      severity: 'information',
      message: t(
        'Each line of {loggers} comes out twice, also through the root logger: the defaults say so. Configure the loggers without "propagate" to have it once.',
        { loggers },
      ),
    };
    return;
  }
  for (const { name } of doubled) {
    const entry = loggerEntry(config, name);
    const message = t(
      'Each line of {logger} comes out twice, through handlers of several loggers on its way up. Set "propagate" to false.',
      { logger: name },
    );
    yield { at: entryOf(entry?.value, 'propagate')?.keyAt ?? entry?.keyAt, message };
  }
}

function comesOutTwice(config: LogConfig, name: string): boolean {
  const entry = loggerEntry(config, name);
  // Of a logger whose level is above that of its lines there is nothing to come out.
  const level = levelOf(childOf(entry?.value, 'level') ?? { kind: 'none' });
  if (name === 'gunicorn.access' && level !== undefined && level > 20) return false;
  const reached = entry && handsOn(config, entry) ? handlersReached(config, name, entry) : [];
  const places = (reached ?? []).map(handler => placeOfLines(config, handler));
  return places.some((place, index) => place !== undefined && places.indexOf(place) !== index);
}

/** Loggers of Gunicorn whose lines come out nowhere, though nobody said that they should not. */
export function* silencedIn(config: LogConfig, t: Localize): Iterable<LogConfigFinding> {
  if (isIncremental(config)) return;
  for (const { name, lineLevel } of GUNICORN_LOGGERS) {
    const entry = loggerEntry(config, name);
    if (!entry) {
      const disable = entryOf(config.own, 'disable_existing_loggers');
      if (disable?.value.kind !== 'boolean' || !disable.value.value || mayBeConfigured(config, name)) continue;
      const message = t(
        'Nothing of {logger} is logged: "disable_existing_loggers" turns off all loggers that are not configured here.',
        {
          logger: name,
        },
      );
      yield { at: disable.keyAt, message };
      continue;
    }
    const handlers = namesIn(childOf(entry.value, 'handlers'));
    const isSilent =
      lacks(entry.value, 'handlers') && (lacks(entry.value, 'propagate') || isFalse(childOf(entry.value, 'propagate')));
    if (isSilent && config.form === 'dictionary') {
      const message = t(
        'Lines of {logger} go nowhere: it has no handlers, and unless "propagate" is true it hands them on to nobody.',
        {
          logger: name,
        },
      );
      yield { at: entry.keyAt, message };
    }
    const level = entryOf(entry.value, 'level');
    const threshold = level && levelOf(level.value);
    if (name === 'gunicorn.access' && handlers?.length && threshold !== undefined && threshold > lineLevel) {
      const message = t('No access line is written: all of them are INFO, and the level of gunicorn.access is higher.');
      yield { at: level!.value.at ?? level!.keyAt, message };
    }
  }
}

/** Handlers that rename a file under other processes that write to it; only those that a logger uses. */
export function* rotatingIn(config: LogConfig, t: Localize): Iterable<LogConfigFinding> {
  const used = new Set(loggersOf(config).flatMap(([, { value }]) => namesIn(childOf(value, 'handlers')) ?? []));
  for (const [name, { keyAt, value }] of itemsOf(config, 'handlers')) {
    const written = childOf(value, 'class');
    if (written?.kind !== 'text' || !used.has(name)) continue;
    const row = HANDLER_CLASSES.find(known =>
      new RegExp(`^(?:logging\\.)?(?:handlers\\.)?${known.name}$`).test(written.value),
    );
    if (!row?.rotates || (row.rotates === 'with maxBytes' && !isLimited(config, value))) continue;
    const message = t(
      '{class} loses lines where several processes write to its file, as workers do; WatchedFileHandler and logrotate do not.',
      {
        class: row.name,
      },
    );
    yield { at: written.at ?? keyAt, message };
  }
}

/** Whether a RotatingFileHandler is told a size: without one it never rotates. */
function isLimited({ form }: LogConfig, handler: Node): boolean {
  if (form === 'ini') {
    const args = childOf(handler, 'args');
    // The third argument, as in ('a.log', 'a', 1000000, 5).
    return args?.kind === 'text' && /^\(\s*[^,]+,[^,]+,\s*[1-9]/.test(args.value);
  }
  const size = childOf(handler, 'maxBytes');
  return size?.kind === 'number' && size.value > 0;
}

/**
 * The entry of a logger; undefined where it has none, or where that cannot be told. One that only the logger above it has
 * is reset while that is configured: it loses its handlers, and hands everything on.
 */
function loggerEntry(config: LogConfig, name: string): Entry | undefined {
  const loggers = childOf(config.root, 'loggers');
  const above = entryOf(loggers, parentOf(name));
  return entryOf(loggers, name) ?? (above && lacks(loggers, name) ? { keyAt: above.keyAt, value: RESET } : undefined);
}

const RESET = nodeOfPlain({ handlers: [], propagate: true });

function parentOf(name: string): string {
  return name.slice(0, name.indexOf('.'));
}

/** A logger above it takes its children along: they are reset, and not turned off. */
function mayBeConfigured({ root }: LogConfig, name: string): boolean {
  const loggers = root.entries.get('loggers');
  if (!loggers) return root.isOpen;
  return !lacks(loggers.value, name) || !lacks(loggers.value, parentOf(name));
}

/** Gunicorn has turned it off before, so only a word in the config turns it on; files in ini form turn it on unasked. */
function handsOn({ form }: LogConfig, { value }: Entry): boolean {
  const propagate = childOf(value, 'propagate');
  return propagate === undefined ? form === 'ini' : propagate.kind === 'boolean' && propagate.value;
}

/** The names of all handlers on the way up to the root; undefined where one of them cannot be told. */
function handlersReached(config: LogConfig, name: string, entry: Entry): readonly string[] | undefined {
  const above = entryOf(childOf(config.root, 'loggers'), parentOf(name));
  const root = config.root.entries.get('root');
  const stopsAbove = above && isFalse(childOf(above.value, 'propagate'));
  const way = [entry, ...(above ? [above] : []), ...(root && !stopsAbove ? [root] : [])];
  const lists = way.map(({ value }) => namesIn(childOf(value, 'handlers')));
  return lists.every(list => list !== undefined) ? lists.flat() : undefined;
}

/** Where a handler writes, as a word to compare; undefined where it may leave lines out, or where it is not certain. */
function placeOfLines(config: LogConfig, handler: string): string | undefined {
  const value = childOf(childOf(config.root, 'handlers'), handler);
  const written = childOf(value, 'class');
  if (written?.kind !== 'text' || !lacks(value, 'filters') || !lacks(value, '()')) return undefined;
  const level = childOf(value, 'level');
  const threshold = level ? levelOf(level) : 0;
  if (threshold === undefined || threshold > 20) return undefined;
  if (written.value.endsWith('NullHandler')) return undefined;
  // In a container both streams end in the same log, and on a terminal on the same screen.
  if (written.value.endsWith('StreamHandler')) return 'console';
  const file = childOf(value, 'filename');
  return file?.kind === 'text' ? `file ${file.value}` : `handler ${handler}`;
}

function levelOf(node: Node): number | undefined {
  if (node.kind === 'number') return node.value;
  return node.kind === 'text' ? PYTHON_LEVELS.get(node.value) : undefined;
}

function isFalse(node: Node | undefined): boolean {
  return node?.kind === 'boolean' && !node.value;
}
