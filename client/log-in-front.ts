import { TabInputText, window, workspace } from 'vscode';
import type { ExtensionContext, TextDocument, Uri } from 'vscode';
import { isErrorLogName, isLogName } from './log-names.ts';

/** A log that can be read as a file. */
export interface LogInFront {
  readonly log: Uri;
  /** Null where the file is so large that VS Code gives extensions no document of it. */
  readonly document: TextDocument | null;
}

/** The tab and not the editor: of a file over 50 MB there is no document, and a panel below may have the keyboard. */
export function logInFront(): LogInFront | undefined {
  const input = window.tabGroups.activeTabGroup.activeTab?.input;
  if (!(input instanceof TabInputText) || SHOWN.has(input.uri.scheme)) return undefined;
  const log = input.uri;
  const document = workspace.textDocuments.find(open => open.uri.toString() === log.toString());
  if (document) return /^gunicorn-(?:access|error)-log$/.test(document.languageId) ? { log, document } : undefined;
  return isLogName(log.path) && !isErrorLogName(log.path) ? { log, document: null } : undefined;
}

/** Schemes of documents that are no file: what was not saved yet, and what we show ourselves. */
const SHOWN: ReadonlySet<string> = new Set(['untitled', 'gunicorn-log', 'gunicorn-lines', 'gunicorn-format']);

/** Begins once the user looks at a log, and not before. */
export function whenLogIsInFront({ subscriptions }: ExtensionContext, begin: () => void): void {
  let hasBegun = false;
  const look = () => {
    if (hasBegun || !logInFront()) return;
    hasBegun = true;
    listening.forEach(each => each.dispose());
    begin();
  };
  const listening = [
    window.tabGroups.onDidChangeTabs(look),
    window.tabGroups.onDidChangeTabGroups(look),
    // Another language arrives as a document that is opened.
    workspace.onDidOpenTextDocument(look),
  ];
  subscriptions.push(...listening);
  look();
}
