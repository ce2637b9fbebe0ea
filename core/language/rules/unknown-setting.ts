import type { Localize } from '../../base/localize.ts';
import type { Binding } from '../../config/bindings.ts';
import { IMAGINED_SETTINGS } from '../../gunicorn/imagined-settings.ts';
import type { RemovedSetting } from '../../gunicorn/removed-settings.ts';
import { REMOVED_SETTINGS } from '../../gunicorn/removed-settings.ts';
import { settingByName } from '../../gunicorn/settings/index.ts';
import type { Version } from '../../gunicorn/version.ts';
import { compareVersions, isSince, parseVersion, versionText } from '../../gunicorn/version.ts';
import type { ConfigDocument } from '../document.ts';
import { intendedSetting } from '../intended-setting.ts';
import { rule } from '../rule.ts';

export const unknownSetting = rule({
  id: 'unknown-setting',
  says: 'A name was meant to be a setting, but Gunicorn does not know it and ignores it.',
  severity: 'warning',
  explains: `Gunicorn takes the names of the config that are exactly those of a setting and ignores all others in
silence. So a misspelt name, one in capitals, one from the command line (\`access_logformat\` is
\`--access-logformat\` there, but \`access_log_format\` in a file) or one of an
older or a younger release has no effect.

Some names go from config to config although no release ever had them: \`limit_request_body\` limits nothing.

Any name may also be a helper of the config itself. Nothing is said about a name that is looked at anywhere in the
file, that begins with an underscore, or that is neither near to a setting nor often taken for one.`,
  bad: `accesslog = '-'
access_logformat = '%(h)s "%(r)s" %(s)s %(D)s'
`,
  good: `accesslog = '-'
access_log_format = '%(h)s "%(r)s" %(s)s %(D)s'
`,

  *check(document, t) {
    if (document.module.isDynamic) return;
    const { version } = document.surroundings;
    for (const binding of document.module.bindings) {
      const young = settingByName(binding.name);
      if (young && !isSince(version, young.since) && document.module.names.get(young.name)?.binding === binding) {
        const values = { name: young.name, since: young.since, version: versionText(version) };
        const message = t(
          'Gunicorn {version} does not know "{name}" yet, which came with {since}, and ignores it.',
          values,
        );
        yield { at: binding.nameAt, message, nearest: undefined };
      }
      if (!mayBeMeantAsSetting(binding, document)) continue;
      const { name, nameAt } = binding;
      const removed = REMOVED_SETTINGS.find(row => row.name === name);
      if (removed && !isAfter(version, removed.until)) continue;
      const imagined = IMAGINED_SETTINGS.find(row => row.name === name);
      if (imagined) {
        const message = t('No Gunicorn ever had the setting "{name}"; it is ignored.', { name });
        yield { at: nameAt, message: `${message} ${t(imagined.means)}`, nearest: undefined };
        continue;
      }
      const nearest = removed ? removed.successor : intendedSetting(binding, document);
      const message = removed
        ? removedMessage(removed, t)
        : nearest && t('Gunicorn has no setting "{name}" and ignores it; "{nearest}" is one.', { name, nearest });
      if (!message) continue;
      yield { at: nameAt, message, nearest };
    }
  },

  fix({ at, nearest }, document, t) {
    // Where the right name is set as well, taking it twice would only change which of the two is dead.
    if (!nearest || isSet(document, nearest)) return undefined;
    return { title: t('Use {right}', { right: nearest }), edits: [{ at, text: nearest }] };
  },
});

/** Up to that release the setting was there, or distributions brought it back into older ones. */
function isAfter(version: Version, release: string): boolean {
  return compareVersions(version, parseVersion(release)!) > 0;
}

function removedMessage({ name, until, means }: RemovedSetting, t: Localize): string {
  const gone = t('Gunicorn {until} was the last with the setting "{name}"; it is ignored.', { name, until });
  return `${gone} ${t(means)}`;
}

function mayBeMeantAsSetting(binding: Binding, { module }: ConfigDocument): boolean {
  const { name, how, isBroken } = binding;
  const isDefinition = how === 'assignment' || how === 'function';
  return isDefinition && !isBroken && !name.startsWith('_') && !settingByName(name) && !module.uses.has(name);
}

function isSet({ module }: ConfigDocument, name: string): boolean {
  return module.bindings.some(binding => binding.name === name);
}
