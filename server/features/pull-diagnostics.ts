import { DocumentDiagnosticReportKind } from 'vscode-languageserver';
import type { Diagnostic } from 'vscode-languageserver';
import type { Feature } from '../feature.ts';
import { diagnosticWriter } from '../to-diagnostic.ts';

/** Answers editors that ask for the problems of a config when they want to show them. */
export const pullDiagnostics: Feature = {
  id: 'pull-diagnostics',
  isFor: ({ textDocument }) => textDocument?.diagnostic !== undefined,
  capabilities: {
    diagnosticProvider: { identifier: 'gunicorn', interFileDependencies: false, workspaceDiagnostics: false },
  },

  register(session) {
    const { connection, client, documents, find } = session;
    const toDiagnostic = diagnosticWriter(session);
    /** What an editor has of a file: it sends the id back, and when nothing is new it need not draw anything. */
    const given = new Map<string, { readonly id: string; readonly content: string }>();
    let count = 0;

    connection.languages.diagnostics.on(async ({ textDocument, previousResultId }, token) => {
      const found = await find(textDocument.uri, token);
      const items: Diagnostic[] = found
        ? (await session.problems(found, token)).map(problem => toDiagnostic(found.document, problem))
        : [];
      const content = JSON.stringify(items);
      const known = given.get(textDocument.uri);
      if (known && known.id === previousResultId && known.content === content) {
        return { kind: DocumentDiagnosticReportKind.Unchanged, resultId: known.id };
      }
      const resultId = String(++count);
      given.set(textDocument.uri, { id: resultId, content });
      return { kind: DocumentDiagnosticReportKind.Full, resultId, items };
    });

    documents.onDidClose(({ document }) => given.delete(document.uri));

    session.onDidChangeAround(() => {
      if (!client.workspace?.diagnostics?.refreshSupport) return;
      // An editor that is about to close no longer answers.
      connection.languages.diagnostics.refresh().catch(() => undefined);
    });
  },
};
