import { workspace } from 'vscode';
import { encodingNamed } from '../core/analysis/encoding.ts';
import { logOfPath } from './log-path.ts';

/**
 * What VS Code reads a log as: as it was opened, or as `files.encoding` says for it. Null where the engine knows no such
 * encoding, and then the log is UTF-8 unless it says otherwise itself.
 */
export function encodingOfLog(path: string): string | null {
  const log = logOfPath(path);
  const open = workspace.textDocuments.find(({ uri }) => uri.toString() === log.toString());
  const named: unknown = open?.encoding ?? workspace.getConfiguration('files', log).get<unknown>('encoding');
  return typeof named === 'string' ? encodingNamed(named) : null;
}
