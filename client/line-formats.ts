import { Range, l10n } from 'vscode';
import type { TextDocument } from 'vscode';
import { detectFormat } from '../core/logs/detect-format.ts';
import { explainLine } from '../core/logs/explain-line.ts';
import type { Format } from '../core/logs/format.ts';
import { parseFormat } from '../core/logs/format.ts';
import { knownFormat } from './read-log.ts';

/** The formats of the access logs that are open. */
export interface LineFormats {
  /** Null where nothing in the first lines looks like an access log. Found once for a document. */
  of(document: TextDocument): Promise<Format | null>;
}

/** So many lines at the beginning tell the format. */
const HEAD = 100;

export function createLineFormats(): LineFormats {
  const formats = new WeakMap<TextDocument, Promise<Format | null>>();
  return {
    async of(document) {
      const known = await formats.get(document);
      if (known) return known;
      // What was empty or of another kind may have become a log meanwhile.
      const format = formatOf(document);
      formats.set(document, format);
      return format;
    },
  };
}

/** What the user or the config says, where it reads some of the first lines; else what these look like. */
async function formatOf(document: TextDocument): Promise<Format | null> {
  const lines = document.getText(new Range(0, 0, HEAD, 0)).split('\n');
  const named = document.uri.scheme === 'file' ? (await knownFormat(document.uri)).format : null;
  const format = named && parseFormat(named.text.trim());
  if (format && lines.some(line => explainLine(format, line) !== null)) return format;
  const encoder = new TextEncoder();
  return (
    detectFormat(
      lines.filter(line => line !== '').map(line => encoder.encode(line)),
      (sentence, values = {}) => l10n.t(sentence, values),
    )?.format ?? null
  );
}
