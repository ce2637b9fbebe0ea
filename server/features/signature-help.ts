import type { Feature } from '../feature.ts';
import { toSignatureHelp } from '../to-lsp.ts';

/** The parameters of a hook, while they are being typed. */
export const signatureHelp: Feature = {
  id: 'signature-help',
  capabilities: { signatureHelpProvider: { triggerCharacters: ['(', ','] } },

  register({ connection, service, find }) {
    connection.onSignatureHelp(async ({ textDocument, position }, token) => {
      const found = await find(textDocument.uri, token);
      const help = found && service.signature(found.config, found.document.offsetAt(position));
      return help ? toSignatureHelp(help) : null;
    });
  },
};
