import { closest } from '../../base/closest.ts';
import { DIRECTIVE_BY_NAME } from '../../config/rotation/directives.ts';
import { allDirectives } from '../rotation-blocks.ts';
import { rule } from '../rule.ts';

export const rotationDirective = rule({
  id: 'rotation-directive',
  says: 'A logrotate file has a directive that logrotate does not know and ignores.',
  severity: 'warning',
  about: 'rotation',
  explains: `logrotate writes "unknown option, ignoring line" to its standard error, ends with success, and rotates as if the
line were not there. Directives are in lower case.`,
  exampleFile: 'logrotate.conf',
  bad: `/var/log/gunicorn/*.log {
    dialy
    copytruncate
}
`,
  good: `/var/log/gunicorn/*.log {
    daily
    copytruncate
}
`,

  *check({ rotation }, t) {
    if (!rotation) return;
    for (const { name, at } of allDirectives(rotation)) {
      if (DIRECTIVE_BY_NAME.has(name)) continue;
      const right = closest(name, DIRECTIVE_BY_NAME.keys());
      yield {
        at,
        message: right
          ? t('logrotate has no directive "{name}" and ignores the line; "{right}" is one.', { name, right })
          : t('logrotate has no directive "{name}" and ignores the line.', { name }),
        right,
      };
    }
  },

  fix: ({ at, right }, _, t) =>
    right ? { title: t('Use {right}', { right }), edits: [{ at, text: right }] } : undefined,
});
