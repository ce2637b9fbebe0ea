/** The values of `logger_class` that mean Gunicorn's own loggers, which know the atoms and levels listed here. */
const OWN_LOGGERS = new Set(['simple', 'gunicorn.glogging.Logger', 'gunicorn.instrument.statsd.Statsd']);

/** Any other class may read formats and levels in its own way. */
export function isOwnLogger(loggerClass: string): boolean {
  return OWN_LOGGERS.has(loggerClass.trim());
}
