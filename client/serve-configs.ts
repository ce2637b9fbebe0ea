import { workspace } from 'vscode';
import type { Disposable, ExtensionContext, TextDocument } from 'vscode';
import { COMPANION_PATTERNS, configPatterns, isCompanion, isConfig } from './config-names.ts';
import type { Runtime } from './runtime.ts';

/**
 * Starts the language server when the first Gunicorn config, or file that runs Gunicorn or works with it, is open, and not before: every Python file activates the
 * extension, and few of them are ours. A changed `gunicorn.configFiles` is a new server with new patterns.
 */
export function serveConfigs({ subscriptions }: ExtensionContext, runtime: Runtime): void {
  let client: Promise<Disposable> | undefined;

  const start = (document: TextDocument) => {
    if (client || !(isConfig(document) || isCompanion(document))) return;
    client = runtime.startLanguageClient(configPatterns(), COMPANION_PATTERNS);
    // The language client tells the user itself why it could not start; the next config that is opened tries again.
    client.catch(() => (client = undefined));
  };
  const stop = async () => {
    const stopping = client;
    client = undefined;
    (await stopping)?.dispose();
  };
  const startForOpen = () => workspace.textDocuments.forEach(start);

  startForOpen();
  subscriptions.push(
    workspace.onDidOpenTextDocument(start),
    workspace.onDidChangeConfiguration(async change => {
      if (!change.affectsConfiguration('gunicorn.configFiles')) return;
      await stop();
      startForOpen();
    }),
    { dispose: () => void stop() },
  );
}
