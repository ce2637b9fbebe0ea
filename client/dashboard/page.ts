import { Uri, env, l10n } from 'vscode';
import type { Webview } from 'vscode';
import { asData } from '../../core/export/html.ts';

/** Rows of each list that a page can show; nobody reads more. */
export const MOST_ROWS = 100;

/**
 * The dashboard's page. Only our own script and style may run in it, nothing may be loaded from elsewhere, and no
 * content of a log is in it: that comes as messages and becomes text.
 *
 * @param nonce what nobody can guess; letters and digits
 */
export function pageOf(webview: Webview, dist: Uri, nonce: string): string {
  const file = (name: string) => webview.asWebviewUri(Uri.joinPath(dist, name)).toString();
  const policy = [
    "default-src 'none'",
    `style-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');

  return `<!DOCTYPE html>
<html lang="${languageOfSentences()}">
<head>
  <meta charset="UTF-8">
  <title>Gunicorn</title>
  <meta http-equiv="Content-Security-Policy" content="${policy}">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <link rel="stylesheet" href="${file('dashboard.css')}">
</head>
<body>
  <main id="dashboard"></main>
  <script type="application/json" id="l10n">${asData(l10n.bundle ?? {})}</script>
  <script nonce="${nonce}" src="${file('dashboard.js')}"></script>
</body>
</html>
`;
}

/** Numbers and times are written as the sentences around them: in English, where there are none in VS Code's language. */
export function languageOfSentences(): string {
  return l10n.bundle ? env.language : 'en';
}
