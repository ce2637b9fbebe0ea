/** What a path says about a Python file: a config by its name, one if it sets a setting, or nothing. */
export type NameSays = 'config' | 'perhaps' | 'nothing';

/** The names that Gunicorn, frameworks and habit give to configs, as editors want them: glob patterns. */
export const CONFIG_PATTERNS: readonly string[] = [
  '**/gunicorn*.conf.py',
  '**/gunicorn_config.py',
  '**/gunicorn_conf.py',
  '**/gunicorn.py',
  '**/gunicorn/*.py',
];

/** The same names for a path at hand; either kind of slash. */
export function nameSays(path: string): NameSays {
  if (CONFIG.test(path)) return 'config';
  return IN_FOLDER.test(path) ? 'perhaps' : 'nothing';
}

const CONFIG = /(?:^|[/\\])gunicorn(?:[^/\\]*\.conf|_config|_conf)?\.py$/;
const IN_FOLDER = /(?:^|[/\\])gunicorn[/\\][^/\\]+\.py$/;
