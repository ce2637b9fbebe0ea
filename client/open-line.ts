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
export async function openLine(engine: Pick<Engine, 'readLines'>, log: Uri, line: number): Promise<void> {
  if (isCompressed(log.path)) return openStretch(engine, log, line);
  await commands.executeCommand('vscode.open', log, show(line));
}

/** A compressed log has no lines on disk: the ones around the line are shown in a document that cannot be changed. */
async function openStretch(engine: Pick<Engine, 'readLines'>, log: Uri, line: number): Promise<void> {
  const { text, firstLine } = await engine.readLines(log.fsPath, line);
  const count = text.split('\n').length;
  const name = l10n.t('{name}, lines {first} to {last}', {
    name: fileName(log.path),
    first: firstLine,
    last: firstLine + count - 1,
  });
  const uri = Uri.from({ scheme: SCHEME, path: `/${name}`, query: String(line) });
  stretches.set(uri.toString(), text);
  const document = await workspace.openTextDocument(uri);
  await languages.setTextDocumentLanguage(document, 'gunicorn-access-log');
  await window.showTextDocument(document, show(line - firstLine + 1));
}

const stretches = new Map<string, string>();

/** Lets VS Code show stretches of compressed logs, and forgets them when they are closed. */
export function provideStretches(): Disposable {
  const provider = workspace.registerTextDocumentContentProvider(SCHEME, {
    provideTextDocumentContent: uri => stretches.get(uri.toString()),
  });
  const forget = workspace.onDidCloseTextDocument(({ uri }) => stretches.delete(uri.toString()));
  return { dispose: () => [provider, forget].forEach(each => each.dispose()) };
}

function show(line: number) {
  return { viewColumn: besideDashboard(), preview: true, selection: new Range(line - 1, 0, line, 0) };
}

/** The dashboard stays visible: the log opens in another group, the same one at every click. */
function besideDashboard(): ViewColumn {
  return window.tabGroups.activeTabGroup.viewColumn === ViewColumn.One ? ViewColumn.Two : ViewColumn.One;
}
