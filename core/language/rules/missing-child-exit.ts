import { span } from '../../base/spans.ts';
import type { Span } from '../../base/spans.ts';
import type { Node } from '../../config/syntax.ts';
import { descendants, spanOf, textOf } from '../../config/syntax.ts';
import { rule } from '../rule.ts';

export const missingChildExit = rule({
  id: 'missing-child-exit',
  says: 'Prometheus runs in its multi-process mode, but nobody tells it which workers are gone.',
  severity: 'information',
  explains: `With \`PROMETHEUS_MULTIPROC_DIR\` each worker writes its metrics to files of its own, named for its process id.
When a worker has ended, \`mark_process_dead\` must be called with its id; else its gauges of the kinds \`live…\` are added
up forever, and the number of files grows with each restart.

It belongs into \`child_exit\`, which runs in the master after every end of a worker. \`worker_exit\` runs in the worker and
not at all when it is killed.`,
  bad: `raw_env = ['PROMETHEUS_MULTIPROC_DIR=/run/shop-metrics']
`,
  good: `raw_env = ['PROMETHEUS_MULTIPROC_DIR=/run/shop-metrics']

def child_exit(server, worker):
    from prometheus_client import multiprocess

    multiprocess.mark_process_dead(worker.pid)
`,

  *check({ text, tree, module }, t) {
    const isDone =
      !/prometheus_multiproc_dir/i.test(text) ||
      module.isDynamic ||
      module.names.has('child_exit') ||
      text.includes('mark_process_dead');
    const at = isDone ? undefined : multiprocessFolder(text, tree.topNode);
    if (!at) return;
    yield {
      at,
      message: t('Metrics of workers that ended are kept forever until child_exit calls mark_process_dead.'),
    };
  },

  fix(_found, { text }, t) {
    const lineBreak = /\r?\n/.exec(text)?.[0] ?? '\n';
    const lines = [
      ...(text === '' || text.endsWith('\n') ? [''] : ['', '']),
      '',
      'def child_exit(server, worker):',
      '    from prometheus_client import multiprocess',
      '',
      '    multiprocess.mark_process_dead(worker.pid)',
      '',
    ];
    const end = span(text.length, text.length);
    return { title: t('Add child_exit'), edits: [{ at: end, text: lines.join(lineBreak) }] };
  },
});

/** Where the environment variable that switches the mode on is set: in `raw_env` or in `os.environ`. */
function multiprocessFolder(text: string, script: Node): Span | undefined {
  for (const node of descendants(script)) {
    if (node.name !== 'String' && node.name !== 'FormatString') continue;
    const written = /^[a-zA-Z]{0,2}(['"])(PROMETHEUS_MULTIPROC_DIR|prometheus_multiproc_dir)(=?)/.exec(
      textOf(text, node),
    );
    if (!written) continue;
    const isSetting = written[3] === '=' ? isIn(node, 'raw_env', text) : isEnvironmentSet(node, text);
    if (isSetting) return spanOf(node);
  }
  return undefined;
}

function isIn(node: Node, name: string, text: string): boolean {
  for (let outer = node.parent; outer; outer = outer.parent) {
    if (outer.name !== 'AssignStatement' && outer.name !== 'UpdateStatement') continue;
    return outer.firstChild !== null && textOf(text, outer.firstChild) === name;
  }
  return false;
}

/** `os.environ['…'] = …` and `os.environ.setdefault('…', …)`. */
function isEnvironmentSet({ parent }: Node, text: string): boolean {
  if (parent?.name === 'MemberExpression') {
    const isEnvironment = /^(?:os\.)?environ$/.test(parent.firstChild ? textOf(text, parent.firstChild) : '');
    return isEnvironment && parent.parent?.name === 'AssignStatement' && parent.nextSibling?.name === 'AssignOp';
  }
  const callee = parent?.name === 'ArgList' ? parent.prevSibling : null;
  return (
    callee !== null &&
    callee !== undefined &&
    /^(?:os\.)?environ\.setdefault$|^(?:os\.)?putenv$/.test(textOf(text, callee))
  );
}
