import { languages } from 'vscode';
import type { TextDocument } from 'vscode';
import { COMMAND_FILE_NAMES } from '../core/config/command-lines/names.ts';
import { ALERT_PATTERNS, ROTATION_PATTERNS, namesGunicorn } from '../core/language/file-kind.ts';
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

/** The same for all files that are checked and are not themselves configs. */
export const COMPANION_PATTERNS: readonly string[] = [...COMMAND_PATTERNS, ...ROTATION_PATTERNS, ...ALERT_PATTERNS];

/** Whether the document is Python under one of the names of configs. */
export function isConfig(document: TextDocument): boolean {
  return configPatterns().some(pattern => languages.match({ language: 'python', pattern }, document) > 0);
}

/** Whether the document runs Gunicorn or works with it, as far as a glance can tell. */
export function isCompanion(document: TextDocument): boolean {
  const isNamed = COMPANION_PATTERNS.some(pattern => languages.match({ pattern }, document) > 0);
  return isNamed && namesGunicorn(document.getText());
}

/** `deploy/web.py` is meant from the workspace's folder, wherever that is. */
function fromAnyFolder(pattern: string): string {
  return pattern.startsWith('/') || pattern.startsWith('**/') ? pattern : `**/${pattern}`;
}
