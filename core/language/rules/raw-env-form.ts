import type { Value } from '../../config/settings.ts';
import { alternatives } from '../../config/values.ts';
import { rule } from '../rule.ts';

export const rawEnvForm = rule({
  id: 'raw-env-form',
  says: 'An item of raw_env is not of the form NAME=value, so Gunicorn does not start.',
  severity: 'error',
  explains: `\`raw_env\` is a list of texts such as \`'DJANGO_SETTINGS_MODULE=shop.settings'\`. Of a dictionary Gunicorn takes the
names and drops the values; then it ends with \`environment setting 'NAME' invalid\`. \`gunicorn --check-config\` does not
notice.`,
  bad: `raw_env = {'SHOP_MODE': 'production'}
`,
  good: `raw_env = ['SHOP_MODE=production']
`,

  *check({ settings }, t) {
    const given = settings.values['raw_env'];
    if (!given) return;
    const values = alternatives(given.value);
    const wrong = values.flatMap(value => itemsOf(value).find(item => !item.includes('=')) ?? []);
    const [item] = wrong;
    if (item === undefined) return;
    yield {
      at: given.valueAt,
      message: t('"{item}" in raw_env is not of the form NAME=value, so Gunicorn does not start.', { item }),
      severity: wrong.length === values.length ? 'error' : 'warning',
      right: values.length === 1 ? asList(given.value) : undefined,
    };
  },

  fix({ at, right }, { text }, t) {
    // Only a dictionary that is written right here can be written otherwise.
    if (right === undefined || text[at.start] !== '{') return undefined;
    return { title: t('Use {right}', { right }), edits: [{ at, text: right }] };
  },
});

function itemsOf(value: Value): readonly string[] {
  const items =
    value.kind === 'list' ? value.items : value.kind === 'dictionary' ? value.entries.map(([key]) => key) : [value];
  return items.flatMap(item => (item.kind === 'string' && item.value !== '' ? [item.value] : []));
}

function asList(value: Value): string | undefined {
  if (value.kind !== 'dictionary') return undefined;
  const items = value.entries.map(([key, item]) =>
    key.kind === 'string' && item.kind === 'string' ? `${key.value}=${item.value}` : undefined,
  );
  const isPlain = items.every(item => item !== undefined && /^[^'\\\r\n]+$/.test(item));
  return isPlain ? `[${items.map(item => `'${item}'`).join(', ')}]` : undefined;
}
