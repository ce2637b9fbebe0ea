import { Range, languages, workspace } from 'vscode';
import type { ExtensionContext, TextDocument } from 'vscode';

/** So many lines at its beginning tell whether a log is Gunicorn's; most of them must be. */
const LINES = 20;

/**
 * Gives a `.log` file with any name its language once its first lines were read as Gunicorn's. What the user said in
 * `files.associations`, or chose by hand while the file was open, stays.
 */
export function recognizeLogs({ subscriptions }: ExtensionContext, languageOfLines: LanguageOfLines): void {
  const seen = new Set<string>();

  const recognize = async (document: TextDocument) => {
    if (document.languageId !== 'log' || isAssociated(document)) return;
    // A changed language arrives as a newly opened document: what somebody changed back is not changed again.
    if (seen.has(document.uri.toString())) return;
    seen.add(document.uri.toString());
    const lines = document.getText(new Range(0, 0, LINES, 0)).split(/\r?\n/);
    const language = await languageOfLines(lines.filter(line => line !== ''));
    if (language) await languages.setTextDocumentLanguage(document, language);
  };

  for (const document of workspace.textDocuments) void recognize(document);
  subscriptions.push(workspace.onDidOpenTextDocument(recognize));
}

type LanguageOfLines = (lines: readonly string[]) => Promise<string | undefined>;

function isAssociated(document: TextDocument): boolean {
  const associations = workspace.getConfiguration('files', document).get<Record<string, string>>('associations', {});
  return Object.keys(associations).some(glob => {
    const pattern = glob.includes('/') ? glob : `**/${glob}`;
    return languages.match({ pattern }, document) > 0;
  });
}
