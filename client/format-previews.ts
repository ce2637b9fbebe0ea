import { EventEmitter, Uri, ViewColumn, l10n, languages, window, workspace } from 'vscode';
import type { Disposable, TextDocument } from 'vscode';
import { finish } from '../core/base/steps.ts';
import type { ConfigDocument } from '../core/language/document.ts';
import { documentSteps } from '../core/language/document.ts';
import { formatPreview } from '../core/language/format-preview.ts';
import { fileName } from './log-names.ts';

/** The scheme of documents that show the access log a config will make. */
const SCHEME = 'gunicorn-format';

/** Shows beside a config the access log it will make, and follows what is typed. */
export interface FormatPreviews extends Disposable {
  /** The focus stays in the config. Resolves to the document beside it. */
  show(config: Uri): Promise<TextDocument>;
}

export function createFormatPreviews(): FormatPreviews {
  const changed = new EventEmitter<Uri>();
  /** What is shown, by the URI of its document. */
  const shown = new Map<string, Shown>();

  const subscriptions = [
    changed,
    workspace.registerTextDocumentContentProvider(SCHEME, {
      onDidChange: changed.event,
      provideTextDocumentContent: async preview => {
        const key = preview.toString();
        const now = next(await workspace.openTextDocument(configOf(preview)), shown.get(key));
        shown.set(key, now);
        return now.text;
      },
    }),
    workspace.onDidChangeTextDocument(({ document: { uri } }) => {
      const preview = previewOf(uri);
      if (shown.has(preview.toString())) changed.fire(preview);
    }),
    // A document that gets another language is told to be closed as well, and is not.
    workspace.onDidCloseTextDocument(({ uri, isClosed }) => void (isClosed && shown.delete(uri.toString()))),
  ];

  return {
    async show(config) {
      const preview = previewOf(config);
      const isKnown = shown.has(preview.toString());
      const document = await workspace.openTextDocument(preview);
      // VS Code keeps the text of a closed tab for a while, and the file may have changed on disk since.
      if (isKnown) changed.fire(preview);
      await languages.setTextDocumentLanguage(document, 'gunicorn-access-log');
      await window.showTextDocument(document, { viewColumn: ViewColumn.Beside, preserveFocus: true, preview: true });
      return document;
    },
    dispose: () => subscriptions.forEach(each => void each.dispose()),
  };
}

interface Shown {
  readonly text: string;
  /** What was read last, of which an edit leaves most as it is. */
  readonly config: ConfigDocument;
}

/** While the format is half typed, what was there before stays. */
function next(document: TextDocument, before: Shown | undefined): Shown {
  const config = finish(documentSteps(document.getText(), undefined, before?.config));
  const text = formatPreview(config, (sentence, values = {}) => l10n.t(sentence, values));
  return { text: text ?? before?.text ?? l10n.t('The config is not complete enough to tell its format.'), config };
}

function previewOf(config: Uri): Uri {
  const name = l10n.t('Access log of {name}', { name: fileName(config.path) });
  return Uri.from({ scheme: SCHEME, path: `/${name}`, query: config.toString() });
}

function configOf(preview: Uri): Uri {
  return Uri.parse(preview.query, true);
}
