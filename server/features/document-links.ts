import type { Feature } from '../feature.ts';
import { toRange } from '../to-lsp.ts';

/** Logs and log configs that a config names can be opened from there. */
export const documentLinks: Feature = {
  id: 'document-links',
  capabilities: { documentLinkProvider: {} },

  register({ connection, disk, service, find }) {
    connection.onDocumentLinks(async ({ textDocument }, token) => {
      const found = await find(textDocument.uri, token);
      if (!found || !disk) return [];
      const { document, config } = found;
      return service
        .links(config)
        .map(({ at, path }) => ({ range: toRange(document, at), target: disk.uriOf(path), tooltip: path }));
    });
  },
};
