import type { Span } from '../../base/spans.ts';
import { descendants, dottedPath, spanOf } from '../../config/syntax.ts';
import type { ConfigDocument } from '../document.ts';
import type { HookCode } from '../hook-code.ts';
import { hookCode } from '../hook-code.ts';
import { rule } from '../rule.ts';

export const stateStaysInWorker = rule({
  id: 'state-stays-in-worker',
  says: 'A hook that runs in a worker puts something into the arbiter, where no other process will see it.',
  severity: 'information',
  explains: `\`post_fork\` and \`worker_exit\` run in a worker. The \`server\` they get is the worker's own copy of the arbiter, as
it was when the worker was forked: what is put into it stays in this one worker. Neither the master nor any other worker
sees it, so a counter there counts nothing, and \`child_exit\` or \`on_exit\` do not find it.

It is a warning where a hook that runs in the master reads what only workers have set, which raises an
\`AttributeError\` there. Nothing is said where other hooks of the workers read it.`,
  bad: `def post_fork(server, worker):
    server.metrics = {}
`,
  good: `def when_ready(server):
    server.metrics = {}

def child_exit(server, worker):
    server.metrics[worker.pid] = 'gone'
`,

  *check(document, t) {
    const uses = hookCode(document).flatMap(code => usesOfServer(code, document));
    const inMaster = uses.filter(({ isMaster }) => isMaster);
    for (const { name, at, hook, isSet, isMaster } of uses) {
      if (isMaster || !isSet || OWN.has(name) || isAskedFor(name, document)) continue;
      const isSetInMaster = inMaster.some(use => use.name === name && use.isSet);
      const readers = isSetInMaster ? [] : inMaster.filter(use => use.name === name);
      const isReadHere = uses.some(use => use.name === name && !use.isMaster && !use.isSet);
      if (readers.length === 0 && isReadHere) continue;
      const message = t(
        '{hook} runs in the worker, so {name} stays there; the master and other workers do not see it.',
        {
          hook,
          name,
        },
      );
      const related = readers.map(use => ({
        at: use.at,
        message: t('{hook} runs in the master and finds nothing here.', { hook: use.hook }),
      }));
      yield { at, message, severity: readers.length > 0 ? 'warning' : 'information', related } as const;
    }
  },
});

/** An attribute of `server` that a hook sets or reads. */
interface Use {
  readonly name: string;
  readonly at: Span;
  readonly hook: string;
  readonly isMaster: boolean;
  readonly isSet: boolean;
}

function usesOfServer({ hook, value, definition }: HookCode, { text }: ConfigDocument): Use[] {
  const index = hook.parameters.indexOf('server');
  const local = index < 0 ? undefined : value.parameters?.[index]?.name;
  if (local === undefined) return [];
  return [...descendants(definition)].flatMap(node => {
    const [owner, name, ...more] = (node.name === 'MemberExpression' && dottedPath(text, node)?.split('.')) || [];
    if (owner !== local || name === undefined || more.length > 0) return [];
    const isSet = node.parent?.name === 'AssignStatement' && node.nextSibling?.name === 'AssignOp';
    return [{ name, at: spanOf(node), hook: hook.name, isMaster: hook.runsIn === 'master', isSet }];
  });
}

/** What the arbiter has of its own: whoever changes that means this process. */
const OWN = new Set([
  'log',
  'cfg',
  'app',
  'pid',
  'address',
  'timeout',
  'num_workers',
  'proc_name',
  'LISTENERS',
  'WORKERS',
  'SIG_QUEUE',
  'PIPE',
]);

function isAskedFor(name: string, { text }: ConfigDocument): boolean {
  return text.includes(`'${name}'`) || text.includes(`"${name}"`);
}
