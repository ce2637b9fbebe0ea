import type { Analysis, AnalyzeFailure, AnalyzeOptions } from './analyze-options.ts';
import { prepare } from './prepare.ts';
import { startScanning } from './scanning.ts';

export type { Analysis, AnalyzeFailure, AnalyzeOptions } from './analyze-options.ts';

/** Reads the files in worker threads. Never rejects for what a file is or contains: that is a failure or a note. */
export async function analyzeFiles(options: AnalyzeOptions): Promise<Analysis | AnalyzeFailure> {
  const prepared = await prepare(options);
  if ('failure' in prepared) return prepared;
  const scanning = await startScanning(prepared, prepared.sources, options);
  try {
    return await scanning.finish();
  } finally {
    await scanning.close();
  }
}
