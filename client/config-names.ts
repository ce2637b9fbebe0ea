import { languages } from 'vscode';
import type { TextDocument } from 'vscode';
import { CONFIG_PATTERNS } from '../core/language/config-names.ts';
import { preferences } from './preferences.ts';

/**
 * Glob patterns of what is taken for a config: the usual names, and what the user's `gunicorn.configFiles` says.
 * `gunicorn/*.py` counts only where the file sets something of Gunicorn's, which whoever reads the file finds out.
 */
export function configPatterns(): readonly string[] {
  return [...CONFIG_PATTERNS, ...preferences().configFiles.map(fromAnyFolder)];
}

/** Whether the document is Python under one of these names. */
export function isConfig(document: TextDocument): boolean {
  return configPatterns().some(pattern => languages.match({ language: 'python', pattern }, document) > 0);
}

/** `deploy/web.py` is meant from the workspace's folder, wherever that is. */
function fromAnyFolder(pattern: string): string {
  return pattern.startsWith('/') || pattern.startsWith('**/') ? pattern : `**/${pattern}`;
}
