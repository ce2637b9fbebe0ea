import type { Localize } from '../../base/localize.ts';
import { span } from '../../base/spans.ts';
import type { CommandLineProblem } from '../../config/command-line.ts';
import type { Edit } from '../rule.ts';
import { rule } from '../rule.ts';

export const refusedArgument = rule({
  id: 'refused-argument',
  says: 'Gunicorn refuses the command line, and ends with status 2.',
  severity: 'error',
  explains: `A flag that Gunicorn does not have, the beginning of several flags, a flag without its value, a number that is none
or a second run of words without a flag: Gunicorn prints how it is used and ends before it has read a config. The same holds
for what \`GUNICORN_CMD_ARGS\` says.

A flag may be shortened to a beginning that no other flag has. What a shell or systemd puts in is not known, and
nothing is said about it. Names of flags differ from those of settings: \`accesslog\` is \`--access-logfile\`.`,
  exampleFile: 'Procfile',
  bad: `web: gunicorn --access-log - --timeout 30s app:app
`,
  good: `web: gunicorn --access-logfile - --timeout 30 app:app
`,

  *check({ commandLine }, t) {
    for (const problem of commandLine?.problems ?? []) {
      yield { at: problem.at, message: messageOf(problem, t), problem };
    }
  },

  fix({ problem }, { text }, t) {
    const edit = editOf(problem, text);
    return edit && { title: t('Use {right}', { right: edit.text }), edits: [edit] };
  },
});

function messageOf(problem: CommandLineProblem, t: Localize): string {
  const { word } = problem;
  switch (problem.kind) {
    case 'unknown-flag':
      return problem.nearest === undefined
        ? t('Gunicorn has no flag {flag} and does not start.', { flag: word })
        : t('Gunicorn has no flag {flag} and does not start; {nearest} is one.', {
            flag: word,
            nearest: problem.nearest,
          });
    case 'ambiguous-flag':
      return t('{flag} may be {flags}, so Gunicorn does not start; write one of them.', {
        flag: word,
        flags: problem.flags.join(', '),
      });
    case 'missing-value':
      return t('{flag} needs a value behind it, or Gunicorn does not start.', { flag: word });
    case 'unwanted-value':
      return t('{flag} takes no value, and Gunicorn does not start with one.', { flag: word });
    case 'no-integer':
      return t('{flag} takes a whole number, not "{value}", and Gunicorn does not start.', {
        flag: word,
        value: problem.value,
      });
    case 'too-many-words':
      return t('"{word}" belongs to no flag, and the application is named before; Gunicorn does not start.', { word });
    default:
      return problem satisfies never;
  }
}

/** Where the flag stands in the file letter for letter, perhaps in quotes: the nearest one. */
function editOf(problem: CommandLineProblem, text: string): Edit | undefined {
  const { at, word, kind } = problem;
  if (kind !== 'unknown-flag' || problem.nearest === undefined) return undefined;
  const start = at.start + (/["']/.test(text[at.start]!) ? 1 : 0);
  return text.startsWith(word, start) ? { at: span(start, start + word.length), text: problem.nearest } : undefined;
}
