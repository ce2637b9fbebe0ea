import type { Feature } from '../feature.ts';
import { toCompletionItem } from '../to-lsp.ts';

/** What may be written where the cursor is. */
export const completion: Feature = {
  id: 'completion',
  capabilities: { completionProvider: { triggerCharacters: ['%', '(', '{', '"', "'"] } },

  register({ connection, client, service, find }) {
    const { snippetSupport, labelDetailsSupport } = client.textDocument?.completion?.completionItem ?? {};
    const can = { snippets: snippetSupport === true, labelDetails: labelDetailsSupport === true };
    connection.onCompletion(async ({ textDocument, position }, token) => {
      const found = await find(textDocument.uri, token);
      if (!found) return [];
      const { document, config } = found;
      return service
        .completions(config, document.offsetAt(position))
        .map((offered, index) => toCompletionItem(document, offered, index, can));
    });
  },
};
