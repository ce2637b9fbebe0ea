import { randomUUID } from 'node:crypto';
import { Uri } from 'vscode';
import type { ExtensionContext } from 'vscode';
import type { Runtime } from '../runtime.ts';

/** Each part is loaded when it is first used: activation must cost next to nothing. */
export function nodeRuntime({ extensionUri }: ExtensionContext): Runtime {
  const dist = (name: string) => Uri.joinPath(extensionUri, 'dist', name).fsPath;
  const workerFile = dist('worker.js');
  return {
    async startLanguageClient(patterns) {
      const { startLanguageClient } = await import('./language-client.ts');
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
