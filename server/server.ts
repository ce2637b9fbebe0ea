import { TextDocumentSyncKind, TextDocuments } from 'vscode-languageserver';
import type { Connection, InitializeResult, ServerCapabilities } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Localize } from '../core/base/localize.ts';
import { FEATURES } from './features/index.ts';
import { createSession } from './session.ts';

/** What a runtime must supply. */
export interface Runtime {
  /** The sentences in a language such as `zh-cn`; undefined when the editor did not say which it speaks. */
  readonly localizeFor: (locale: string | undefined) => Localize;
}

/** Answers the editor at the other end of the connection: LSP requests go in, `core/language/` decides. */
export function startServer(connection: Connection, { localizeFor }: Runtime): void {
  const documents = new TextDocuments(TextDocument);

  connection.onInitialize((params): InitializeResult => {
    const session = createSession(connection, documents, params, localizeFor(params.locale));
    const features = FEATURES.filter(({ isFor }) => !isFor || isFor(params.capabilities));
    for (const feature of features) feature.register(session);
    const capabilities: ServerCapabilities = { textDocumentSync: TextDocumentSyncKind.Incremental };
    for (const feature of features) Object.assign(capabilities, feature.capabilities);
    return { serverInfo: { name: 'gunicorn-language-server' }, capabilities };
  });

  documents.listen(connection);
  connection.listen();
}
