import { span } from '../../base/spans.ts';
import { gunicornBlocks, isOn, lastOf, wordsOf } from '../rotation-blocks.ts';
import { rule } from '../rule.ts';

export const rotationOwner = rule({
  id: 'rotation-owner',
  says: 'The new log belongs to root, so workers that run as another user cannot open it and die.',
  severity: 'warning',
  about: 'rotation',
  explains: `On USR1 every worker opens the new log under its own user. Where that is \`www-data\` and the file was made by
\`create 0640 root adm\`, each worker ends with a PermissionError, its requests are cut off, and the master starts another. Create the log
for the user of the workers: the setting \`user\`, or \`User=\` of the service.`,
  exampleFile: 'logrotate.conf',
  bad: `/var/log/gunicorn/access.log {
    create 0640 root adm
    postrotate
        systemctl kill --signal=USR1 gunicorn.service
    endscript
}
`,
  good: `/var/log/gunicorn/access.log {
    create 0640 www-data adm
    postrotate
        systemctl kill --signal=USR1 gunicorn.service
    endscript
}
`,

  *check(document, t) {
    for (const block of gunicornBlocks(document)) {
      const create = isOn(block, 'copytruncate') ? undefined : lastOf(block, 'create', 'nocreate');
      const words = create?.name === 'create' ? wordsOf(create) : [];
      const [mode, owner] = words;
      if (!mode || !owner || !/^(?:root|0)$/.test(owner.text)) continue;
      // Everybody may write, or a group of the workers' own may.
      const others =
        /[2367]$/.test(mode.text) || (/[2367].$/.test(mode.text) && !/^(?:root|adm|0)?$/.test(words[2]?.text ?? ''));
      if (others) continue;
      const su = lastOf(block, 'su');
      const [user] = su ? wordsOf(su) : [];
      yield {
        at: span(owner.start, owner.start + owner.text.length),
        right: user && user.text !== 'root' ? user.text : undefined,
        message: t('Workers that do not run as {owner} cannot open this file after USR1, and die. Name their user.', {
          owner: owner.text,
        }),
      };
    }
  },

  fix: ({ at, right }, _, t) =>
    right === undefined ? undefined : { title: t('Use {right}', { right }), edits: [{ at, text: right }] },
});
