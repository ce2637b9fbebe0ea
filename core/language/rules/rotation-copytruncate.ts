import { gunicornBlocks, lastOf } from '../rotation-blocks.ts';
import { rule } from '../rule.ts';

export const rotationCopytruncate = rule({
  id: 'rotation-copytruncate',
  says: 'Lines that are written while logrotate copies a log are lost with copytruncate; Gunicorn can reopen its logs instead.',
  severity: 'information',
  about: 'rotation',
  explains: `\`copytruncate\` copies the log and empties it. What is written between the two is in neither file: one or two lines
of some 2,800 at 700 requests a second. It also needs the space for a second copy. Gunicorn opens its logs anew on the signal USR1,
without losing a line, so the copy is only for a Gunicorn that cannot be signalled.`,
  exampleFile: 'logrotate.conf',
  bad: `/var/log/gunicorn/access.log {
    copytruncate
}
`,
  good: `/var/log/gunicorn/access.log {
    create 0640 www-data www-data
    postrotate
        systemctl kill --signal=USR1 --kill-who=main gunicorn.service
    endscript
}
`,

  *check(document, t) {
    for (const block of gunicornBlocks(document)) {
      const directive = lastOf(block, 'copytruncate', 'nocopytruncate');
      if (directive?.name !== 'copytruncate') continue;
      yield {
        at: directive.at,
        message: t(
          'Lines written while the log is copied are lost. Gunicorn opens its logs anew on USR1; then nothing is lost.',
        ),
      };
    }
  },
});
