import type { Span } from '../../base/spans.ts';
import { span } from '../../base/spans.ts';
import { allDirectives } from '../rotation-blocks.ts';
import { rule } from '../rule.ts';

export const rotationComment = rule({
  id: 'rotation-comment',
  says: 'A comment stands behind an argument in a logrotate file, and logrotate takes it for more of the argument.',
  severity: 'error',
  about: 'rotation',
  explains: `For logrotate a comment is a line of its own. Behind an argument it belongs to the argument: \`rotate 30   # days\`
is a "bad rotation count", \`create 0640 www-data adm  # new\` has "extra arguments". The whole block is skipped then, and none of its
logs is ever rotated. Behind a word without an argument, such as \`daily\`, a comment happens to pass.`,
  exampleFile: 'logrotate.conf',
  bad: `/var/log/gunicorn/*.log {
    rotate 30       # keep a month
    copytruncate
}
`,
  good: `/var/log/gunicorn/*.log {
    # keep a month
    rotate 30
    copytruncate
}
`,

  *check({ text, rotation }, t) {
    if (!rotation) return;
    for (const { name, argument } of allDirectives(rotation)) {
      const index = argument ? /(?:^|\s)#/.exec(argument.text)?.index : undefined;
      if (!argument || index === undefined) continue;
      const start = text.indexOf('#', argument.at.start + index);
      yield {
        at: span(start, argument.at.end),
        message: t(
          'logrotate takes this comment for an argument of "{name}" and skips the block; put it on a line of its own.',
          {
            name,
          },
        ),
      };
    }
    for (const { kind, at } of rotation.faults) {
      if (kind !== 'comment') continue;
      const isBehindBrace = /\}[ \t]*$/.test(text.slice(Math.max(0, at.start - 100), at.start));
      yield isBehindBrace
        ? {
            at,
            message: t('Nothing may stand behind the closing brace; logrotate ignores it.'),
            severity: 'warning' as const,
          }
        : { at, message: t('logrotate takes the words of this comment for logs; put it on a line of its own.') };
    }
  },

  fix({ at }, { text }, t) {
    return { title: t('Put the comment above'), edits: moveAbove(at, text) };
  },
});

function moveAbove(at: Span, text: string) {
  const line = text.lastIndexOf('\n', at.start - 1) + 1;
  const [indent = ''] = /^[ \t]*/.exec(text.slice(line))!;
  const before = text.slice(line, at.start);
  const code = line + before.trimEnd().length;
  const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
  return [
    { at: span(line, line), text: `${indent}${text.slice(at.start, at.end)}${lineBreak}` },
    { at: span(code, at.end), text: '' },
  ];
}
