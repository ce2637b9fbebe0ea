import type { Format } from '../../logs/format.ts';
import type { Analysis, AnalyzeFailure, AnalyzeOptions } from './analyze-options.ts';
import { describeOverlooked } from './notes.ts';
import { prepare } from './prepare.ts';
import { startScanning } from './scanning.ts';

export type { Analysis, AnalyzeFailure, AnalyzeOptions } from './analyze-options.ts';

/**
 * Reads the files in worker threads. Never rejects for what a file is or contains: that is a failure or a note. Where a
 * format begins that nothing showed beforehand, all is read once more, with it.
 */
export async function analyzeFiles(options: AnalyzeOptions): Promise<Analysis | AnalyzeFailure> {
  for (let format: Format | null = null; ;) {
    const prepared = await prepare(options, format);
    if ('failure' in prepared) return prepared;
    const scanning = await startScanning(prepared, prepared.sources, options);
    try {
      const analysis = await scanning.finish();
      if ('failure' in analysis) return analysis;
      format = scanning.overlooked();
      if (!format) return analysis;
      options.known?.keepOverlooked(prepared.sources, prepared.seen, format);
      if (prepared.sources.some(({ kind }) => kind === 'stream')) {
        return { ...analysis, notes: [...analysis.notes, describeOverlooked(format, options.t)] };
      }
    } finally {
      await scanning.close();
    }
  }
}
