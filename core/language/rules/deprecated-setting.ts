import { settingByName } from '../../gunicorn/settings/index.ts';
import { isSince } from '../../gunicorn/version.ts';
import { rule } from '../rule.ts';

export const deprecatedSetting = rule({
  id: 'deprecated-setting',
  says: 'A setting is still accepted, and no longer does anything.',
  severity: 'warning',
  tag: 'deprecated',
  explains: `\`ssl_version\` is ignored since Gunicorn 21, which only prints a line at start-up. Which versions of TLS are spoken is
said with the hook \`ssl_context\`.`,
  bad: `import ssl
ssl_version = ssl.PROTOCOL_TLSv1_2
`,
  good: `import ssl

def ssl_context(config, default_ssl_context_factory):
    context = default_ssl_context_factory()
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context
`,

  *check({ settings, surroundings }, t) {
    for (const { name, nameAt } of Object.values(settings.values)) {
      const since = settingByName(name)?.deprecatedSince;
      if (since === undefined || !isSince(surroundings.version, since)) continue;
      yield { at: nameAt, message: t('Gunicorn ignores {name} since version {version}.', { name, version: since }) };
    }
  },
});
