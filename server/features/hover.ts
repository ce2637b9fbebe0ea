import type { Feature } from '../feature.ts';
import { toHover } from '../to-lsp.ts';

/** What a setting or an atom means. */
export const hover: Feature = {
  id: 'hover',
  capabilities: { hoverProvider: true },

  register({ connection, service, find }) {
    connection.onHover(async ({ textDocument, position }, token) => {
      const found = await find(textDocument.uri, token);
      const explained = found && service.hover(found.config, found.document.offsetAt(position));
      return explained ? toHover(found.document, explained) : null;
    });
  },
};
