import { parseArgs } from 'node:util';
import { closest } from '../core/base/closest.ts';
import type { Localize } from '../core/base/localize.ts';
import type { Arguments, Command, Option } from './command.ts';

/** What was typed after the command's name, or one sentence about what is wrong with it. */
export function readArguments(
  command: Command,
  argv: readonly string[],
  t: Localize,
): Arguments | { readonly failure: string } {
  const { tokens, values, positionals } = parseArgs({
    args: [...argv],
    options: { ...command.options },
    allowPositionals: true,
    // Node's own messages are English and speak to programmers; ours are below.
    strict: false,
    tokens: true,
  });
  const seen = new Set<string>();
  for (const token of tokens) {
    if (token.kind !== 'option') continue;
    const { name, rawName: typed } = token;
    const option = Object.hasOwn(command.options, name) ? command.options[name] : undefined;
    const help = `gunicorn-logs ${command.id} --help`;
    if (!option) {
      const meant = closest(name, Object.keys(command.options));
      return {
        failure: meant
          ? t('{command} has no option {typed}. Did you mean --{meant}?', { command: command.id, typed, meant })
          : t('{command} has no option {typed}. "{help}" lists them.', { command: command.id, typed, help }),
      };
    }
    if (option.type === 'string' && (token.value === undefined || (token.value === '' && namesFile(option)))) {
      return { failure: t('{typed} needs a value: {typed} {value}.', { typed, value: option.value ?? 'TEXT' }) };
    }
    if (option.type === 'boolean' && token.value !== undefined) {
      return { failure: t('{typed} takes no value.', { typed }) };
    }
    if (seen.has(name) && !option.multiple) return { failure: t('{typed} was given more than once.', { typed }) };
    seen.add(name);
  }
  return { files: positionals, values };
}

/** No file has an empty name; it is what a variable leaves that was never set. */
function namesFile({ value = '' }: Option): boolean {
  return /^(?:FILE|LOG)\b/.test(value);
}
