import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fetchEmbeddedVSCode, installInEmbeddedVSCode, startEmbeddedVSCode } from '../../scripts/embedded-vscode.mjs';
import { packExtension } from '../../scripts/pack.mjs';
import { makeProfile } from '../../scripts/profile.mjs';
import { openBrowser, openWorkbench } from './workbench.mjs';

/**
 * A window of VS Code with the packed extension, as a user has it.
 * @param {string} folder to open
 * @param {{ locale?: 'en' | 'zh-cn', settings?: object, width?: number, height?: number, scale?: number }} [options]
 */
export async function openSession(folder, { locale = 'en', settings = {}, ...page } = {}) {
  await fetchEmbeddedVSCode();
  const profile = makeProfile({
    'workbench.reduceMotion': 'on',
    'editor.hover.delay': 100,
    'window.commandCenter': false,
    ...settings,
  });
  if (locale !== 'en') addLanguage(profile, locale);
  await installInEmbeddedVSCode(profile, await packExtension());
  const server = await startEmbeddedVSCode(profile, { locale });
  const browser = await openBrowser({ locale, ...page });
  const workbench = await openWorkbench(browser.page, `${server.address}/?${new URLSearchParams({ folder })}`);
  return {
    workbench,
    foreignHosts: browser.foreignHosts,
    /** VS Code notices what changes. @param {object} settings */
    set: settings => profile.write(settings),
    async end() {
      await browser.close();
      await server.stop();
    },
  };
}

/**
 * Makes VS Code speak a language as a language pack does, though without translations of its own:
 * extensions are told that language and show theirs.
 * @param {import('../../scripts/profile.mjs').Profile} profile
 * @param {string} locale
 */
function addLanguage(profile, locale) {
  const translation = join(profile.folder, `${locale}.i18n.json`);
  writeFileSync(translation, JSON.stringify({ '': [], version: '1.0.0', contents: {} }));
  const languagePack = {
    hash: '0'.repeat(32),
    label: locale,
    extensions: [{ extensionIdentifier: { id: 'gunicorn-logs.language-pack' }, version: '1.0.0' }],
    translations: { vscode: translation },
  };
  writeFileSync(join(profile.userData, 'languagepacks.json'), JSON.stringify({ [locale]: languagePack }));
}
