import { languages } from 'vscode';
import type { TextDocument } from 'vscode';
import { COMMAND_FILE_NAMES } from '../core/config/command-lines/names.ts';
import { CONFIG_PATTERNS } from '../core/language/config-names.ts';
import { preferences } from './preferences.ts';

/**
 * Glob patterns of what is taken for a config: the usual names, and what the user's `gunicorn.configFiles` says.
 * `gunicorn/*.py` counts only where the file sets something of Gunicorn's, which whoever reads the file finds out.
 */
export function configPatterns(): readonly string[] {
  return [...CONFIG_PATTERNS, ...preferences().configFiles.map(fromAnyFolder)];
}

/** Glob patterns of the files that may run Gunicorn, in whatever language the editor takes them to be. */
export const COMMAND_PATTERNS: readonly string[] = COMMAND_FILE_NAMES.map(({ pattern }) => pattern);

/** Whether the document is Python under one of the names of configs. */
export function isConfig(document: TextDocument): boolean {
  return configPatterns().some(pattern => languages.match({ language: 'python', pattern }, document) > 0);
}

/** Whether the document runs Gunicorn, as far as a glance can tell. */
export function mayRunGunicorn(document: TextDocument): boolean {
  const isNamed = COMMAND_PATTERNS.some(pattern => languages.match({ pattern }, document) > 0);
  return isNamed && /gunicorn/i.test(document.getText());
}

/** `deploy/web.py` is meant from the workspace's folder, wherever that is. */
function fromAnyFolder(pattern: string): string {
  return pattern.startsWith('/') || pattern.startsWith('**/') ? pattern : `**/${pattern}`;
}
