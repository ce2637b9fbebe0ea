import type { Node } from '../../config/syntax.ts';
import { spanOf, textOf } from '../../config/syntax.ts';
import { literalAt } from '../../config/string-literal.ts';
import type { ConfigDocument } from '../document.ts';
import { possibleValues } from '../document.ts';
import { hookCode } from '../hook-code.ts';
import { makesFoldersInTime } from '../makes-folders.ts';
import { rule } from '../rule.ts';

export const lateLogFolder = rule({
  id: 'late-log-folder',
  says: 'A hook makes the folder of the logs, but Gunicorn opens the logs before any hook runs.',
  severity: 'warning',
  explains: `The very first thing that Gunicorn does with the config is to open its logs. When the folder is not there it
ends with \`Error: '/var/log/shop/access.log' isn't writable\`, and \`on_starting\`, the first of the hooks, was not
called yet. The code works on a machine where the folder is there already, and fails on each new one.

At the top of the file, outside of any function, the folder is made in time.`,
  bad: `import os

errorlog = '/var/log/shop/error.log'

def on_starting(server):
    os.makedirs('/var/log/shop', exist_ok=True)
`,
  good: `import os

errorlog = '/var/log/shop/error.log'

os.makedirs('/var/log/shop', exist_ok=True)
`,

  *check(document, t) {
    if (!/makedirs|mkdir/.test(document.text)) return;
    const logs = LOGS.flatMap(name => logFolder(document, name));
    if (logs.length === 0 || makesFoldersInTime(document)) return;
    // What several hooks call is told once.
    const told = new Set<number>();
    for (const { hook, calls } of hookCode(document)) {
      for (const { path, call, node } of calls()) {
        if (told.has(node.from)) continue;
        const first = MAKERS.has(path) ? call.positional?.[0] : undefined;
        const folder = first && knownText(first, document)?.replace(/\/+$/, '');
        if (!first || !folder || !logs.some(log => log === folder || log.startsWith(`${folder}/`))) continue;
        told.add(node.from);
        yield {
          at: spanOf(first),
          message: t(
            'Gunicorn opens its logs before {name} runs, so this folder comes too late; make it at the top of the file.',
            {
              name: hook.name,
            },
          ),
        };
      }
    }
  },
});

const LOGS = ['accesslog', 'errorlog'];

const MAKERS = new Set(['os.makedirs', 'os.mkdir']);

/** The folder of a log whose path is certain; its folder must be there. */
function logFolder(document: ConfigDocument, name: string): string[] {
  const [value, ...others] = possibleValues(document, name);
  if (value?.kind !== 'string' || others.length > 0) return [];
  const folder = value.value.trim().replace(/\/[^/]*$/, '');
  return folder === value.value.trim() ? [] : [folder];
}

function knownText(node: Node, { text, module }: ConfigDocument): string | undefined {
  if (node.name === 'VariableName') {
    const value = module.names.get(textOf(text, node))?.value;
    return value?.kind === 'string' ? value.value : undefined;
  }
  const literal = node.name === 'String' ? literalAt(text, spanOf(node)) : undefined;
  return literal && text.slice(literal.body.start, literal.body.end);
}
