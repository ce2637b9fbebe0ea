import { CodeActionKind, TextDocumentSyncKind, TextDocuments } from 'vscode-languageserver';
import type { Connection, InitializeParams, InitializeResult } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { english } from '../core/base/localize.ts';
import type { Localize } from '../core/base/localize.ts';
import type { ConfigDocument } from '../core/language/document.ts';
import { createLanguageService } from '../core/language/service.ts';
import { isServed } from './served.ts';
import { toCodeAction, toCompletionItem, toDiagnostic, toHover, toSpan } from './to-lsp.ts';

/** What a runtime must supply. */
export interface Surroundings {
  /** The sentences in a language such as `zh-cn`; undefined when the editor did not say which it speaks. */
  readonly localizeFor: (locale: string | undefined) => Localize;
}

/** What an editor may say about us when it starts the server: `initializationOptions`. */
interface Options {
  /** The editor sends only files that its user takes for Gunicorn configs, whatever they are called. */
  readonly selected?: boolean;
}

/** Typing pauses this long before problems are looked for again, in milliseconds. */
const PAUSE = 150;

/** Answers the editor at the other end of the connection: LSP requests go in, `core/language/` decides. */
export function startServer(connection: Connection, { localizeFor }: Surroundings): void {
  const documents = new TextDocuments(TextDocument);
  const opened = new WeakMap<TextDocument, { version: number; config: ConfigDocument }>();
  const pending = new Map<string, NodeJS.Timeout>();
  let service = createLanguageService({ t: english });
  let selected = false;

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    service = createLanguageService({ t: localizeFor(params.locale) });
    selected = (params.initializationOptions as Options | undefined)?.selected === true;
    return {
      serverInfo: { name: 'gunicorn-language-server' },
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        hoverProvider: true,
        completionProvider: { triggerCharacters: ['%', '(', '{', '"', "'"] },
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
      },
    };
  });

  documents.onDidChangeContent(({ document }) => {
    clearTimeout(pending.get(document.uri));
    // The first look at a file is not made to wait.
    const wait = opened.has(document) ? PAUSE : 0;
    pending.set(document.uri, setTimeout(publish, wait, document));
  });

  documents.onDidClose(({ document }) => {
    clearTimeout(pending.get(document.uri));
    pending.delete(document.uri);
    void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] });
  });

  connection.onHover(({ textDocument, position }) => {
    const found = find(textDocument.uri);
    if (!found) return null;
    const hover = service.hover(found.config, found.document.offsetAt(position));
    return hover ? toHover(found.document, hover) : null;
  });

  connection.onCompletion(({ textDocument, position }) => {
    const found = find(textDocument.uri);
    if (!found) return [];
    const completions = service.completions(found.config, found.document.offsetAt(position));
    return completions.map((completion, index) => toCompletionItem(found.document, completion, index));
  });

  connection.onCodeAction(({ textDocument, range }) => {
    const found = find(textDocument.uri);
    if (!found) return [];
    const fixes = service.fixes(found.config, toSpan(found.document, range));
    return fixes.map(fix => toCodeAction(found.document, fix));
  });

  documents.listen(connection);
  connection.listen();

  /** The parse of an open file that we serve; parsed once a version. */
  function find(uri: string) {
    const document = documents.get(uri);
    if (!document) return undefined;
    const config = configOf(document);
    return isServed(uri, config, selected) ? { document, config } : undefined;
  }

  function configOf(document: TextDocument): ConfigDocument {
    const known = opened.get(document);
    if (known?.version === document.version) return known.config;
    const config = service.open(document.getText());
    opened.set(document, { version: document.version, config });
    return config;
  }

  function publish(document: TextDocument): void {
    pending.delete(document.uri);
    const { uri, version } = document;
    // A mistake of ours must not end the server while somebody types: it is told where editors show such things.
    try {
      const found = find(uri);
      const problems = found ? service.problems(found.config) : [];
      const diagnostics = problems.map(problem => toDiagnostic(document, problem));
      void connection.sendDiagnostics({ uri, version, diagnostics });
    } catch (error) {
      connection.console.error(error instanceof Error ? (error.stack ?? error.message) : String(error));
    }
  }
}
