import type { Localize } from '../../base/localize.ts';
import { span } from '../../base/spans.ts';
import type { FaultKind } from '../../config/rotation/rotation.ts';
import type { Severity } from '../rule.ts';
import { rule } from '../rule.ts';

export const rotationSyntax = rule({
  id: 'rotation-syntax',
  says: 'Braces, scripts or lines of a logrotate file are not as logrotate reads them.',
  severity: 'error',
  about: 'rotation',
  explains: `What logrotate cannot read it skips: a block with its logs, or all that follows. It says so on its standard
error, which cron may mail to somebody; the logs just go on growing. Of a closing brace that is missing at the end of the
file it says nothing at all.

A script ends with a line \`endscript\` of its own; without it, everything that follows is the script.`,
  exampleFile: 'logrotate.conf',
  bad: `/var/log/gunicorn/*.log {
    daily;
    postrotate
        systemctl kill --signal=USR1 gunicorn.service
}
`,
  good: `/var/log/gunicorn/*.log {
    daily
    sharedscripts
    postrotate
        systemctl kill --signal=USR1 gunicorn.service
    endscript
}
`,

  *check({ text, rotation }, t) {
    for (const { kind, at } of rotation?.faults ?? []) {
      if (kind === 'comment') continue;
      const { says, severity = 'error' } = FAULTS[kind];
      yield { at, kind, message: says(text.slice(at.start, at.end), t), severity };
    }
  },

  fix({ at, kind }, { text, rotation }, t) {
    const word = text.slice(at.start, at.end);
    if (kind === 'not-separated' && /^[a-z]+[;,]$/i.test(word)) {
      const right = word.slice(0, -1);
      return { title: t('Use {right}', { right }), edits: [{ at, text: right }] };
    }
    if (kind === 'stray-close' || (kind === 'after-brace' && /^[;,]$/.test(word))) {
      return { title: t('Remove {text}', { text: word }), edits: [{ at, text: '' }] };
    }
    const place = kind === 'no-endscript' ? scriptEnd(rotation?.blocks ?? [], at.start) : undefined;
    if (place === undefined) return undefined;
    const [indent = ''] = /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', at.start) + 1))!;
    const before = text[place - 1] === '\n' ? '' : '\n';
    return {
      title: t('Add {text}', { text: 'endscript' }),
      edits: [{ at: span(place, place), text: `${before}${indent}endscript\n` }],
    };
  },
});

function scriptEnd(
  blocks: readonly {
    readonly scripts: readonly { readonly at: { start: number }; readonly body: { end: number } }[];
  }[],
  start: number,
): number | undefined {
  return blocks.flatMap(({ scripts }) => scripts).find(({ at }) => at.start === start)?.body.end;
}

const FAULTS: Readonly<
  Record<
    Exclude<FaultKind, 'comment'>,
    { readonly says: (text: string, t: Localize) => string; readonly severity?: Severity }
  >
> = {
  'carriage-return': {
    says: (_, t) => t('logrotate skips this: the lines end as those of Windows do. Save the file with LF alone.'),
  },
  'no-keyword': {
    says: (text, t) =>
      t('logrotate skips this: a line begins with a directive or an absolute path, not with "{text}".', { text }),
  },
  'not-separated': {
    says: (text, t) =>
      t('logrotate skips this: a directive stands alone or before a space; "{text}" is none.', { text }),
  },
  'stray-open': { says: (_, t) => t('logrotate skips this: there are no logs before the brace.') },
  'stray-close': { says: (_, t) => t('logrotate skips the file: this brace closes nothing.') },
  'after-brace': {
    says: (_, t) => t('Nothing may stand behind the closing brace; logrotate ignores it.'),
    severity: 'warning',
  },
  'unclosed-block': { says: (_, t) => t('The block of these logs has no closing brace on a line of its own.') },
  'no-block': { says: (_, t) => t('logrotate skips the file: no block in braces follows these logs.') },
  'unexpected-log': {
    says: (_, t) => t('logrotate skips the block: a path stands among its directives; logs stand before the brace.'),
  },
  'relative-log': {
    says: (text, t) => t('logrotate finds no "{text}": the path of a log begins with a slash.', { text }),
  },
  comma: { says: (_, t) => t('logrotate takes the comma for a part of the path; between logs stands a space.') },
  'unclosed-quote': {
    says: (_, t) => t('The quotation mark is not closed on this line, so it does not hold the path.'),
  },
  'no-endscript': {
    says: (text, t) => t('logrotate skips the file: the script of "{name}" has no line "endscript".', { name: text }),
  },
};
