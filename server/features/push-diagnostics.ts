import { ResponseError } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Feature } from '../feature.ts';
import { diagnosticWriter } from '../to-diagnostic.ts';

/** Typing pauses this long before problems are looked for again, in milliseconds. */
const PAUSE = 150;

/** Sends the problems of a config whenever its text has changed, to editors that do not ask for them. */
export const pushDiagnostics: Feature = {
  id: 'push-diagnostics',
  isFor: ({ textDocument }) => !textDocument?.diagnostic,
  capabilities: {},

  register(session) {
    const { connection, documents, find } = session;
    const toDiagnostic = diagnosticWriter(session);
    const pending = new Map<string, NodeJS.Timeout>();
    const seen = new WeakSet<TextDocument>();

    const publishSoon = (document: TextDocument, wait: number) => {
      clearTimeout(pending.get(document.uri));
      pending.set(
        document.uri,
        setTimeout(() => void publish(document), wait),
      );
    };

    documents.onDidChangeContent(({ document }) => {
      // The first look at a file is not made to wait.
      publishSoon(document, seen.has(document) ? PAUSE : 0);
      seen.add(document);
    });

    session.onDidChangeAround(() => documents.all().forEach(document => publishSoon(document, PAUSE)));

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
        const problems = found ? await session.problems(found) : [];
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
