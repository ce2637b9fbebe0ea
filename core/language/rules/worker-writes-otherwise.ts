import type { Localize } from '../../base/localize.ts';
import type { Value } from '../../config/settings.ts';
import { settingByName } from '../../gunicorn/settings/index.ts';
import type { WorkerClass } from '../../gunicorn/worker-classes.ts';
import { workerClassByName } from '../../gunicorn/worker-classes.ts';
import type { ConfigDocument } from '../document.ts';
import { possibleValues } from '../document.ts';
import type { Severity } from '../rule.ts';
import { rule } from '../rule.ts';

export const workerWritesOtherwise = rule({
  id: 'worker-writes-otherwise',
  says: 'The worker class does not write access lines as the config says.',
  severity: 'warning',
  explains: `Who writes the access lines is the worker. Those of Gunicorn follow \`access_log_format\`; others need not:

- Uvicorn's ignores the format and writes \`127.0.0.1:40504 - "GET / HTTP/1.1" 200\`.
- aiohttp's reads Apache's atoms, such as \`%a %t "%r" %s %b %Tf\`. With one of Gunicorn's, such as \`%(h)s\`, the worker
  ends as it starts, and nothing is served. That is an error.
- Tornado's writes no access lines at all.`,
  bad: `worker_class = 'uvicorn.workers.UvicornWorker'
access_log_format = '%(h)s "%(r)s" %(s)s %(D)s'
`,
  good: `worker_class = 'gthread'
access_log_format = '%(h)s "%(r)s" %(s)s %(D)s'
`,

  *check(document, t) {
    const { values } = document.settings;
    const worker = values['worker_class'];
    const row = worker && workerOf(worker.value);
    if (!row) return;
    const related = [{ at: worker.valueAt, message: t('Because of this.') }];
    for (const { setting, message, severity } of faultsOf(row, document, t)) {
      const given = values[setting];
      if (given) yield { at: given.nameAt, message, severity, related };
    }
  },
});

interface Fault {
  readonly setting: string;
  readonly message: string;
  readonly severity: Severity;
}

function faultsOf(row: WorkerClass, document: ConfigDocument, t: Localize): Fault[] {
  const worker = row.name;
  if (row.format === 'ignored') {
    const message = t('The worker class {worker} ignores the format and writes lines of its own form.', { worker });
    return [{ setting: 'access_log_format', message, severity: 'warning' }];
  }
  if (row.format === 'silent') {
    const message = t('The worker class {worker} writes no access lines.', { worker });
    const isOff = possibleValues(document, 'accesslog').every(({ kind }) => kind === 'none' || kind === 'unknown');
    return [{ setting: isOff ? 'access_log_format' : 'accesslog', message, severity: 'warning' }];
  }
  if (row.format !== 'apache') return [];
  const formats = possibleValues(document, 'access_log_format');
  const refused = formats.filter(value => value.kind === 'string' && isRefused(value.value));
  if (refused.length === 0) return [];
  const message = t(
    'With this format the workers of {worker} end as they start: it takes Apache\'s atoms, such as %a %t "%r" %s.',
    { worker },
  );
  return [{ setting: 'access_log_format', message, severity: refused.length === formats.length ? 'error' : 'warning' }];
}

/** Gunicorn's default is taken for not being set. */
function isRefused(format: string): boolean {
  return format !== settingByName('access_log_format')?.default && /%\([^)]+\)/.test(format);
}

function workerOf(value: Value): WorkerClass | undefined {
  return value.kind === 'string' ? workerClassByName(value.value) : undefined;
}
