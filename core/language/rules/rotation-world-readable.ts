import { span } from '../../base/spans.ts';
import { gunicornBlocks, isOn, lastOf, wordsOf } from '../rotation-blocks.ts';
import { rule } from '../rule.ts';

export const rotationWorldReadable = rule({
  id: 'rotation-world-readable',
  says: 'The new logs can be read by every user of the machine.',
  severity: 'information',
  about: 'rotation',
  explains: `An access log has the addresses of people, and what stands behind the question mark in their requests, now and then
a token or a password. With \`create 0640\` only the owner and a group can read it.`,
  exampleFile: 'logrotate.conf',
  bad: `/var/log/gunicorn/access.log {
    create 0644 www-data www-data
    postrotate
        systemctl kill --signal=USR1 gunicorn.service
    endscript
}
`,
  good: `/var/log/gunicorn/access.log {
    create 0640 www-data www-data
    postrotate
        systemctl kill --signal=USR1 gunicorn.service
    endscript
}
`,

  *check(document, t) {
    for (const block of gunicornBlocks(document)) {
      // A copied log stays the file that it is.
      const create = isOn(block, 'copytruncate') ? undefined : lastOf(block, 'create', 'nocreate');
      const [mode] = create?.name === 'create' ? wordsOf(create) : [];
      if (!mode || !/^0?[0-7]{2}[4-7]$/.test(mode.text)) continue;
      yield {
        at: span(mode.start, mode.start + mode.text.length),
        right: mode.text.length === 4 ? '0640' : '640',
        message: t('With mode {mode} every user of the machine can read the addresses and queries in the log.', {
          mode: mode.text,
        }),
      };
    }
  },

  fix: ({ at, right }, _, t) => ({ title: t('Use {right}', { right }), edits: [{ at, text: right }] }),
});
