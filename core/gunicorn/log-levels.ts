/** What `loglevel` may say. Gunicorn folds the case; every other word silently means `info`. */
export interface LogLevel {
  readonly name: string;
  /** The number that Python's `logging` knows it by: a higher one is more severe. */
  readonly number: number;
  /** Words that people write for it, mostly from `logging` and from other programs. */
  readonly mistakes: readonly string[];
}

export const LOG_LEVELS: readonly LogLevel[] = [
  { name: 'debug', number: 10, mistakes: ['10', 'trace', 'verbose', 'all', 'notset', 'dbg'] },
  { name: 'info', number: 20, mistakes: ['20', 'information', 'notice', 'default'] },
  { name: 'warning', number: 30, mistakes: ['30', 'warn', 'warnings'] },
  { name: 'error', number: 40, mistakes: ['40', 'err', 'errors', 'exception'] },
  { name: 'critical', number: 50, mistakes: ['50', 'crit', 'fatal', 'emergency', 'emerg', 'panic', 'alert'] },
];

/** What Gunicorn uses in place of a word that it does not know. */
export const FALLBACK_LOG_LEVEL = 'info';
