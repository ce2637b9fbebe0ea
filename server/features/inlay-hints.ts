import { MarkupKind } from 'vscode-languageserver';
import type { Feature } from '../feature.ts';
import { toSpan } from '../to-lsp.ts';

/** The units of the atoms, shown behind them. */
export const inlayHints: Feature = {
  id: 'inlay-hints',
  isFor: ({ textDocument }) => textDocument?.inlayHint !== undefined,
  capabilities: { inlayHintProvider: true },

  register({ connection, service, find }) {
    connection.languages.inlayHint.on(async ({ textDocument, range }, token) => {
      const found = await find(textDocument.uri, token);
      if (!found) return [];
      const { document, config } = found;
      return service.inlayHints(config, toSpan(document, range)).map(({ offset, label, markdown }) => ({
        position: document.positionAt(offset),
        label,
        paddingLeft: true,
        tooltip: { kind: MarkupKind.Markdown, value: markdown },
      }));
    });
  },
};
