import type { Facts } from './generator.ts';
import { knownText } from './known.ts';
import { baseFolder } from './log-files.ts';
import { resolvePath } from '../base/posix-path.ts';
import { shellWord } from './writers/shell.ts';

/**
 * Lines of shell that make Gunicorn reopen its log files: USR1 to the master, who passes it on to its workers.
 * Through the pidfile where the config names one, else through systemd; what was guessed is added to `assumed`.
 */
export function reopenSignal(facts: Facts, assumed: string[]): string[] {
  const { overrides, t } = facts;
  const pidfile = knownText(facts, 'pidfile');
  if (pidfile.kind === 'text' && pidfile.text !== '') {
    const base = baseFolder(facts);
    const path = resolvePath(base.folder, pidfile.text);
    // Quotes hold everything but a line break: a line "endscript" would end the script for logrotate.
    if (!/[\p{Cc}\u2028\u2029]/u.test(path)) {
      if (!pidfile.text.startsWith('/') && !assumed.includes(base.note)) assumed.push(base.note);
      const word = shellWord(path);
      return [`if [ -s ${word} ]; then`, `    kill -USR1 "$(cat ${word})"`, 'fi'];
    }
    assumed.push(
      t('pidfile is {path}, a name that cannot be written into a logrotate file; rename it.', {
        path: JSON.stringify(pidfile.text),
      }),
    );
  }

  const service = unitName(overrides['service'] ?? 'gunicorn.service');
  if (overrides['service'] === undefined) {
    assumed.push(
      t('No pidfile is known; assumed that systemd runs Gunicorn as {service}. With a pidfile this needs no guess.', {
        service,
      }),
    );
  }
  // The old spelling of --kill-whom, which systemd before 252 does not know.
  return [`systemctl kill --signal=USR1 --kill-who=main ${shellWord(service)}`];
}

const unitName = (name: string) => (/\.(service|scope)$/.test(name) ? name : `${name}.service`);
