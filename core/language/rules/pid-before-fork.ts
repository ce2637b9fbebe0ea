import { spanOf } from '../../config/syntax.ts';
import { hookCode } from '../hook-code.ts';
import { objectsIn } from '../attribute-uses.ts';
import { rule } from '../rule.ts';

export const pidBeforeFork = rule({
  id: 'pid-before-fork',
  says: 'The process id of a worker is asked for before there is one.',
  severity: 'information',
  explains: `\`pre_fork\` runs in the master, just before it forks. Until then \`worker.pid\` is the text \`[booting]\`, so that a
message such as \`Worker spawned (pid: %s)\` says nothing, and one with \`%d\` is lost.

\`post_fork\` runs in the new worker and knows the number. Gunicorn itself writes \`Booting worker with pid: …\` then.`,
  bad: `def pre_fork(server, worker):
    server.log.info('worker %s is there', worker.pid)
`,
  good: `def post_fork(server, worker):
    server.log.info('worker %s is there', worker.pid)
`,

  *check(document, t) {
    for (const code of hookCode(document)) {
      if (code.hook.name !== 'pre_fork') continue;
      for (const { node, object, local, attributes } of objectsIn(code, document)) {
        if (object !== 'worker' || attributes.join('.') !== 'pid' || isAssigned(node.nextSibling?.name)) continue;
        yield {
          at: spanOf(node),
          message: t('No worker was forked yet, so {wrong} is the text "[booting]"; post_fork knows the number.', {
            wrong: `${local}.pid`,
          }),
        };
      }
    }
  },
});

function isAssigned(next: string | undefined): boolean {
  return next === 'AssignOp' || next === 'UpdateOp';
}
