import { atomByKey } from '../../gunicorn/atoms.ts';
import { formatsOfOwnLogger } from '../dialect.ts';
import { rule } from '../rule.ts';

export const fractionAlwaysZero = rule({
  id: 'fraction-always-zero',
  says: 'A whole number is written with decimals, which are always zero.',
  severity: 'information',
  explains: `\`%(T)s\`, \`%(M)s\`, \`%(D)s\` and \`%(B)s\` are whole numbers, cut and not rounded. \`%(T).3f\` therefore writes
\`0.000\` for everything below a second. The seconds with their decimals are in \`%(L)s\`, which has six of them and is text:
\`%(L).3f\` would lose every line.`,
  bad: `accesslog = '-'
access_log_format = '%(h)s "%(r)s" %(s)s %(T).3f'
`,
  good: `accesslog = '-'
access_log_format = '%(h)s "%(r)s" %(s)s %(L)s'
`,

  *check(document, t) {
    for (const used of formatsOfOwnLogger(document)) {
      for (const part of used.format.parts) {
        if (part.kind !== 'atom' || atomByKey(part.key)?.type !== 'integer') continue;
        const { conversion, precision } = part.spec;
        if (!/^[fF]$/.test(conversion) || precision === 0) continue;
        const right = part.key === 'T' ? '%(L)s' : `%(${part.key})s`;
        const message =
          part.key === 'T'
            ? t('%(T)s has whole seconds only, so its decimals are always zero; %(L)s has the real ones.')
            : t('{right} is a whole number, so its decimals are always zero.', { right });
        yield { at: used.place(part.at), message, used, part, right };
      }
    }
  },

  fix({ used, part, right }, _document, t) {
    const edit = used.edit(part.at, right);
    return edit && { title: t('Use {right}', { right }), edits: [edit] };
  },
});
