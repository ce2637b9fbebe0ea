/**
 * What Gunicorn lays under `logconfig_dict` and `logconfig_json`. Each key of theirs at the top replaces the one here
 * whole; a file in ini form stands alone.
 */
export const LOG_CONFIG_DEFAULTS = {
  version: 1,
  disable_existing_loggers: false,
  root: { level: 'INFO', handlers: ['console'] },
  loggers: {
    'gunicorn.error': { level: 'INFO', handlers: ['error_console'], propagate: true },
    'gunicorn.access': { level: 'INFO', handlers: ['console'], propagate: true },
  },
  handlers: {
    console: { class: 'logging.StreamHandler', formatter: 'generic', stream: 'ext://sys.stdout' },
    error_console: { class: 'logging.StreamHandler', formatter: 'generic', stream: 'ext://sys.stderr' },
  },
  formatters: {
    generic: {
      format: '%(asctime)s [%(process)d] [%(levelname)s] %(message)s',
      datefmt: '[%Y-%m-%d %H:%M:%S %z]',
      class: 'logging.Formatter',
    },
  },
};

/** The two loggers that Gunicorn writes through, and the number of the level that most of their lines have. */
export const GUNICORN_LOGGERS = [
  { name: 'gunicorn.error', lineLevel: 20 },
  { name: 'gunicorn.access', lineLevel: 20 },
] as const;
