import { closest } from '../../base/closest.ts';
import type { Localize } from '../../base/localize.ts';
import type { Node } from '../../config/syntax.ts';
import { spanOf, textOf } from '../../config/syntax.ts';
import { CONFIG_ATTRIBUTES, MISSING_ATTRIBUTES } from '../../gunicorn/hook-objects.ts';
import { SETTINGS, settingByName } from '../../gunicorn/settings/index.ts';
import { isSince, versionText } from '../../gunicorn/version.ts';
import { workerClassByName } from '../../gunicorn/worker-classes.ts';
import type { ConfigDocument } from '../document.ts';
import { possibleValues } from '../document.ts';
import type { HookCode } from '../hook-code.ts';
import { hookCode, isCertain, isTried } from '../hook-code.ts';
import type { Used } from '../attribute-uses.ts';
import { objectsIn } from '../attribute-uses.ts';
import type { Edit } from '../rule.ts';
import { rule } from '../rule.ts';

export const hookAttribute = rule({
  id: 'hook-attribute',
  says: 'A hook uses something that the objects of Gunicorn do not have, which raises an exception when it is called.',
  severity: 'warning',
  explains: `The arbiter has no list of connections, a worker has no \`id\`, and \`server.cfg\` has the settings and little
else; \`server.cfg.workers\` is a number, so that it has no length. What comes of the exception depends on the hook: in
\`on_starting\`, \`when_ready\`, \`pre_fork\`, \`post_fork\` and \`post_worker_init\` Gunicorn does not start, in
\`pre_request\` every request is answered with 500.

Settings cannot be assigned either: \`server.cfg.workers = 4\` raises \`Invalid access!\`.

Nothing is said about attributes that the file sets itself or asks for with \`hasattr\` or \`getattr\`, about what
stands in a \`try\`, or about workers of classes that are not Gunicorn's own.`,
  bad: `def post_fork(server, worker):
    server.log.info('worker %s of %s', worker.id, len(server.cfg.workers))
`,
  good: `def post_fork(server, worker):
    server.log.info('worker %s of %s', worker.pid, server.cfg.workers)
`,

  *check(document, t) {
    for (const code of hookCode(document)) {
      for (const used of objectsIn(code, document)) {
        const found = complaint(used, document, t);
        if (!found || isTried(used.node) || isHandled(used, document)) continue;
        yield { ...found, severity: stopsTheStart(used.node, code) ? 'error' : 'warning' } as const;
      }
    }
  },

  fix: ({ edit }, _document, t) => edit && { title: t('Use {right}', { right: edit.text }), edits: [edit] },
});

interface Complaint {
  readonly at: { readonly start: number; readonly end: number };
  readonly message: string;
  readonly edit: Edit | undefined;
}

function complaint(used: Used, document: ConfigDocument, t: Localize): Complaint | undefined {
  const { object, attributes } = used;
  const isConfig = object === 'config' || attributes[0] === 'cfg';
  const name = object === 'config' ? attributes[0] : attributes[1];
  if (isConfig) return name === undefined ? undefined : configComplaint(used, name, document, t);
  return objectComplaint(used, document, t);
}

function objectComplaint({ node, object, local, attributes }: Used, document: ConfigDocument, t: Localize) {
  const row = MISSING_ATTRIBUTES.find(({ of, name }) => of === object && name === attributes[0]);
  if (!row || (object === 'worker' && !isOwnWorker(document))) return undefined;
  const first = innermost(node);
  const wrong = `${local}.${row.name}`;
  if (row.instead === null)
    return { at: spanOf(first), message: t('There is no {wrong}.', { wrong }), edit: undefined };
  const right = `${local}.${row.instead}`;
  return {
    at: spanOf(first),
    message: t('There is no {wrong}; {right} is what Gunicorn has.', { wrong, right }),
    edit: row.isSame ? { at: spanOf(first), text: right } : undefined,
  };
}

function configComplaint({ node, local, object }: Used, name: string, document: ConfigDocument, t: Localize) {
  const { text, surroundings } = document;
  const config = object === 'config' ? local : `${local}.cfg`;
  const wrong = `${config}.${name}`;
  const at = spanOf(node);
  const setting = settingByName(name);
  if (setting && isAssigned(node)) {
    return {
      at,
      message: t('A setting cannot be assigned here; {right} sets it.', { right: `${config}.set('${name}', …)` }),
      edit: undefined,
    };
  }
  if (isAssigned(node) || CONFIG_ATTRIBUTES.has(name) || name.startsWith('_')) return undefined;
  const call = setting?.kind === 'integer' ? lengthAround(node, text) : undefined;
  if (call) {
    const message = t('{right} is a number, which has no length.', { right: wrong });
    return { at: spanOf(call), message, edit: { at: spanOf(call), text: wrong } };
  }
  const { version } = surroundings;
  if (setting) {
    if (isSince(version, setting.since)) return undefined;
    const values = { version: versionText(version), name };
    return { at, message: t('Gunicorn {version} has no setting {name}.', values), edit: undefined };
  }
  // A name that is like none of Gunicorn's may be a setting that the project brings.
  const there = SETTINGS.filter(({ since }) => isSince(version, since)).map(row => row.name);
  const nearest = closest(name, there);
  if (nearest === undefined) return undefined;
  const right = `${config}.${nearest}`;
  return {
    at,
    message: t('There is no {wrong}; {right} is what Gunicorn has.', { wrong, right }),
    edit: text.slice(at.start, at.end) === wrong ? { at, text: right } : undefined,
  };
}

/** The `server.connections` in `server.connections.count`. */
function innermost(node: Node): Node {
  let inner = node;
  while (inner.firstChild?.name === 'MemberExpression') inner = inner.firstChild;
  return inner;
}

function isAssigned(node: Node): boolean {
  const next = node.nextSibling?.name;
  return node.parent?.name === 'AssignStatement' && next === 'AssignOp' && node.prevSibling === null;
}

/** The call in `len(server.cfg.workers)`. */
function lengthAround(node: Node, text: string): Node | undefined {
  const list = node.parent;
  const call = list?.name === 'ArgList' ? list.parent : null;
  const isAlone = node.prevSibling?.name === '(' && node.nextSibling?.name === ')';
  return call?.firstChild && isAlone && textOf(text, call.firstChild) === 'len' ? call : undefined;
}

/** The file sets it itself, or asks whether it is there. */
function isHandled({ attributes }: Used, { text }: ConfigDocument): boolean {
  return attributes.some(name => {
    const isSet = new RegExp(String.raw`\.${name}\s*(?::[^=\n]+)?(?:=(?!=)|\+=)`).test(text);
    const isAsked = new RegExp(String.raw`\b(?:has|get|set)attr\([^)]*['"]${name}['"]`).test(text);
    // Assigning a setting is what raises, so it excuses nothing.
    return isAsked || (isSet && !settingByName(name));
  });
}

/** Gunicorn's own classes; another one may give its workers whatever it likes. */
function isOwnWorker(document: ConfigDocument): boolean {
  return possibleValues(document, 'worker_class').every(value => {
    const row = value.kind === 'string' ? workerClassByName(value.value) : undefined;
    return value.kind === 'none' || row?.format === 'gunicorn';
  });
}

const AT_THE_START = new Set(['on_starting', 'when_ready', 'pre_fork', 'post_fork', 'post_worker_init']);

function stopsTheStart(node: Node, { hook, definition }: HookCode): boolean {
  return AT_THE_START.has(hook.name) && isCertain(node, definition);
}
