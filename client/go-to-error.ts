import { CancellationTokenSource, Selection, TextEditorRevealType, l10n, window } from 'vscode';
import type { TextDocument, TextEditor } from 'vscode';
import { accessTrouble, errorTrouble } from '../core/logs/trouble.ts';
import type { IsTrouble } from '../core/logs/trouble.ts';
import type { LineFormats } from './line-formats.ts';
import { visitLines } from './lines-in-turns.ts';
import { fileName } from './log-names.ts';
import { plain } from './plain-message.ts';

/** The search that still runs: who presses the key again wants the new one. */
let searching: CancellationTokenSource | undefined;

/**
 * Puts the cursor on the next line, or the one before, that tells of an error. Says so where there is none, and offers to
 * begin at the other end.
 */
export async function goToError(formats: LineFormats, direction: 'next' | 'previous'): Promise<void> {
  const editor = window.activeTextEditor;
  const isTrouble = editor && (await troubleOf(editor.document, formats));
  if (!isTrouble) {
    void window.showInformationMessage(l10n.t('No Gunicorn log is in front, so there is no error to go to.'));
    return;
  }
  const { document, selection } = editor;
  const cursor = selection.active.line;
  const found = await find(document, isTrouble, direction === 'next' ? cursor + 1 : cursor - 1, direction);
  if (found === undefined) return;
  if (found !== null) show(editor, found);
  else await beginAgain(editor, isTrouble, direction);
}

async function troubleOf(document: TextDocument, formats: LineFormats): Promise<IsTrouble | null> {
  const textOf = (line: number) => document.lineAt(line).text;
  if (document.languageId === 'gunicorn-error-log') return errorTrouble(textOf);
  const format = document.languageId === 'gunicorn-access-log' ? await formats.of(document) : null;
  return format && accessTrouble(format, textOf);
}

async function find(
  document: TextDocument,
  isTrouble: IsTrouble,
  from: number,
  direction: 'next' | 'previous',
): Promise<number | null | undefined> {
  searching?.cancel();
  const { token } = (searching = new CancellationTokenSource());
  const { version } = document;
  // Lines that move while they are looked at are others.
  const isOver = () => token.isCancellationRequested || document.isClosed || document.version !== version;
  const to = direction === 'next' ? document.lineCount : -1;
  return visitLines(Math.min(from, document.lineCount), to, isTrouble, isOver);
}

function show(editor: TextEditor, line: number): void {
  editor.selection = new Selection(line, 0, line, 0);
  editor.revealRange(editor.selection, TextEditorRevealType.InCenterIfOutsideViewport);
}

/** A notification, because screen readers say those; the editor would only beep. */
async function beginAgain(editor: TextEditor, isTrouble: IsTrouble, direction: 'next' | 'previous'): Promise<void> {
  const { document, selection } = editor;
  const name = fileName(document.uri.path);
  const start = direction === 'next' ? 0 : document.lineCount - 1;
  const other = await find(document, isTrouble, start, direction);
  if (other === undefined) return;
  if (other === null) {
    void window.showInformationMessage(plain(l10n.t('There is no error in {name}.', { name })));
    return;
  }
  const sentence =
    direction === 'next'
      ? l10n.t('There is no error below line {line} of {name}.', { line: selection.active.line + 1, name })
      : l10n.t('There is no error above line {line} of {name}.', { line: selection.active.line + 1, name });
  const again = direction === 'next' ? l10n.t('First Error') : l10n.t('Last Error');
  // Nobody waits for the answer, which may never come.
  void window.showInformationMessage(plain(sentence), again).then(async answer => {
    if (answer === again && !document.isClosed) show(await window.showTextDocument(document), other);
  });
}
