import type { ConfigDocument } from '../document.ts';
import type { Refused } from '../refused-values.ts';
import { literalEdit, refusedAt, refusedMessage, refusedValues } from '../refused-values.ts';
import { rule } from '../rule.ts';

export const wrongValueType = rule({
  id: 'wrong-value-type',
  says: 'A setting has a value of a type that Gunicorn refuses, so it does not start.',
  severity: 'error',
  explains: `Gunicorn looks at each value before it starts, and ends with \`Invalid value for …\` at the first that it refuses.
Some of what it refuses looks right: \`1\` for a setting that is true or false, \`'022'\` for a number (in a file an octal
number is \`0o22\`), a path object for a path, \`None\` for a number, a tuple of host and port for \`bind\`.

It is a warning where the value depends on what cannot be known here, as with \`os.getenv('WORKERS')\`, which is \`None\`
when the variable is not set.`,
  bad: `preload_app = 1
umask = '022'
`,
  good: `preload_app = True
umask = 0o22
`,

  *check(document, t) {
    for (const refused of refusedValues(document, 'type')) {
      yield {
        at: refusedAt(refused),
        message: refusedMessage(refused, t),
        severity: refused.isCertain ? 'error' : 'warning',
        right: rightLiteral(refused),
        refused,
      };
    }
  },

  fix({ refused, right }, document, t) {
    const edit = right === undefined ? wordsJoined(refused, document) : literalEdit(refused, document, right);
    return edit && { title: t('Use {right}', { right: edit.text }), edits: [edit] };
  },
});

/** What was meant, where there is no doubt about it. */
function rightLiteral({ setting: { name, kind }, value }: Refused): string | undefined {
  if (kind === 'boolean' && (value.kind === 'string' || value.kind === 'integer')) {
    return BOOLEAN_WORDS.get(String(value.value).trim().toLowerCase());
  }
  if (kind === 'integer' && value.kind === 'float') {
    return Number.isInteger(value.value) ? String(value.value) : undefined;
  }
  if (OCTAL.has(name) && value.kind === 'string') {
    const [, digits] = /^\s*0+([0-7]+)\s*$/.exec(value.value) ?? [];
    return digits === undefined ? undefined : `0o${digits}`;
  }
  if (LOGS.has(name) && value.kind === 'boolean') return value.value ? "'-'" : 'None';
  return undefined;
}

const BOOLEAN_WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({ '1': 'True', yes: 'True', on: 'True', '0': 'False', no: 'False', off: 'False' }),
);

/** Bits of permissions are written in octal. */
const OCTAL = new Set(['umask', 'control_socket_mode']);

/** True means the terminal to whoever writes it. */
const LOGS = new Set(['accesslog', 'errorlog']);

/** `('127.0.0.1', 8000)` is how Python's own sockets are told. */
function wordsJoined({ setting, given, value, isCertain }: Refused, { text }: ConfigDocument) {
  if (setting.name !== 'bind' || value.kind !== 'list' || !isCertain) return undefined;
  const [, quote = '', host, port] =
    /^\(\s*(["'])([\w.-]+)\1\s*,\s*(\d+)\s*,?\s*\)$/.exec(text.slice(given.valueAt.start, given.valueAt.end)) ?? [];
  return host === undefined ? undefined : { at: given.valueAt, text: `${quote}${host}:${port}${quote}` };
}
