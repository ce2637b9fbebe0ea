import { span } from '../../base/spans.ts';
import type { SourcedText } from '../sourced-text.ts';
import { joinTexts, sliceText } from '../sourced-text.ts';
import { jsonWords } from './json-words.ts';
import type { GunicornCommand } from './gunicorn-commands.ts';
import {
  CMD_ARGS,
  commandsInShell,
  commandsInWords,
  environmentArguments,
  fromEnvironment,
} from './gunicorn-commands.ts';
import { SHELL, splitWords, verbatim } from './shell-words.ts';

/** `CMD` and `ENTRYPOINT` in both forms, and what `ENV` says. A `RUN` builds the image, and serves nobody. */
export function dockerfileCommands(text: string): readonly GunicornCommand[] {
  return instructions(text).flatMap(({ name, rest }) => {
    if (name === 'ENV') return environment(rest);
    if (name !== 'CMD' && name !== 'ENTRYPOINT') return [];
    const words = jsonWords(rest);
    return words ? commandsInWords(words) : commandsInShell(rest);
  });
}

/** `ENV NAME=value …`, or with one blank for all of the rest. */
function environment(rest: SourcedText): readonly GunicornCommand[] {
  const old = /^(\w+)[ \t]+(?=\S)/.exec(rest.value);
  if (old && old[1] === CMD_ARGS) {
    const value = sliceText(rest, old[0].length, rest.value.length);
    const at = value.pieces[0]!.at;
    return [
      fromEnvironment(
        value,
        span(at.start, value.pieces.at(-1)!.at.end),
        value.value.includes('$') ? 'start' : 'whole',
      ),
    ];
  }
  return splitWords(rest, SHELL).flatMap(word => environmentArguments(word) ?? []);
}

interface Instruction {
  readonly name: string;
  readonly rest: SourcedText;
}

/** Instructions with their continued lines, and without the comments between those. */
function instructions(text: string): readonly Instruction[] {
  const continues = /^#\s*escape\s*=\s*`\s*$/im.test(text.slice(0, text.search(/^[^#\s]/m) + 1))
    ? /`[ \t]*$/
    : /\\[ \t]*$/;
  const found: Instruction[] = [];
  let parts: SourcedText[] = [];
  let ends: string[] = [];
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    if (ends.length > 0) {
      // The lines of a text that an instruction brings along.
      if (line.replace(/^\t+/, '') === ends[0]) ends = ends.slice(1);
      continue;
    }
    if (/^\s*#/.test(line)) continue;
    const end = line.search(continues);
    parts.push(verbatim(text, span(index, index + (end < 0 ? line.length : end))));
    if (end >= 0) continue;
    const whole = joinTexts(parts);
    parts = [];
    const [, before, name] = /^(\s*(?:ONBUILD\s+)?([A-Za-z]+)\s+)/.exec(whole.value) ?? [];
    if (before === undefined || name === undefined) continue;
    found.push({ name: name.toUpperCase(), rest: sliceText(whole, before.length, whole.value.length) });
    ends = /^(?:RUN|COPY|ADD)$/i.test(name)
      ? Array.from(whole.value.matchAll(/<<-?(["']?)(\w+)\1/g), ([, , delimiter]) => delimiter!)
      : [];
  }
  return found;
}
