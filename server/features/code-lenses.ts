import type { Feature } from '../feature.ts';
import { toRange } from '../to-lsp.ts';

/** What can be done with a line, for editors whose `initializationOptions.commands` says that they can do it. */
export const codeLenses: Feature = {
  id: 'code-lenses',
  isFor: ({ textDocument }) => textDocument?.codeLens !== undefined,
  capabilities: { codeLensProvider: {} },

  register({ connection, commands, service, find }) {
    connection.onCodeLens(async ({ textDocument }, token) => {
      const found = await find(textDocument.uri, token);
      if (!found) return [];
      const { document, config } = found;
      return service
        .lenses(config)
        .filter(({ command }) => commands.includes(command))
        .map(({ at, title, command, values }) => ({
          range: toRange(document, at),
          command: { title, command, arguments: [...values] },
        }));
    });
  },
};
