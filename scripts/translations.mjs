import { existsSync, readFileSync } from 'node:fs';
import { globSync } from './files.mjs';

/**
 * The sentences of a language by the English ones, from all files of l10n/<language>/; none for a language without that
 * folder. Those below its folder pages/ are said by the pages of docs/ alone, and left out unless they are asked for.
 * @param {string} language
 * @param {{ pages?: boolean }} [options]
 * @returns {Record<string, string>}
 */
export function readTranslations(language, { pages = false } = {}) {
  const folder = `l10n/${language}`;
  const files = existsSync(folder) ? globSync(folder, pages ? /\.json$/ : /^(?!.*\/pages\/).*\.json$/) : [];
  return Object.assign({}, ...files.map(file => JSON.parse(readFileSync(file, 'utf8'))));
}
