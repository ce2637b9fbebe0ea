import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { Uri } from 'vscode';
import type { ExtensionContext } from 'vscode';
import type { Runtime } from '../runtime.ts';

/** Each part is loaded when it is first used: activation must cost next to nothing. */
export function nodeRuntime({ extensionUri }: ExtensionContext): Runtime {
  const dist = (name: string) => Uri.joinPath(extensionUri, 'dist', name).fsPath;
  const workerFile = dist('worker.js');
  return {
    async startLanguageClient(patterns) {
      // A bundle of its own, so that files which are not ours do not pay for it.
      const load = createRequire(workerFile) as (file: string) => typeof import('./language-client.ts');
      const { startLanguageClient } = load(dist('language-client.js'));
      return startLanguageClient(dist('server.js'), patterns);
    },
    async analyze(options) {
      const { analyzeFiles } = await import('../../core/analysis/node/analyze-file.ts');
      return analyzeFiles({ ...options, workerFile });
    },
    async findLine(options) {
      const { findLine } = await import('../../core/analysis/node/analyze-file.ts');
      return findLine({ ...options, workerFile });
    },
    nonce: () => randomUUID().replaceAll('-', ''),
    async readLines(path, around) {
      const { readLines } = await import('./read-lines.ts');
      return readLines(path, around);
    },
  };
}
