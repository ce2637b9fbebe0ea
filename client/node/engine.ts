import { randomUUID } from 'node:crypto';
import { Uri, workspace } from 'vscode';
import type { ExtensionContext } from 'vscode';
import { analyzeFiles } from '../../core/analysis/node/analyze-file.ts';
import { openAnalysis } from '../../core/analysis/node/open-analysis.ts';
import { findLine, findLines } from '../../core/analysis/node/find-lines.ts';
import { diskFiles } from '../../core/language/node/disk-files.ts';
import { findVersion } from '../../core/language/node/find-version.ts';
import { preferences } from '../preferences.ts';
import type { Engine } from '../engine.ts';
import { readElsewhereToo } from '../read-elsewhere.ts';
import { readLines } from './read-lines.ts';

export function nodeEngine({ extensionUri }: Pick<ExtensionContext, 'extensionUri'>): Engine {
  const workerFile = Uri.joinPath(extensionUri, 'dist', 'worker.js').fsPath;
  return {
    ...readElsewhereToo({
      analyze: options => analyzeFiles({ ...options, workerFile }),
      open: options => openAnalysis({ ...options, workerFile }),
      findLine: options => findLine({ ...options, workerFile }),
      findLines: options => findLines({ ...options, workerFile }),
    }),
    readLines,
    releaseFor: config =>
      findVersion(config.path, {
        named: preferences(config).targetVersion ?? undefined,
        roots: (workspace.workspaceFolders ?? []).map(({ uri }) => uri.path),
        files: diskFiles(),
      }),
    nonce: () => randomUUID().replaceAll('-', ''),
  };
}
