import type { AnalyzeOptions } from './analyze-options.ts';
import type { LogSource } from './log-source.ts';

/** Adds up what is read of the sources, each as often as it is named; the last byte is always told. */
export function tellProgress(
  sources: readonly LogSource[],
  { onProgress }: Pick<AnalyzeOptions, 'onProgress'>,
): (bytes: number) => void {
  const bytesTotal = sources.reduce((sum, source) => sum + (source.kind === 'stream' ? 0 : source.bytes), 0);
  let bytesRead = 0;
  let told = 0;
  return bytes => {
    bytesRead += bytes;
    const now = Date.now();
    if (now - told < INTERVAL && bytesRead < bytesTotal) return;
    told = now;
    onProgress?.({ bytesRead, bytesTotal });
  };
}

/** Milliseconds. As often as an eye follows. */
const INTERVAL = 50;
