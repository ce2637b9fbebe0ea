import { span } from '../../base/spans.ts';
import { gunicornBlocks } from '../rotation-blocks.ts';
import { rule } from '../rule.ts';

export const rotationPidFile = rule({
  id: 'rotation-pid-file',
  says: 'The script after the rotation fails whenever Gunicorn does not run, because its pidfile is missing then.',
  severity: 'warning',
  about: 'rotation',
  explains: `Without the file, \`kill -USR1 $(cat /run/gunicorn.pid)\` fails, and so does \`[ -s FILE ] && kill …\`: its last
test is false. logrotate then reports an error, ends with 1, and leaves the renamed logs uncompressed. Gunicorn
writes a pidfile only where the setting \`pidfile\` names one.`,
  exampleFile: 'logrotate.conf',
  bad: `/var/log/gunicorn/access.log {
    postrotate
        kill -USR1 $(cat /run/gunicorn.pid)
    endscript
}
`,
  good: `/var/log/gunicorn/access.log {
    postrotate
        [ ! -s /run/gunicorn.pid ] || kill -USR1 "$(cat /run/gunicorn.pid)"
    endscript
}
`,

  *check(document, t) {
    for (const block of gunicornBlocks(document)) {
      for (const { name, body } of block.scripts) {
        if (name !== 'postrotate' && name !== 'lastaction') continue;
        const script = document.text.slice(body.start, body.end);
        for (const { 0: line, index } of script.matchAll(/[^\n]+/g)) {
          const failing = failingLine(line);
          // In a condition, or before more commands, it is for the script to know.
          if (!failing || /^\s*(?:if|while|until|for|case|trap|set\b)/m.test(script)) continue;
          if (failing.isTest && hasCode(script.slice(index + line.length))) continue;
          const start = body.start + index + line.length - line.trimStart().length;
          const at = span(start, body.start + index + line.trimEnd().length);
          const { path, right } = failing;
          yield {
            at,
            right,
            message: t('This fails while there is no {path}, and the renamed logs stay uncompressed.', { path }),
          };
        }
      }
    }
  },

  fix({ at, right }, _, t) {
    return right === undefined
      ? undefined
      : { title: t('Signal only where the pidfile is'), edits: [{ at, text: right }] };
  },
});

interface Failing {
  readonly path: string;
  /** It fails because its test is false, which matters only at the end of a script. */
  readonly isTest: boolean;
  readonly right: string | undefined;
}

function failingLine(line: string): Failing | undefined {
  const [, test, command = '', path = ''] = LINE.exec(line) ?? [];
  if (path === '') return undefined;
  const plain = /^[\w./-]+$/.test(path);
  const right = plain ? `[ ! -s ${path} ] || ${command.trim()} "$(cat ${path})"` : undefined;
  return { path, isTest: test !== undefined, right };
}

/** Maybe a test of the file, then a signal to what is in it, and nothing that would save it behind. */
const LINE =
  /^\s*((?:\[\s+-[a-z]\s+\S+\s+\]|test\s+-[a-z]\s+\S+)\s*&&\s*)?(kill\s+-(?:s\s+)?\w+\s+)["']?(?:\$\(\s*cat\s+|`\s*cat\s+|\$\(\s*<\s*)["']?([^\s"'`)]+)["']?\s*[`)]["']?\s*(?:[12&]?>+\s*&?\S+\s*)*$/;

function hasCode(rest: string): boolean {
  return rest.split('\n').some(line => /^\s*[^\s#]/.test(line));
}
