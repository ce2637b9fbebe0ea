import { rule } from '../rule.ts';

export const sendfileTurnedOff = rule({
  id: 'sendfile-turned-off',
  says: 'sendfile = True turns sendfile off.',
  severity: 'warning',
  explains: `Gunicorn uses the system call \`sendfile\` as long as the setting is \`None\`, its default. It stems from
\`--no-sendfile\`, and every other value, \`True\` too, is taken for that flag. So files are copied through Python, which is
what \`False\` would do as well.`,
  bad: `sendfile = True
`,
  good: `sendfile = None
`,

  *check({ settings }, t) {
    const given = settings.values['sendfile'];
    if (given?.value.kind !== 'boolean' || !given.value.value) return;
    yield { at: given.valueAt, message: t('sendfile = True turns it off, as False does; only None leaves it on.') };
  },

  fix({ at }, { text }, t) {
    if (text.slice(at.start, at.end) !== 'True') return undefined;
    return { title: t('Use {right}', { right: 'None' }), edits: [{ at, text: 'None' }] };
  },
});
