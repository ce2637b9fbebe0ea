import { TabInputCustom, TabInputText, l10n, window, workspace } from 'vscode';
import type { Uri } from 'vscode';
import { findLogs } from './find-logs.ts';
import type { FoundLog } from './find-logs.ts';
import { isErrorLogName, isLogName } from './log-names.ts';
import { plain } from './plain-message.ts';

/**
 * The log to analyze when nobody said which: the file in front when it is one; else those of the workspace, which the
 * user picks from when there are several; else any file. Undefined when nothing was picked.
 */
export async function chooseLog(): Promise<readonly Uri[] | undefined> {
  const front = logInFront();
  if (front) return [front];

  const found = await findLogs();
  if (found.length === 1) return found[0]!.files;
  if (found.length > 1) return pickLog(found);

  const choose = l10n.t('Choose a File…');
  const sentence = workspace.workspaceFolders
    ? l10n.t('There is no access log in this workspace, and no config in it names one. Choose the file to analyze.')
    : l10n.t('No folder and no log is open. Open an access log, or choose the file to analyze.');
  return (await window.showErrorMessage(plain(sentence), choose)) === choose ? pickFiles() : undefined;
}

/** The tab and not the editor: VS Code gives extensions no document of a file over 50 MB. */
function logInFront(): Uri | undefined {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  if (!(input instanceof TabInputText || input instanceof TabInputCustom)) return undefined;
  const { uri } = input;
  const document = workspace.textDocuments.find(open => open.uri.toString() === uri.toString());
  if (document?.languageId === 'gunicorn-access-log') return uri;
  if (document?.languageId === 'gunicorn-error-log' || isErrorLogName(uri.path)) return undefined;
  return isLogName(uri.path) || document?.languageId === 'log' || document?.languageId === 'plaintext'
    ? uri
    : undefined;
}

async function pickLog(found: readonly FoundLog[]): Promise<readonly Uri[] | undefined> {
  const rows = found.map(({ files, config }) => ({
    label: workspace.asRelativePath(files[0]!),
    ...(files.length > 1 ? { description: l10n.t('and {count} rotated files', { count: files.length - 1 }) } : {}),
    ...(config ? { detail: l10n.t('The accesslog of {config}', { config: workspace.asRelativePath(config) }) } : {}),
    files,
  }));
  const other = { label: l10n.t('Choose a File…'), files: undefined };
  const chosen = await window.showQuickPick([...rows, other], {
    placeHolder: l10n.t('Which access log should be analyzed?'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return chosen === other ? pickFiles() : chosen?.files;
}

async function pickFiles(): Promise<readonly Uri[] | undefined> {
  return window.showOpenDialog({
    canSelectMany: true,
    openLabel: l10n.t('Analyze'),
    title: l10n.t('Access logs to analyze; several files are taken as one log'),
  });
}
