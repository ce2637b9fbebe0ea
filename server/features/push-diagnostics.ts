import { ResponseError } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Feature } from '../feature.ts';
import { toDiagnostic } from '../to-lsp.ts';

/** Typing pauses this long before problems are looked for again, in milliseconds. */
const PAUSE = 150;

/** Sends the problems of a config whenever its text has changed. */
export const pushDiagnostics: Feature = {
  id: 'push-diagnostics',
  capabilities: {},

  register({ connection, documents, service, find }) {
    const pending = new Map<string, NodeJS.Timeout>();
    const seen = new WeakSet<TextDocument>();

    documents.onDidChangeContent(({ document }) => {
      clearTimeout(pending.get(document.uri));
      // The first look at a file is not made to wait.
      const wait = seen.has(document) ? PAUSE : 0;
      seen.add(document);
      pending.set(
        document.uri,
        setTimeout(() => void publish(document), wait),
      );
    });

    documents.onDidClose(({ document }) => {
      clearTimeout(pending.get(document.uri));
      pending.delete(document.uri);
      void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
    });

    async function publish(document: TextDocument): Promise<void> {
      pending.delete(document.uri);
      const { uri, version } = document;
      // A mistake of ours must not end the server while somebody types: it is told where editors show such things.
      try {
        const found = await find(uri);
        const problems = found ? service.problems(found.config) : [];
        const diagnostics = problems.map(problem => toDiagnostic(document, problem));
        if (documents.get(uri) === document) void connection.sendDiagnostics({ uri, version, diagnostics });
      } catch (error) {
        // A changed text has its own turn.
        if (error instanceof ResponseError) return;
        connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
      }
    }
  },
};
