import { LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type {
  CancellationToken,
  ClientCapabilities,
  Connection,
  InitializeParams,
  TextDocumentClientCapabilities,
  TextDocuments,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Localize } from '../core/base/localize.ts';
import type { ConfigDocument, Surroundings } from '../core/language/document.ts';
import type { Problem } from '../core/language/rule.ts';
import type { LanguageService } from '../core/language/service.ts';
import { createLanguageService } from '../core/language/service.ts';
import { watchAround } from './around.ts';
import type { Disk, Runtime } from './runtime.ts';
import { isServed } from './served.ts';
import { inSlices } from './slices.ts';

/** What the features share: one editor, its open files and what was read of them. */
export interface Session {
  readonly connection: Connection;
  readonly client: ClientCapabilities;
  readonly documents: TextDocuments<TextDocument>;
  readonly service: LanguageService;
  /** What the editor can do when a lens is clicked. */
  readonly commands: readonly string[];
  readonly disk: Disk | undefined;
  readonly t: Localize;
  /** The language of the editor, such as `zh-cn`. */
  readonly language: string | undefined;
  /** Undefined for files that are not open or no configs. Throws what the editor expects when it no longer asks. */
  readonly find: (uri: string, token?: CancellationToken) => Promise<OpenConfig | undefined>;
  /** Throws likewise. */
  readonly problems: (found: OpenConfig, token?: CancellationToken) => Promise<readonly Problem[]>;
  /** Calls back when problems may be others although no text has changed. */
  readonly onDidChangeAround: (listener: () => void) => void;
}

/** A config in the editor and what was read of exactly this version of its text. */
export interface OpenConfig {
  readonly document: TextDocument;
  /** The document itself is already a newer one when somebody has typed since. */
  readonly version: number;
  readonly config: ConfigDocument;
}

/** What an editor may say about us when it starts the server: `initializationOptions`. */
interface Options {
  /** The editor sends only files that its user takes for Gunicorn configs, whatever they are called. */
  readonly selected?: boolean;
  /** Ids of rules that are left to another extension of the same editor. */
  readonly without?: readonly string[];
  /** Commands that the editor can carry out when a lens of ours asks for it. */
  readonly commands?: readonly string[];
  /** It wants to be sent the problems of every open config, although it could ask for them. */
  readonly push?: boolean;
}

export function createSession(
  connection: Connection,
  documents: TextDocuments<TextDocument>,
  params: InitializeParams,
  { localizeFor, disk }: Runtime,
): Session {
  const {
    selected = false,
    without = [],
    commands = [],
    push = false,
  } = (params.initializationOptions ?? {}) as Options;
  const t = localizeFor(params.locale);
  const service = createLanguageService({ t, without });
  const around = watchAround(connection, disk, params);
  /** The reading of an open file, one at a time. */
  const readings = new WeakMap<TextDocument, Reading>();
  /** What was read of it last, of which the next version is likely to have most. */
  const lastRead = new WeakMap<TextDocument, ConfigDocument>();
  documents.onDidClose(({ document }) => around.forget(document.uri));

  return {
    connection,
    client: push ? { ...params.capabilities, textDocument: withoutPull(params.capabilities) } : params.capabilities,
    language: params.locale,
    documents,
    service,
    commands,
    disk,
    t,

    find: async (uri, token) => {
      const document = documents.get(uri);
      if (!document) return undefined;
      const { version } = document;
      const config = await read(document);
      if (documents.get(uri) !== document) return undefined;
      refuseUnwanted({ document, version }, token);
      return config && isServed(uri, config, selected) ? { document, version, config } : undefined;
    },

    problems: async (found, token) => {
      const isWanted = () => found.document.version === found.version && !token?.isCancellationRequested;
      const problems = await inSlices(service.problemSteps(found.config), isWanted);
      refuseUnwanted(found, token);
      return problems ?? [];
    },

    onDidChangeAround: listener => around.onDidChange(listener),
  };

  async function read(document: TextDocument): Promise<ConfigDocument | undefined> {
    const surroundings = await around.of(document.uri);
    const { version } = document;
    const known = readings.get(document);
    if (known?.version === version && known.surroundings === surroundings) return known.config;
    const steps = service.openSteps(document.getText(), surroundings, lastRead.get(document));
    const config = inSlices(steps, () => document.version === version);
    readings.set(document, { version, surroundings, config });
    const read = await config;
    if (read) lastRead.set(document, read);
    return read;
  }
}

function withoutPull({ textDocument }: ClientCapabilities): TextDocumentClientCapabilities {
  const { diagnostic: _, ...others } = textDocument ?? {};
  return others;
}

interface Reading {
  readonly version: number;
  readonly surroundings: Surroundings | undefined;
  /** Undefined when the text was changed before all of it was read. */
  readonly config: Promise<ConfigDocument | undefined>;
}

function refuseUnwanted({ document, version }: Omit<OpenConfig, 'config'>, token: CancellationToken | undefined): void {
  if (token?.isCancellationRequested) throw new ResponseError(LSPErrorCodes.RequestCancelled, 'cancelled');
  // Its offsets are of a text that is no longer there.
  if (document.version !== version) throw new ResponseError(LSPErrorCodes.ContentModified, 'the text has changed');
}
