import type { Span } from '../../core/base/spans.ts';
import type { Problem } from '../../core/language/rule.ts';
import type { Checked, Range } from './checked.ts';
import { rangesIn } from './checked.ts';

/** The contract for other programs: one list of problems, in the order of the files. */
export function jsonProblems(checked: readonly Checked[]): string {
  const problems = checked.flatMap(({ file, text, problems }) => {
    const rangeOf = rangesIn(text);
    return problems.map(problem => ({ file, ...plainProblem(problem, rangeOf) }));
  });
  return `${JSON.stringify(problems, null, 2)}\n`;
}

/** A problem with lines and columns in place of spans. */
export function plainProblem({ rule, severity, at, message, fixes }: Problem, rangeOf: (at: Span) => Range) {
  return {
    ...rangeOf(at),
    severity,
    rule,
    message,
    fixes: fixes.map(({ title, edits }) => ({
      title,
      edits: edits.map(edit => ({ ...rangeOf(edit.at), text: edit.text })),
    })),
  };
}
