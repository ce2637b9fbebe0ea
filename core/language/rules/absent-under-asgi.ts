import { nameInKey } from '../../gunicorn/atoms.ts';
import { environmentVariable } from '../../gunicorn/request-environment.ts';
import { formatsOfOwnLogger } from '../dialect.ts';
import type { ConfigDocument } from '../document.ts';
import { possibleValues } from '../document.ts';
import { workerClassByName } from '../../gunicorn/worker-classes.ts';
import { rule } from '../rule.ts';

export const absentUnderAsgi = rule({
  id: 'absent-under-asgi',
  says: 'The format writes a variable that the asgi worker does not have.',
  severity: 'warning',
  explains: `\`%({name}e)s\` is the WSGI environment of the request. Under the \`asgi\` worker there is none; for the access log it
makes a small one with \`REQUEST_METHOD\`, \`RAW_URI\`, \`PATH_INFO\`, \`QUERY_STRING\`, \`SERVER_PROTOCOL\`, \`REMOTE_ADDR\` and
the headers as \`HTTP_…\`. Everything else is a hyphen in every line.

Nothing is said where the worker class may be another one.`,
  bad: `accesslog = '-'
worker_class = 'asgi'
access_log_format = '%(h)s %({server_port}e)s "%(r)s" %(s)s %(D)s'
`,
  good: `accesslog = '-'
worker_class = 'asgi'
access_log_format = '%(h)s %({host}i)s "%(r)s" %(s)s %(D)s'
`,

  *check(document, t) {
    if (!isCertainlyAsgi(document)) return;
    for (const used of formatsOfOwnLogger(document)) {
      for (const part of used.format.parts) {
        const named = part.kind === 'atom' ? nameInKey(part.key) : undefined;
        if (named?.suffix !== 'e' || environmentVariable(named.name).underAsgi) continue;
        const message = t('The asgi worker has no {name}, so this column is always "-".', { name: named.name });
        yield { at: used.place(part.at), message };
      }
    }
  },
});

function isCertainlyAsgi(document: ConfigDocument): boolean {
  return possibleValues(document, 'worker_class').every(
    value => value.kind === 'string' && workerClassByName(value.value)?.name === 'asgi',
  );
}
