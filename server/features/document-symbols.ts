import { SymbolKind } from 'vscode-languageserver';
import type { DocumentSymbol } from 'vscode-languageserver';
import type { Feature } from '../feature.ts';
import { toRange } from '../to-lsp.ts';

/** The outline of a config, by the sections of Gunicorn's manual. */
export const documentSymbols: Feature = {
  id: 'document-symbols',
  capabilities: { documentSymbolProvider: { label: 'Gunicorn' } },

  register({ connection, service, find }) {
    connection.onDocumentSymbol(async ({ textDocument }, token): Promise<DocumentSymbol[]> => {
      const found = await find(textDocument.uri, token);
      if (!found) return [];
      const { document, config } = found;
      return service.symbols(config).map(({ section, at, settings }) => ({
        name: section,
        kind: SymbolKind.Namespace,
        range: toRange(document, at),
        selectionRange: toRange(document, settings[0]!.nameAt),
        children: settings.map(setting => ({
          name: setting.name,
          detail: setting.detail,
          kind: setting.kind === 'hook' ? SymbolKind.Function : SymbolKind.Property,
          range: toRange(document, setting.at),
          selectionRange: toRange(document, setting.nameAt),
        })),
      }));
    });
  },
};
