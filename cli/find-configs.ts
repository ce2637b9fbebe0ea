import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Localize } from '../core/base/localize.ts';
import { commandFileName } from '../core/config/command-lines/names.ts';
import { NEWEST } from '../core/gunicorn/version.ts';
import { isRotationName, looksLikeRules, namesGunicorn } from '../core/language/file-kind.ts';
import { nameSays } from '../core/language/config-names.ts';
import { runsGunicorn } from '../core/language/command-documents.ts';
import { openDocument } from '../core/language/document.ts';

/**
 * The configs that a path means: a file is one whatever its name, so that it is the reader who says when it is missing;
 * in a folder they are found by their names, at any depth.
 */
export async function findConfigs(
  path: string,
  t: Localize,
): Promise<{ files: readonly string[] } | { failure: string }> {
  const isFolder = await stat(path).then(
    found => found.isDirectory(),
    () => false,
  );
  if (!isFolder) return { files: [path] };
  const files = await configsBelow(path);
  if (files.length > 0) return { files };
  return {
    failure: t('There is no Gunicorn config in {folder}; name the file if it is called differently.', { folder: path }),
  };
}

async function configsBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found: string[] = [];
  for (const entry of entries.toSorted((one, other) => (one.name < other.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    // A link to a folder may lead back up, so only folders themselves are entered.
    if (entry.isDirectory()) {
      if (!FOREIGN.has(entry.name)) found.push(...(await configsBelow(path)));
    } else if (await isConfig(path)) found.push(path);
  }
  return found;
}

/** What was installed is not what is configured. */
const FOREIGN = new Set([
  '.git',
  '.hg',
  '.tox',
  '.nox',
  '.venv',
  'venv',
  'node_modules',
  'site-packages',
  '__pycache__',
]);

async function isConfig(path: string): Promise<boolean> {
  if (commandFileName(path)) return runsGunicorn(openDocument(await textOf(path), { version: NEWEST, path }));
  if (isRotationName(path)) return namesGunicorn(await textOf(path));
  if (/\.ya?ml$/i.test(path)) {
    const text = await textOf(path);
    return looksLikeRules(text) && namesGunicorn(text);
  }
  const says = nameSays(path);
  if (says !== 'perhaps') return says === 'config';
  return Object.keys(openDocument(await textOf(path)).settings.values).length > 0;
}

const textOf = (path: string) => readFile(path, 'utf8').catch(() => '');
