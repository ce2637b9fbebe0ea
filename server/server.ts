import { TextDocumentSyncKind, TextDocuments } from 'vscode-languageserver';
import type { Connection, InitializeResult, ServerCapabilities } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { FEATURES } from './features/index.ts';
import type { Runtime } from './runtime.ts';
import { createSession } from './session.ts';

/** Answers the editor at the other end of the connection: LSP requests go in, `core/language/` decides. */
export function startServer(connection: Connection, runtime: Runtime): void {
  const documents = new TextDocuments(TextDocument);

  connection.onInitialize((params): InitializeResult => {
    const session = createSession(connection, documents, params, runtime);
    const features = FEATURES.filter(({ isFor }) => !isFor || isFor(session.client));
    for (const feature of features) feature.register(session);
    const capabilities: ServerCapabilities = { textDocumentSync: TextDocumentSyncKind.Incremental };
    for (const feature of features) Object.assign(capabilities, feature.capabilities);
    return { serverInfo: { name: 'gunicorn-language-server' }, capabilities };
  });

  documents.listen(connection);
  connection.listen();
}
