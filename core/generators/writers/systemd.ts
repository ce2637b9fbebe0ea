/** A unit file. Comments are whole lines: systemd reads what stands behind a value as part of it. */
export interface Unit {
  readonly comments: readonly string[];
  readonly sections: readonly Section[];
}

export interface Section {
  readonly name: string;
  readonly entries: readonly Entry[];
}

/** `value` as systemd reads it: what comes from elsewhere went through `commandWord` or `wholeValue`. */
export interface Entry {
  readonly name: string;
  readonly value: string;
  readonly comments?: readonly string[];
}

export function writeUnit({ comments, sections }: Unit): string {
  const blocks = sections.map(({ name, entries }) => [
    `[${name}]`,
    ...entries.flatMap(({ name, value, comments = [] }) => [...comments.map(comment), `${name}=${value}`]),
  ]);
  return `${[comments.map(comment), ...blocks]
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`;
}

/** A control character could begin an entry of its own, and a backslash at the end would join the next line. */
export function fitsUnit(text: string): boolean {
  return text !== '' && !/[\p{Cc}\p{Cs}\u2028\u2029]|\\$|^\s|\s$/u.test(text);
}

/** One word of a command line, whatever it holds: `%` begins a specifier and `$` a variable. */
export function commandWord(text: string): string {
  const escaped = text.replaceAll('%', '%%').replaceAll('$', '$$$$');
  if (/^[\w@%+=:,./$-]+$/.test(escaped)) return escaped;
  return `"${escaped.replace(/["\\]/g, String.raw`\$&`)}"`;
}

/** A value that is not split into words, such as the path of `WorkingDirectory`. */
export function wholeValue(text: string): string {
  return text.replaceAll('%', '%%');
}

function comment(text: string): string {
  return `# ${text.replace(/[\p{Cc}\u2028\u2029]/gu, ' ')}`.trimEnd();
}
