import { workspace } from 'vscode';
import type { Uri } from 'vscode';
import type { Engine } from './engine.ts';
import { logOfPath } from './log-path.ts';

/**
 * Error logs are read by one thread, some 25 MB a second, which may be busy with what somebody asked for. Who asked can wait for
 * that; where nobody did, only those up to so many bytes are read.
 */
const MOST_BYTES = 8_000_000;

/** The engine for what nobody asked for. */
export function unasked(engine: Engine): Engine {
  return {
    ...engine,
    async analyze(options) {
      const errorLogs: string[] = [];
      for (const path of options.errorLogs ?? []) if (await isSmall(logOfPath(path))) errorLogs.push(path);
      return engine.analyze({ ...options, errorLogs });
    },
  };
}

export async function isSmall(file: Uri): Promise<boolean> {
  try {
    return (await workspace.fs.stat(file)).size <= MOST_BYTES;
  } catch {
    // Whoever reads it will say why it cannot be read.
    return true;
  }
}
