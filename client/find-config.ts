import { FileType, Uri, workspace } from 'vscode';
import { stringSetting } from '../core/config/settings.ts';
import type { Settings } from '../core/config/settings.ts';
import { openDocument } from '../core/language/document.ts';
import { nameSays } from '../core/language/config-names.ts';
import { configPatterns } from './config-names.ts';
import { withoutRotation, fileName } from './log-names.ts';
import { readText } from './read-text.ts';

/** A config and what it says. */
export interface Config {
  readonly uri: Uri;
  readonly settings: Settings;
}

/**
 * The config that a log was written under: the one whose `accesslog` or `errorlog` is this file; else the nearest one upward from the
 * log, or the only one in the workspace. With several that fit equally well the content of the log must tell.
 */
export async function findConfigFor(log: Uri): Promise<Config | undefined> {
  const upward = await findUpward(log);
  const all = unique([...upward.flat(), ...(await findConfigs())]);
  const written = withoutRotation(log.path);
  const nearest = upward[0] ?? [];
  return (
    all.find(config => LOGS.some(setting => logOf(config, setting)?.path === written)) ??
    only(nearest) ??
    only(all.filter(config => fileName(logOf(config, 'accesslog')?.path ?? '') === fileName(written))) ??
    only(all)
  );
}

const LOGS = ['accesslog', 'errorlog'] as const;

/** The configs of the workspace, ordered by path. */
export async function findConfigs(): Promise<readonly Config[]> {
  const uris = await workspace.findFiles(`{${configPatterns().join(',')}}`, FOREIGN, MOST_CONFIGS);
  const configs = await Promise.all(uris.toSorted((a, b) => (a.path < b.path ? -1 : 1)).map(readConfig));
  return configs.filter(config => config !== undefined);
}

/** Undefined when the file cannot be read, or says nothing to Gunicorn and has not its name either. */
export async function readConfig(uri: Uri): Promise<Config | undefined> {
  try {
    const { settings } = openDocument(await readText(uri));
    return nameSays(uri.path) === 'config' || Object.keys(settings.values).length > 0 ? { uri, settings } : undefined;
  } catch {
    // A file that vanished meanwhile, or that we may not read, is no config to us.
    return undefined;
  }
}

/** Where the config sends a log, as a file; undefined when that is off, a stream, or not known. */
export function logOf({ uri, settings }: Config, setting: 'accesslog' | 'errorlog'): Uri | undefined {
  const path = stringSetting(settings, setting);
  if (!path || path === '-') return undefined;
  const folder = resolve(Uri.joinPath(uri, '..'), stringSetting(settings, 'chdir') ?? '');
  return resolve(folder, path);
}

function resolve(folder: Uri, path: string): Uri {
  if (path === '') return folder;
  return path.startsWith('/') ? folder.with({ path }) : Uri.joinPath(folder, path);
}

/** What was installed is not what is configured. */
export const FOREIGN = '**/{node_modules,site-packages,.venv,venv,.tox,.git}/**';
/** With more configs than this a workspace is no deployment but a collection. */
const MOST_CONFIGS = 200;
/** How many folders upward somebody may still mean "the config of this log". */
const MOST_FOLDERS = 16;

/** The configs in the folders from the log up to the root, a list a folder that has any, nearest first. */
async function findUpward(log: Uri): Promise<Config[][]> {
  const found: Config[][] = [];
  let folder = Uri.joinPath(log, '..');
  for (let count = 0; count < MOST_FOLDERS; count++) {
    const configs = await Promise.all(
      (await configNamesIn(folder)).map(name => readConfig(Uri.joinPath(folder, name))),
    );
    const readable = configs.filter(config => config !== undefined);
    if (readable.length > 0) found.push(readable);
    const parent = Uri.joinPath(folder, '..');
    if (parent.path === folder.path) break;
    folder = parent;
  }
  return found;
}

async function configNamesIn(folder: Uri): Promise<string[]> {
  try {
    const entries = await workspace.fs.readDirectory(folder);
    return entries
      .filter(([name, type]) => type !== FileType.Directory && nameSays(name) === 'config')
      .map(([name]) => name);
  } catch {
    // A folder that may be entered but not listed has nothing to offer.
    return [];
  }
}

function unique(configs: readonly Config[]): Config[] {
  return [...new Map(configs.map(config => [config.uri.toString(), config])).values()];
}

function only(configs: readonly Config[]): Config | undefined {
  return configs.length === 1 ? configs[0] : undefined;
}
