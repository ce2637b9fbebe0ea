import { CodeActionKind } from 'vscode-languageserver';
import type { Feature } from '../feature.ts';
import { toCodeAction, toSpan } from '../to-lsp.ts';

/** The fixes of the problems that the editor asks about. */
export const codeActions: Feature = {
  id: 'code-actions',
  capabilities: { codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] } },

  register({ connection, service, find }) {
    connection.onCodeAction(async ({ textDocument, range }, token) => {
      const found = await find(textDocument.uri, token);
      if (!found) return [];
      const { document, config } = found;
      return service.fixes(config, toSpan(document, range)).map(fix => toCodeAction(document, fix));
    });
  },
};
