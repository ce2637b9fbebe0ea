import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { CancellationToken, Connection, InitializeParams, TextDocuments } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Localize } from '../core/base/localize.ts';
import type { ConfigDocument } from '../core/language/document.ts';
import type { LanguageService } from '../core/language/service.ts';
import { createLanguageService } from '../core/language/service.ts';
import { isServed } from './served.ts';

/** What the features share: one editor, its open files and what was read of them. */
export interface Session {
  readonly connection: Connection;
  readonly client: InitializeParams['capabilities'];
  readonly documents: TextDocuments<TextDocument>;
  readonly service: LanguageService;
  readonly t: Localize;
  /** Undefined for files that are not open or no configs. Throws what the editor expects when it no longer asks. */
  readonly find: (uri: string, token?: CancellationToken) => Promise<OpenConfig | undefined>;
}

/** A config in the editor and what was read of exactly this version of its text. */
export interface OpenConfig {
  readonly document: TextDocument;
  readonly config: ConfigDocument;
}

/** What an editor may say about us when it starts the server: `initializationOptions`. */
interface Options {
  /** The editor sends only files that its user takes for Gunicorn configs, whatever they are called. */
  readonly selected?: boolean;
  /** Ids of rules that are left to another extension of the same editor. */
  readonly without?: readonly string[];
}

export function createSession(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  params: InitializeParams,
  t: Localize,
): Session {
  const { selected = false, without = [] } = (params.initializationOptions ?? {}) as Options;
  const service = createLanguageService({ t, without });
  /** The parse of an open file, once a version. */
  const opened = new WeakMap<TextDocument, { readonly version: number; readonly config: ConfigDocument }>();

  return {
    connection,
    client: params.capabilities,
    documents,
    service,
    t,
    find: async (uri, token) => {
      const document = documents.get(uri);
      if (!document) return undefined;
      const { version } = document;
      const config = await read(document);
      if (token?.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
      // Its offsets are of a text that is no longer there.
      if (document.version !== version) throw new ResponseError(LSPErrorCodes.ContentModified, 'the text has changed');
      return isServed(uri, config, selected) ? { document, config } : undefined;
    },
  };

  async function read(document: TextDocument): Promise<ConfigDocument> {
    const known = opened.get(document);
    if (known?.version === document.version) return known.config;
    const config = service.open(document.getText());
    opened.set(document, { version: document.version, config });
    return config;
  }
}
