import { Range, Uri, ViewColumn, commands, l10n, languages, window, workspace } from 'vscode';
import type { Disposable } from 'vscode';
import { fileName, isCompressed } from './log-names.ts';
import type { Engine } from './engine.ts';

/** The scheme of documents that show a stretch of a compressed log. */
const SCHEME = 'gunicorn-log';

/**
 * Opens the log at a line, beside the dashboard. The command and not `showTextDocument`, because VS Code shows files
 * over 50 MB but gives extensions no document of them.
 */
export async function openLine(
  engine: Pick<Engine, 'readLines'>,
  log: Uri,
  line: number,
  column = beside(window.tabGroups.activeTabGroup.viewColumn),
): Promise<void> {
  if (isCompressed(log.path)) return openStretch(engine, log, line, column);
  await commands.executeCommand('vscode.open', log, show(line, column));
}

/** A compressed log has no lines on disk: the ones around the line are shown in a document that cannot be changed. */
async function openStretch(
  engine: Pick<Engine, 'readLines'>,
  log: Uri,
  line: number,
  column: ViewColumn,
): Promise<void> {
  const { text, firstLine } = await engine.readLines(log.fsPath, line);
  const count = text.split('\n').length;
  const name = l10n.t('{name}, lines {first} to {last}', {
    name: fileName(log.path),
    first: firstLine,
    last: firstLine + count - 1,
  });
  const uri = Uri.from({ scheme: SCHEME, path: `/${name}`, query: String(line) });
  stretches.set(uri.toString(), { text, log });
  const document = await workspace.openTextDocument(uri);
  await languages.setTextDocumentLanguage(document, 'gunicorn-access-log');
  await window.showTextDocument(document, show(line - firstLine + 1, column));
}

const stretches = new Map<string, { readonly text: string; readonly log: Uri }>();

/** The compressed log that a document shows a stretch of; undefined for any other document. */
export function logOfStretch(uri: Uri): Uri | undefined {
  return stretches.get(uri.toString())?.log;
}

/** Lets VS Code show stretches of compressed logs, and forgets them when they are closed. */
export function provideStretches(): Disposable {
  const provider = workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: uri => stretches.get(uri.toString())?.text,
  });
  // A document that gets another language is told to be closed as well, and is not.
  const forget = workspace.onDidCloseTextDocument(
    ({ uri, isClosed }) => void (isClosed && stretches.delete(uri.toString())),
  );
  return { dispose: () => [provider, forget].forEach(each => each.dispose()) };
}

function show(line: number, viewColumn: ViewColumn) {
  return { viewColumn, preview: true, selection: new Range(line - 1, 0, line, 0) };
}

/** Beside an editor that is to stay visible, as the dashboard: always the same other group. */
export function beside(column: ViewColumn | undefined): ViewColumn {
  return column === ViewColumn.One ? ViewColumn.Two : ViewColumn.One;
}
