/**
 * The dashboard as one file that any browser shows: the same page, script and style, with the report in it instead of an
 * extension to ask. Nothing is loaded from anywhere, and only its own script runs.
 */
export interface SavedPage {
  readonly title: string;
  /** As `<html lang>` has it. */
  readonly language: string;
  /** What the extension tells the dashboard at the start: a `Start` of `webview/protocol.ts`. */
  readonly start: unknown;
  /** Sentences in that language, by the English ones; none for English. */
  readonly sentences: Readonly<Record<string, unknown>>;
  /** Style sheets and scripts, in their order. */
  readonly styles: readonly string[];
  readonly scripts: readonly string[];
  /** Letters and digits that nobody can guess. */
  readonly nonce: string;
  /** Shown where no script may run. */
  readonly withoutScripts: string;
}

/** Files of `dist/`, in the order in which the page needs them. */
export const SAVED_STYLES = ['dashboard.css', 'themes.css'];
export const SAVED_SCRIPTS = ['saved-host.js', 'dashboard.js'];

export function writeHtml(page: SavedPage): string {
  const { title, language, start, sentences, styles, scripts, nonce, withoutScripts } = page;
  const policy = `default-src 'none'; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
  return `<!DOCTYPE html>
<html lang="${asText(language)}" data-saved>
<head>
<meta charset="UTF-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${asText(title)}</title>
${styles.map(style => `<style nonce="${nonce}">${asRaw(style, 'style')}</style>`).join('\n')}
</head>
<body>
<main id="dashboard"></main>
<noscript>${asText(withoutScripts)}</noscript>
<script type="application/json" id="l10n">${asData(sentences)}</script>
<script type="application/json" id="start">${asData(start)}</script>
${scripts.map(script => `<script nonce="${nonce}">${asRaw(script, 'script')}</script>`).join('\n')}
</body>
</html>
`;
}

function asText(text: string): string {
  return text.replaceAll(/[&<>"']/g, character => `&#${character.codePointAt(0)};`);
}

/** JSON inside a script element: with no `<` in it, nothing can end the element or begin a comment. */
export function asData(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', String.raw`\u003c`);
}

/** Our own script or style, which must not end its element; inside its strings a backslash more means the same. */
function asRaw(text: string, element: string): string {
  return text.replaceAll(new RegExp(`</(?=${element})`, 'gi'), String.raw`<\/`).replaceAll('<!--', String.raw`<\!--`);
}
