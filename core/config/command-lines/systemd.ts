import { span } from '../../base/spans.ts';
import type { SourcedText } from '../sourced-text.ts';
import { joinTexts, sliceText } from '../sourced-text.ts';
import type { GunicornCommand } from './gunicorn-commands.ts';
import { commandsInWords, environmentArguments } from './gunicorn-commands.ts';
import { SYSTEMD, SYSTEMD_ENVIRONMENT, splitWords, verbatim } from './shell-words.ts';

/** What a unit starts with `ExecStart=`, and the variable where `Environment=` sets it. */
export function systemdCommands(text: string): readonly GunicornCommand[] {
  return assignments(text).flatMap(({ name, value }) => {
    if (name === 'Environment') {
      return splitWords(value, SYSTEMD_ENVIRONMENT).flatMap(word => environmentArguments(word) ?? []);
    }
    if (name !== 'ExecStart') return [];
    // Signs before the path say how to start it: `-` forgives a failure, `@`, `+`, `!` and `:` are rarer.
    const signs = /^[-@:+!|]*/.exec(value.value)![0].length;
    return commandsInWords(splitWords(sliceText(value, signs, value.value.length), SYSTEMD));
  });
}

/** A line that ends in a backslash goes on, and comments between such lines count as nothing. */
function assignments(text: string): readonly { readonly name: string; readonly value: SourcedText }[] {
  const found: { name: string; value: SourcedText }[] = [];
  let parts: SourcedText[] = [];
  for (const { 0: line, index } of text.matchAll(/[^\r\n]+/g)) {
    if (/^\s*[#;]/.test(line)) continue;
    const goesOn = line.endsWith('\\');
    // The backslash itself counts as a blank.
    parts.push(verbatim(text, span(index, index + line.length - (goesOn ? 1 : 0))));
    if (goesOn) {
      parts.push({
        value: ' ',
        pieces: [{ length: 1, at: span(index + line.length - 1, index + line.length), kind: 'derived' }],
      });
      continue;
    }
    const whole = joinTexts(parts);
    parts = [];
    const [head, name] = /^\s*(\w+)\s*=\s*/.exec(whole.value) ?? [];
    if (head !== undefined && name !== undefined) {
      found.push({ name, value: sliceText(whole, head.length, whole.value.length) });
    }
  }
  return found;
}
