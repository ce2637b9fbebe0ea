import type { WorkerClass } from '../../gunicorn/worker-classes.ts';
import { workerClassByName } from '../../gunicorn/worker-classes.ts';
import { isSince } from '../../gunicorn/version.ts';
import type { ConfigDocument } from '../document.ts';
import { possibleValues } from '../document.ts';
import { rule } from '../rule.ts';

export const unusedByWorker = rule({
  id: 'unused-by-worker',
  says: 'The worker class does not use a setting of how much it does at once.',
  severity: 'warning',
  explains: `\`threads\` and \`worker_connections\` say how many requests one worker serves at once, and each worker class looks
at some of them only:

| \`worker_class\`                        | \`threads\` | \`worker_connections\` |
| ------------------------------------- | --------- | -------------------- |
| \`gthread\`, and \`sync\` with \`threads\`  | yes       | yes                  |
| \`gevent\`, \`eventlet\`, \`asgi\`          | no        | yes                  |
| \`sync\`, \`tornado\`, Uvicorn's, aiohttp's | no        | no                   |

Gunicorn says nothing about it. Threads that are not there are a warning, because less is served at once than was
written. A limit that nothing comes near is only a hint. Nothing is said where the config leaves \`worker_class\` to the
command line.`,
  bad: `worker_class = 'gevent'
threads = 8
`,
  good: `worker_class = 'gevent'
worker_connections = 200
`,

  *check(document, t) {
    const { values } = document.settings;
    const worker = values['worker_class'];
    const row = worker?.value.kind === 'string' ? workerClassByName(worker.value.value) : undefined;
    if (!worker || !row || isGone(row, document)) return;
    const related = [{ at: worker.valueAt, message: t('Because of this.') }];
    const { threads, worker_connections: connections } = values;
    // More than one thread makes a gthread worker of a sync one.
    const isSync = row.name === 'sync';
    if (threads && !isSync && !row.limitedBy.includes('threads') && !isOneThread(document)) {
      const message = row.limitedBy.includes('worker_connections')
        ? t('The worker class {worker} has no threads; worker_connections says how much it serves at once.', {
            worker: row.name,
          })
        : t('The worker class {worker} does not use {setting}.', { worker: row.name, setting: 'threads' });
      yield { at: threads.nameAt, message, related };
    }
    if (connections && !row.limitedBy.includes('worker_connections') && (!isSync || isOneThread(document))) {
      const values = { worker: row.name, setting: 'worker_connections' };
      const message = t('The worker class {worker} does not use {setting}.', values);
      yield { at: connections.nameAt, message, related, severity: 'hint', tag: 'unnecessary' };
    }
  },
});

/** Another rule says that Gunicorn does not start with it. */
function isGone({ removedIn }: WorkerClass, { surroundings }: ConfigDocument): boolean {
  return removedIn !== undefined && isSince(surroundings.version, removedIn);
}

function isOneThread(document: ConfigDocument): boolean {
  return possibleValues(document, 'threads').every(value => value.kind === 'integer' && value.value <= 1);
}
