import type { Localize } from '../../core/base/localize.ts';
import type { Command } from '../command.ts';

/** `gunicorn-logs --help`. */
export function help(commands: readonly Command[], t: Localize): string {
  const rows = commands.map(({ id, usage, says }) => `  gunicorn-logs ${id} ${usage}\n      ${t(says)}`);
  return [
    t('Gunicorn access logs and gunicorn.conf.py, read and understood.'),
    '',
    t('Commands:'),
    ...rows,
    '',
    t('"gunicorn-logs COMMAND --help" explains one of them. "gunicorn-logs --version" prints the version.'),
    '',
  ].join('\n');
}

/** `gunicorn-logs COMMAND --help`. */
export function commandHelp({ id, usage, says, options }: Command, t: Localize): string {
  const rows = Object.entries(options).map(
    ([name, { value, says: what }]) => [`--${name}${value ? ` ${value}` : ''}`, t(what)] as const,
  );
  const width = Math.max(0, ...rows.map(([left]) => left.length));
  return [
    `gunicorn-logs ${id} ${usage}`,
    '',
    t(says),
    '',
    ...rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`),
    '',
  ].join('\n');
}
