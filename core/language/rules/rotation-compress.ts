import { span } from '../../base/spans.ts';
import { gunicornBlocks, isOn, lastOf } from '../rotation-blocks.ts';
import { rule } from '../rule.ts';

export const rotationCompress = rule({
  id: 'rotation-compress',
  says: 'A log is compressed right after it was renamed, while workers may still write to it.',
  severity: 'information',
  about: 'rotation',
  explains: `The signal is answered a moment later: a worker that is busy opens its logs anew when it gets to it, and writes to
the renamed file until then. logrotate compresses that file and removes it, and such lines are lost. With \`delaycompress\` it is
compressed at the next rotation.`,
  exampleFile: 'logrotate.conf',
  bad: `/var/log/gunicorn/access.log {
    compress
    postrotate
        systemctl kill --signal=USR1 gunicorn.service
    endscript
}
`,
  good: `/var/log/gunicorn/access.log {
    compress
    delaycompress
    postrotate
        systemctl kill --signal=USR1 gunicorn.service
    endscript
}
`,

  *check(document, t) {
    for (const block of gunicornBlocks(document)) {
      const compress = lastOf(block, 'compress', 'nocompress');
      if (compress?.name !== 'compress' || isOn(block, 'delaycompress') || isOn(block, 'copytruncate')) continue;
      yield {
        at: compress.at,
        block,
        message: t('Workers may still write to the renamed log; "delaycompress" leaves it alone until the next time.'),
      };
    }
  },

  fix({ at, block }, { text }, t) {
    const lineStart = text.lastIndexOf('\n', at.start - 1) + 1;
    const before = text.slice(lineStart, at.start);
    const isAlone = before.trim() === '' && block.directives.some(directive => directive.at.start === at.start);
    if (!isAlone) return undefined;
    const lineBreak = text.includes('\r\n') ? '\r\n' : '\n';
    return {
      title: t('Add {text}', { text: 'delaycompress' }),
      edits: [{ at: span(at.end, at.end), text: `${lineBreak}${before}delaycompress` }],
    };
  },
});
