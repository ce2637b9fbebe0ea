import type { Problem } from '../../core/language/rule.ts';
import { problemsOf } from './check-rule.ts';

/** What our checks say of a format under a worker class, for comparison with what real Gunicorn did. */
export interface Verdict {
  /** Access lines are lost. */
  readonly isError: boolean;
  readonly hasWarning: boolean;
  readonly unknownAtoms: readonly string[];
  readonly problems: readonly Problem[];
}

export function verdictOn(format: string, workerClass = 'sync'): Verdict {
  const problems = problemsOf(
    `accesslog = '-'\nworker_class = '${workerClass}'\naccess_log_format = ${pythonLiteral(format)}\n`,
  );
  return {
    isError: problems.some(({ severity }) => severity === 'error'),
    hasWarning: problems.some(({ severity }) => severity === 'warning'),
    unknownAtoms: problems
      .filter(({ rule }) => rule === 'unknown-atom')
      .map(({ message }) => /no atom "(.*?)" and/s.exec(message)![1]!),
    problems,
  };
}

/** JSON's escapes are Python's too, except that a text beyond the basic plane needs none. */
function pythonLiteral(text: string): string {
  return JSON.stringify(text);
}
