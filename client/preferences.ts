import { workspace } from 'vscode';
import type { Uri } from 'vscode';

/** What the user can tell this extension, in VS Code's settings under `gunicorn.`. */
export interface Preferences {
  /** Glob patterns of further Gunicorn configs. */
  readonly configFiles: readonly string[];
  /** The format that logs were written with; null: the config or the content says it. */
  readonly accessLogFormat: string | null;
  /** The release of Gunicorn that configs are read for; null: the project says it. */
  readonly targetVersion: string | null;
  /** Whether logs have marks beside the scroll bar. */
  readonly overviewRulerMarks: boolean;
}

/** Read when they are needed, so that a change holds at once. A settings file can hold anything, so types are checked. */
export function preferences(scope?: Uri): Preferences {
  const settings = workspace.getConfiguration('gunicorn', scope);
  const configFiles = settings.get<unknown>('configFiles');
  const accessLogFormat = settings.get<unknown>('accessLogFormat');
  const targetVersion = settings.get<unknown>('targetVersion');
  const overviewRulerMarks = settings.get<unknown>('overviewRulerMarks');
  return {
    configFiles: Array.isArray(configFiles) ? configFiles.filter(pattern => typeof pattern === 'string') : [],
    accessLogFormat: typeof accessLogFormat === 'string' && accessLogFormat !== '' ? accessLogFormat : null,
    targetVersion: typeof targetVersion === 'string' && targetVersion !== '' ? targetVersion : null,
    overviewRulerMarks: overviewRulerMarks !== false,
  };
}
