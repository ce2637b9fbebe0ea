import type { Checked } from './checked.ts';
import { rangesIn } from './checked.ts';

/** The contract for other programs: one list of problems, in the order of the files. */
export function jsonProblems(checked: readonly Checked[]): string {
  const problems = checked.flatMap(({ file, text, problems }) => {
    const rangeOf = rangesIn(text);
    return problems.map(({ rule, severity, at, message, fixes }) => ({
      file,
      ...rangeOf(at),
      severity,
      rule,
      message,
      fixes: fixes.map(({ title, edits }) => ({
        title,
        edits: edits.map(edit => ({ ...rangeOf(edit.at), text: edit.text })),
      })),
    }));
  });
  return `${JSON.stringify(problems, null, 2)}\n`;
}
