import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import lsp from 'vscode-languageserver/node';
import type {
  ClientCapabilities,
  CodeAction,
  CompletionItem,
  ConfigurationParams,
  Diagnostic,
  Hover,
  InitializeResult,
  Position,
  PublishDiagnosticsParams,
  RegistrationParams,
  TextDocumentContentChangeEvent,
  TextEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';

/**
 * The built server over standard input and output, as any editor would drive it. Every answer is awaited, and a server
 * that ends or writes an error rejects whatever waits.
 */
export async function openEditor(options: EditorOptions = {}) {
  const child = spawn(process.execPath, ['dist/server.js', '--stdio'], { stdio: ['pipe', 'pipe', 'pipe'] });
  running.add(child);
  let complaints = '';
  child.stderr.on('data', (data: Buffer) => void (complaints += data.toString()));
  const exited = once(child, 'exit');

  const connection = lsp.createProtocolConnection(
    new lsp.StreamMessageReader(child.stdout),
    new lsp.StreamMessageWriter(child.stdin),
  );
  const published = new Map<string, PublishDiagnosticsParams>();
  let changed = nobodyWaits;
  connection.onNotification('textDocument/publishDiagnostics', (said: PublishDiagnosticsParams) => {
    published.set(said.uri, said);
    changed();
  });
  connection.onNotification('window/logMessage', ({ message }: { message: string }) => void (complaints += message));
  const refreshed = new Set<() => void>();
  const registered: string[] = [];
  connection.onRequest('workspace/configuration', ({ items }: ConfigurationParams) =>
    items.map(({ section = '' }) => options.settings?.[section] ?? null),
  );
  connection.onRequest('client/registerCapability', ({ registrations }: RegistrationParams) => {
    registered.push(...registrations.map(({ method }) => method));
    return null;
  });
  connection.onRequest('workspace/diagnostic/refresh', () => {
    for (const heard of refreshed) heard();
    return null;
  });
  connection.listen();

  const { capabilities } = await connection.sendRequest<InitializeResult>('initialize', {
    processId: process.pid,
    rootUri: null,
    workspaceFolders: options.folder ? [{ uri: options.folder, name: 'workspace' }] : null,
    capabilities: options.client ?? {},
    ...(options.locale ? { locale: options.locale } : {}),
    initializationOptions: {
      selected: options.selected ?? false,
      without: options.without ?? [],
      commands: options.commands ?? [],
    },
  });
  await connection.sendNotification('initialized', {});

  return {
    capabilities,
    complaints: () => complaints,
    /** What the server has asked to be told of. */
    registered: registered as readonly string[],
    request: <Answer>(method: string, params: unknown) => connection.sendRequest<Answer>(method, params),
    notify: (method: string, params: unknown) => connection.sendNotification(method, params),
    /** Resolves when the server next says that problems are to be asked for again. */
    refresh: () =>
      new Promise<void>(then => {
        const heard = () => {
          refreshed.delete(heard);
          then();
        };
        refreshed.add(heard);
      }),

    async open(uri: string, text: string): Promise<OpenFile> {
      let document = TextDocument.create(uri, 'python', 1, text);
      const textDocument = { uri };
      await connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri, languageId: 'python', version: 1, text },
      });
      return {
        text: () => document.getText(),
        async change(...contentChanges) {
          document = TextDocument.update(document, contentChanges, document.version + 1);
          const { version } = document;
          await connection.sendNotification('textDocument/didChange', {
            textDocument: { uri, version },
            contentChanges,
          });
        },
        async diagnostics() {
          while (published.get(uri)?.version !== document.version) await new Promise<void>(then => (changed = then));
          return published.get(uri)!.diagnostics;
        },
        hover: position => connection.sendRequest<Hover | null>('textDocument/hover', { textDocument, position }),
        completion: position =>
          connection.sendRequest<CompletionItem[]>('textDocument/completion', { textDocument, position }),
        fixes: ({ range }) =>
          connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
            textDocument,
            range,
            context: { diagnostics: [] },
          }),
        ask: (method, params = {}) => connection.sendRequest(method, { textDocument, ...params }),
        after: edits => TextDocument.applyEdits(document, edits),
        async close() {
          await connection.sendNotification('textDocument/didClose', { textDocument });
          while (published.get(uri)?.version !== undefined) await new Promise<void>(then => (changed = then));
          return published.get(uri)!.diagnostics;
        },
      };
    },

    /** Resolves to the exit code of the server. */
    async end(): Promise<number | null> {
      await connection.sendRequest('shutdown');
      await connection.sendNotification('exit');
      const [code] = (await exited) as [number | null];
      running.delete(child);
      connection.dispose();
      return code;
    },
  };
}

/** How the editor introduces itself. */
export interface EditorOptions {
  readonly locale?: string;
  readonly selected?: boolean;
  readonly without?: readonly string[];
  /** Commands that it can carry out. */
  readonly commands?: readonly string[];
  /** What it says that it can do. */
  readonly client?: ClientCapabilities;
  /** The URI of the folder that is open. */
  readonly folder?: string;
  /** What the user has set, by section. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

const running = new Set<ChildProcess>();

/** Ends the servers of tests that failed before they could. */
export function endEditors(): void {
  for (const child of running) child.kill();
  running.clear();
}

function nobodyWaits(): void {}

/** A config in that editor. */
export interface OpenFile {
  text(): string;
  change(...changes: TextDocumentContentChangeEvent[]): Promise<void>;
  /** Those of the text as it is now. */
  diagnostics(): Promise<Diagnostic[]>;
  hover(position: Position): Promise<Hover | null>;
  completion(position: Position): Promise<CompletionItem[]>;
  fixes(diagnostic: Diagnostic): Promise<CodeAction[]>;
  /** Any other request about it. */
  ask<Answer>(method: string, params?: object): Promise<Answer>;
  after(edits: TextEdit[]): string;
  /** Resolves to what is left on the screen. */
  close(): Promise<Diagnostic[]>;
}
