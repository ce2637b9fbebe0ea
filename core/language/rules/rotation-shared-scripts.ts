import { span } from '../../base/spans.ts';
import { gunicornBlocks, isOn, lineStyle } from '../rotation-blocks.ts';
import { rule } from '../rule.ts';

export const rotationSharedScripts = rule({
  id: 'rotation-shared-scripts',
  says: 'A logrotate block with several logs runs its script once for each of them.',
  severity: 'information',
  about: 'rotation',
  explains: `Without \`sharedscripts\` logrotate runs \`postrotate\` after each single log: with an access log and an error log
Gunicorn gets the signal twice, and opens all of its logs anew twice. With \`sharedscripts\` it runs once, after all of them.`,
  exampleFile: 'logrotate.conf',
  bad: `/var/log/gunicorn/*.log {
    postrotate
        systemctl kill --signal=USR1 gunicorn.service
    endscript
}
`,
  good: `/var/log/gunicorn/*.log {
    sharedscripts
    postrotate
        systemctl kill --signal=USR1 gunicorn.service
    endscript
}
`,

  *check(document, t) {
    for (const block of gunicornBlocks(document)) {
      const script = block.scripts.find(({ name }) => name === 'postrotate');
      const isSeveral = block.logs.length > 1 || block.logs.some(({ path }) => /[*?[]/.test(path));
      if (!script || !isSeveral || isOn(block, 'sharedscripts')) continue;
      yield {
        at: script.at,
        block,
        message: t('This script runs once for each log; with "sharedscripts" it runs once for all.'),
      };
    }
  },

  fix({ at, block }, { text }, t) {
    const { indent, lineBreak } = lineStyle(text, block);
    const before = text.slice(text.lastIndexOf('\n', at.start - 1) + 1, at.start);
    if (before.trim() !== '') return undefined;
    return {
      title: t('Add {text}', { text: 'sharedscripts' }),
      edits: [{ at: span(at.start, at.start), text: `sharedscripts${lineBreak}${before || indent}` }],
    };
  },
});
