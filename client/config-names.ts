import { languages } from 'vscode';
import type { TextDocument } from 'vscode';
import { preferences } from './preferences.ts';

/**
 * What a Gunicorn config is called. `gunicorn/*.py` counts only where the file sets something of Gunicorn's, which
 * whoever reads the file finds out.
 */
const NAMES: readonly string[] = [
  '**/gunicorn*.conf.py',
  '**/gunicorn_config.py',
  '**/gunicorn_conf.py',
  '**/gunicorn.py',
  '**/gunicorn/*.py',
];

/** Glob patterns of what is taken for a config: the usual names, and what the user's `gunicorn.configFiles` says. */
export function configPatterns(): readonly string[] {
  return [...NAMES, ...preferences().configFiles.map(fromAnyFolder)];
}

/** Whether the document is Python under one of these names. */
export function isConfig(document: TextDocument): boolean {
  return configPatterns().some(pattern => languages.match({ language: 'python', pattern }, document) > 0);
}

/** The same for the name of a file in a known folder. */
export function isConfigName(name: string): boolean {
  return /^(?:gunicorn.*\.conf|gunicorn_config|gunicorn_conf|gunicorn)\.py$/.test(name);
}

/** `deploy/web.py` is meant from the workspace's folder, wherever that is. */
function fromAnyFolder(pattern: string): string {
  return pattern.startsWith('/') || pattern.startsWith('**/') ? pattern : `**/${pattern}`;
}
