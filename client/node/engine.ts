import { randomUUID } from 'node:crypto';
import { Uri } from 'vscode';
import type { ExtensionContext } from 'vscode';
import { analyzeFiles, findLine } from '../../core/analysis/node/analyze-file.ts';
import type { Engine } from '../engine.ts';
import { readLines } from './read-lines.ts';

export function nodeEngine({ extensionUri }: Pick<ExtensionContext, 'extensionUri'>): Engine {
  const workerFile = Uri.joinPath(extensionUri, 'dist', 'worker.js').fsPath;
  return {
    analyze: options => analyzeFiles({ ...options, workerFile }),
    findLine: options => findLine({ ...options, workerFile }),
    readLines,
    nonce: () => randomUUID().replaceAll('-', ''),
  };
}
