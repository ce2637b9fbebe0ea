import { span } from '../../base/spans.ts';
import type { Node } from '../../config/syntax.ts';
import { childrenOf, descendants, hasOwnScope } from '../../config/syntax.ts';
import { hookCode } from '../hook-code.ts';
import { rule } from '../rule.ts';

export const asyncHook = rule({
  id: 'async-hook',
  says: 'A hook is async or a generator, so nothing of it ever runs.',
  severity: 'warning',
  explains: `Gunicorn calls its hooks and does nothing with what they return, under every worker class, the \`asgi\` one
too. Calling an \`async def\` only makes a coroutine, and calling a function with \`yield\` only makes a generator: the
body is never run. All that can be seen of it is a warning that a coroutine was never awaited.`,
  bad: `async def post_fork(server, worker):
    server.log.info('worker %s is there', worker.pid)
`,
  good: `def post_fork(server, worker):
    server.log.info('worker %s is there', worker.pid)
`,

  *check(document, t) {
    for (const { hook, definition, binding } of hookCode(document)) {
      if (definition.name !== 'FunctionDefinition') continue;
      const { name } = hook;
      const start = definition.firstChild;
      const isOwn = definition.from >= binding.statementAt.start && definition.to <= binding.statementAt.end;
      const isAsync = start?.name === 'async';
      if (!isAsync && !yields(definition)) continue;
      yield {
        at: binding.nameAt,
        message: isAsync
          ? t('Gunicorn calls {name} and does not await it, so nothing of it ever runs; it must be a plain def.', {
              name,
            })
          : t('{name} has a yield, so calling it only makes a generator, and nothing of it ever runs.', { name }),
        // A function that also has a name of its own may be awaited elsewhere.
        word: isAsync && isOwn && !yields(definition) && !awaits(definition) ? start : undefined,
      };
    }
  },

  fix({ word }, _document, t) {
    if (!word?.nextSibling) return undefined;
    return { title: t('Make it a plain def'), edits: [{ at: span(word.from, word.nextSibling.from), text: '' }] };
  },
});

function yields(definition: Node): boolean {
  return own(definition).some(({ name }) => name === 'YieldStatement' || name === 'YieldExpression');
}

function awaits(definition: Node): boolean {
  return own(definition).some(node => node.name === 'AwaitExpression' || node.name === 'async');
}

/** What stands in the body, but not in functions that are defined in it. */
function own(definition: Node): readonly Node[] {
  const body = childrenOf(definition).find(({ name }) => name === 'Body');
  return body ? [...descendants(body, hasOwnScope)] : [];
}
