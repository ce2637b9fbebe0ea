import { FileType, workspace } from 'vscode';
import type { Uri } from 'vscode';
import { findConfigs, logOf } from './find-config.ts';
import { fileName, isErrorLogName, isLogName, withoutRotation } from './log-names.ts';

/** A log that is worth analyzing: the file that is being written, and what rotation made of it. */
export interface FoundLog {
  readonly files: readonly Uri[];
  /** The config whose `accesslog` it is, when one says so. */
  readonly config: Uri | undefined;
}

/** The logs that the configs of the workspace name and that exist, then files in it that are called like access logs. */
export async function findLogs(): Promise<readonly FoundLog[]> {
  const found = new Map<string, FoundLog>();
  for (const config of await findConfigs()) {
    const log = logOf(config, 'accesslog');
    if (log && (await isFile(log))) found.set(log.path, { files: [log], config: config.uri });
  }
  const named = await workspace.findFiles(NAMES, FOREIGN, MOST_FILES);
  const logs = named.filter(({ path }) => isLogName(path) && !isErrorLogName(path));
  for (const uri of logs.toSorted((a, b) => byLengthThenName(fileName(a.path), fileName(b.path)))) {
    const written = withoutRotation(uri.path);
    const log = found.get(written) ?? { files: [], config: undefined };
    if (log.files.some(file => file.path === uri.path)) continue;
    found.set(written, { ...log, files: [...log.files, uri] });
  }
  return [...found.values()];
}

const NAMES = '**/{*access*.log*,*access_log*,gunicorn*.log*}';
const FOREIGN = '**/{node_modules,site-packages,.venv,venv,.tox,.git}/**';
const MOST_FILES = 500;

/** `access.log` before `access.log.1`, and that before `access.log.10`. */
function byLengthThenName(one: string, other: string): number {
  return one.length - other.length || (one < other ? -1 : 1);
}

export async function isFile(uri: Uri): Promise<boolean> {
  try {
    const { type } = await workspace.fs.stat(uri);
    return (type & FileType.File) !== 0;
  } catch {
    return false;
  }
}
