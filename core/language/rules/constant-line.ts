import type { Localize } from '../../base/localize.ts';
import { writesAccessLog } from '../access-log.ts';
import { doubledAtoms, unwrappedAtoms } from '../atoms-as-text.ts';
import { formatReaders, formatsOfOwnLogger, hasOwnLogger } from '../dialect.ts';
import type { ConfigDocument } from '../document.ts';
import type { ForeignFormat } from '../foreign-format.ts';
import { hasNoAtom, textFormat, translation } from '../foreign-format.ts';
import { rule } from '../rule.ts';

export const constantLine = rule({
  id: 'constant-line',
  says: 'The format holds no atom, so every access line is the same.',
  severity: 'warning',
  explains: `Only \`%(key)s\` is filled in. Everything else is text, and Gunicorn writes it for each request as it stands:
\`$remote_addr\` of nginx, \`{status}\` of Python's \`str.format\`, or nothing at all where the format is empty. \`None\` is no
way to turn the log off either: every line then says \`None\`. That is what \`accesslog = None\` is for.`,
  bad: `accesslog = '-'
access_log_format = '$remote_addr [$time_local] "$request" $status $request_time'
`,
  good: `accesslog = '-'
access_log_format = '%(h)s %(t)s "%(r)s" %(s)s %(L)s'
`,

  *check(document, t) {
    const empty = emptyFormat(document, t);
    if (empty) yield { ...empty, used: undefined, foreign: undefined };
    for (const used of formatsOfOwnLogger(document)) {
      const { format, valueAt: at } = used;
      if (format.text === '' || !hasNoAtom(format)) continue;
      const foreign = textFormat(format);
      // What only lacks its percent sign or its parentheses is spoken of where it stands.
      const isSaid = unwrappedAtoms(format).length > 0 || !doubledAtoms(format.text).next().done;
      if (foreign || !isSaid) yield { at, message: constantMessage(foreign, t), used, foreign };
    }
  },

  fix: ({ used, foreign }, _document, t) => (used && foreign ? translation(foreign, used, t) : undefined),
});

/** Said only of a value that is certain: a branch or the environment may well hold another. */
function emptyFormat(document: ConfigDocument, t: Localize) {
  const set = document.settings.values['access_log_format'];
  if (!set || writesAccessLog(document) === false) return undefined;
  if (!hasOwnLogger(document) || formatReaders(document).length === 0) return undefined;
  const at = set.valueAt;
  if (set.value.kind === 'none')
    return { at, message: t('Every access line will say "None"; accesslog = None turns the log off.') };
  if (set.value.kind !== 'string' || set.value.value.trim() !== '') return undefined;
  return { at, message: t('The format is empty, so every access line is blank; accesslog = None turns the log off.') };
}

function constantMessage(foreign: ForeignFormat | undefined, t: Localize): string {
  if (!foreign) return t('No atom is in the format, so every access line is the same; an atom is written %(key)s.');
  const [{ right }] = foreign.items as [ForeignFormat['items'][number]];
  return foreign.from === 'nginx'
    ? t(
        'This is how nginx spells a format; to Gunicorn it is text, and every access line is the same. An atom is {right}.',
        { right },
      )
    : t('Names in braces are text to Gunicorn, and every access line is the same. An atom is {right}.', { right });
}
