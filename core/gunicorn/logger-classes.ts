import { closest } from '../base/closest.ts';

/** The only short name: it means the default. */
const SHORT_LOGGER = 'simple';

/** What `logger_class` is when nobody sets it. With `statsd_host`, Gunicorn takes the one that sends metrics instead. */
const DEFAULT_LOGGER = 'gunicorn.glogging.Logger';

export const STATSD_LOGGER = 'gunicorn.instrument.statsd.Statsd';

/** The values of `logger_class` that mean Gunicorn's own loggers, which know the atoms and levels listed here. */
const OWN_LOGGERS = new Set([SHORT_LOGGER, DEFAULT_LOGGER, STATSD_LOGGER]);

/** Words without a dot that people write for one of them; Gunicorn finds no class by such a name. */
const MISTAKES: ReadonlyMap<string, string> = new Map([
  ['statsd', STATSD_LOGGER],
  ['logger', DEFAULT_LOGGER],
  ['default', DEFAULT_LOGGER],
  ['glogging', DEFAULT_LOGGER],
]);

/** Any other class may read formats and levels in its own way. */
export function isOwnLogger(loggerClass: string): boolean {
  return OWN_LOGGERS.has(loggerClass.trim());
}

/**
 * Whether no class can be found by this name. In any other module there may be one; in Gunicorn's own two there is none
 * but these.
 */
export function isNoLogger(loggerClass: string): boolean {
  const name = loggerClass.trim();
  if (isOwnLogger(name) || name.startsWith('egg:')) return false;
  return !name.includes('.') || /^gunicorn\.(?:glogging|instrument\.statsd)(?:\.[Ll]ogger|\.[Ss]tats[dD])$/.test(name);
}

/** The one that a name of no logger was most likely meant to be. */
export function nearestLogger(loggerClass: string): string | undefined {
  const name = loggerClass.trim();
  return MISTAKES.get(name.toLowerCase()) ?? closest(name, OWN_LOGGERS, name.includes('.') ? 3 : undefined);
}
