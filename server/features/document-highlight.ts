import { DocumentHighlightKind } from 'vscode-languageserver';
import type { Feature } from '../feature.ts';
import { toRange } from '../to-lsp.ts';

/** The other places of the name that the cursor is on. */
export const documentHighlight: Feature = {
  id: 'document-highlight',
  capabilities: { documentHighlightProvider: true },

  register({ connection, service, find }) {
    connection.onDocumentHighlight(async ({ textDocument, position }, token) => {
      const found = await find(textDocument.uri, token);
      if (!found) return [];
      const { document, config } = found;
      return service.highlights(config, document.offsetAt(position)).map(({ at, kind }) => ({
        range: toRange(document, at),
        kind: kind === 'write' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
      }));
    });
  },
};
