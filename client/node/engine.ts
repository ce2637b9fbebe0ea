import { randomUUID } from 'node:crypto';
import { Uri, l10n, workspace } from 'vscode';
import type { ExtensionContext } from 'vscode';
import { startEngine } from '../../core/analysis/node/start-engine.ts';
import { diskFiles } from '../../core/language/node/disk-files.ts';
import { findVersion } from '../../core/language/node/find-version.ts';
import { preferences } from '../preferences.ts';
import type { Engine } from '../engine.ts';
import { encodingOfLog } from '../log-encoding.ts';
import { readElsewhereToo } from '../read-elsewhere.ts';
import { readLines } from './read-lines.ts';

/** @param extension its `subscriptions`, where it has any, end the thread that reads logs */
export function nodeEngine(
  extension: Pick<ExtensionContext, 'extensionUri'> & Partial<Pick<ExtensionContext, 'subscriptions'>>,
): Engine {
  const built = (name: string) => Uri.joinPath(extension.extensionUri, 'dist', name).fsPath;
  const engine = startEngine(built('engine.js'), {
    workerFile: built('worker.js'),
    sentences: l10n.bundle ?? {},
  });
  extension.subscriptions?.push({ dispose: () => void engine.close() });
  const findLines: Engine['findLines'] = options =>
    engine.findLines({ ...options, encoding: encodingOfLog(options.paths[0] ?? '') });
  return {
    ...readElsewhereToo({
      analyze: options => engine.analyze({ ...options, encoding: encodingOfLog(options.paths[0] ?? '') }),
      open: options => engine.open({ ...options, encoding: encodingOfLog(options.paths[0] ?? '') }),
      findLine: async options => (await findLines({ ...options, most: 1 })).lines[0] ?? null,
      findLines,
    }),
    readLines: (path, around) => readLines(path, around, encodingOfLog(path)),
    releaseFor: config =>
      findVersion(config.path, {
        named: preferences(config).targetVersion ?? undefined,
        roots: (workspace.workspaceFolders ?? []).map(({ uri }) => uri.path),
        files: diskFiles(),
      }),
    nonce: () => randomUUID().replaceAll('-', ''),
  };
}
