import type { Feature } from '../feature.ts';
import { toRange } from '../to-lsp.ts';

/** From a name to the assignment that gives it its value, and from one that loses to the one that wins. */
export const definition: Feature = {
  id: 'definition',
  capabilities: { definitionProvider: true },

  register({ connection, service, find }) {
    connection.onDefinition(async ({ textDocument, position }, token) => {
      const found = await find(textDocument.uri, token);
      const at = found && service.definition(found.config, found.document.offsetAt(position));
      return at ? { uri: textDocument.uri, range: toRange(found.document, at) } : null;
    });
  },
};
