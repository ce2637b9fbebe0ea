import type { Severity } from '../../core/language/rule.ts';
import type { Checked } from './checked.ts';
import { rangesIn } from './checked.ts';

/**
 * Workflow commands of GitHub Actions, a line a problem: the run then shows them at their lines.
 * https://docs.github.com/actions/reference/workflow-commands-for-github-actions
 */
export function githubProblems(checked: readonly Checked[]): string {
  const lines = checked.flatMap(({ file, text, problems }) => {
    const rangeOf = rangesIn(text);
    return problems.map(({ at, rule, severity, message }) => {
      const { line, column, endLine, endColumn } = rangeOf(at);
      const properties = { file, line, endLine, col: column, endColumn, title: rule };
      const where = Object.entries(properties).map(([name, value]) => `${name}=${escapeProperty(String(value))}`);
      return `::${COMMANDS[severity]} ${where.join(',')}::${escapeData(message)}\n`;
    });
  });
  return lines.join('');
}

const COMMANDS: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** What a config says must not become a command of its own. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
