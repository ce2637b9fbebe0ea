import { languages, workspace } from 'vscode';
import type { ExtensionContext, TextDocument } from 'vscode';

/** How many lines may pass before we say that a log is not Gunicorn's. */
const LINES = 20;

/**
 * Gives a `.log` file with any name its language once its first lines were read as Gunicorn's. What the user said in
 * `files.associations`, or chose by hand while the file was open, stays.
 */
export function recognizeLogs({ subscriptions }: ExtensionContext): void {
  const seen = new Set<string>();

  const recognize = async (document: TextDocument) => {
    if (document.languageId !== 'log' || isAssociated(document)) return;
    // A changed language arrives as a newly opened document: what somebody changed back is not changed again.
    if (seen.has(document.uri.toString())) return;
    seen.add(document.uri.toString());
    const language = await languageOf(document.getText().split('\n', LINES));
    if (language) await languages.setTextDocumentLanguage(document, language);
  };

  for (const document of workspace.textDocuments) void recognize(document);
  subscriptions.push(workspace.onDidOpenTextDocument(recognize));
}

async function languageOf(lines: readonly string[]): Promise<string | undefined> {
  if (lines.some(line => ERROR_ENTRY.test(line))) return 'gunicorn-error-log';
  return lines.some(line => ACCESS_ENTRY.test(line)) ? 'gunicorn-access-log' : undefined;
}

/** The time and the request of the default format; a log in another one keeps the language it has. */
const ACCESS_ENTRY = /^\S* \S+ .{1,100}? \[\d\d\/[A-Z][a-z]{2}\/\d{4}(?::\d\d){3} [+-]\d{4}\] "[A-Za-z-]+ \S+ HTTP\//;

/** `[2026-11-22 10:46:59 +0000] [17765] [INFO] …`: Gunicorn's own error log, which nothing else writes. */
const ERROR_ENTRY = /^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d{4}\] \[\d+\] \[[A-Z]+\] /;

function isAssociated(document: TextDocument): boolean {
  const associations = workspace.getConfiguration('files', document).get<Record<string, string>>('associations', {});
  return Object.keys(associations).some(glob => {
    const pattern = glob.includes('/') ? glob : `**/${glob}`;
    return languages.match({ pattern }, document) > 0;
  });
}
