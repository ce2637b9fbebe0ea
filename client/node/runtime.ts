import { createRequire } from 'node:module';
import { setImmediate } from 'node:timers/promises';
import { Uri } from 'vscode';
import type { ExtensionContext } from 'vscode';
import type { Runtime } from '../runtime.ts';

export function nodeRuntime(extension: ExtensionContext): Runtime {
  const dist = (name: string) => Uri.joinPath(extension.extensionUri, 'dist', name).fsPath;
  const load = createRequire(dist('extension.js'));
  return {
    async loadOnDemand() {
      const { onDemand } = load('./on-demand.js') as typeof import('./on-demand.ts');
      return onDemand(extension);
    },
    async startLanguageClient(configs, commandFiles) {
      // Not while VS Code waits for the extension to be active.
      await setImmediate();
      const { startLanguageClient } = load('./language-client.js') as typeof import('./language-client.ts');
      return startLanguageClient(dist('server.js'), configs, commandFiles);
    },
  };
}
