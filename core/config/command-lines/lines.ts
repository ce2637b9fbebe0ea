import { span } from '../../base/spans.ts';
import type { GunicornCommand } from './gunicorn-commands.ts';
import { CMD_ARGS, commandsInShell, fromEnvironment } from './gunicorn-commands.ts';
import { verbatim } from './shell-words.ts';

export function shellCommands(text: string): readonly GunicornCommand[] {
  return commandsInShell(verbatim(text));
}

/** `web: gunicorn app:app`, a shell's line for each kind of process. */
export function procfileCommands(text: string): readonly GunicornCommand[] {
  return Array.from(text.matchAll(/^([\w-]+:[ \t]*)([^\r\n]+)/gm)).flatMap(({ 1: name = '', 2: line = '', index }) =>
    commandsInShell(verbatim(text, span(index + name.length, index + name.length + line.length))),
  );
}

/** `NAME=value`. Whether variables are put in differs from reader to reader, so a value with one is not known. */
export function envCommands(text: string): readonly GunicornCommand[] {
  const line = new RegExp(`^([ \\t]*(?:export[ \\t]+)?${CMD_ARGS}[ \\t]*=[ \\t]*)(\\S[^\\r\\n]*)`, 'gm');
  return Array.from(text.matchAll(line)).map(({ 1: name = '', 2: written = '', index }) => {
    const value = written.trimEnd();
    const quoted = /^(["'])(.*)\1$/.exec(value);
    const start = index + name.length + (quoted ? 1 : 0);
    const inside = quoted ? quoted[2]! : value;
    const at = span(start, start + inside.length);
    const isKnown = !/[$\\]/.test(inside) && (quoted !== null || !inside.includes(' #'));
    return fromEnvironment(verbatim(text, at), at, isKnown ? 'whole' : 'start');
  });
}
