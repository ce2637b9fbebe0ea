import { setTimeout as wait } from 'node:timers/promises';
import type { Analysis, AnalyzeFailure, AnalyzeOptions } from '../core/analysis/node/analyze-file.ts';
import { openAnalysis } from '../core/analysis/node/open-analysis.ts';

/** Between two looks at the logs, in milliseconds: as often as anybody reads a report. */
const PACE = 1000;

/**
 * Analyzes the logs, and again whenever something was written to them, until Ctrl+C. Whatever came until then is in the
 * last report.
 */
export async function follow(
  options: AnalyzeOptions,
  show: (analysis: Analysis) => Promise<void>,
): Promise<Analysis | AnalyzeFailure> {
  const end = new AbortController();
  const stop = () => end.abort();
  for (const signal of SIGNALS) process.once(signal, stop);
  try {
    const open = await openAnalysis(options);
    if ('failure' in open) return open;
    try {
      let latest: Analysis = open.first;
      await show(latest);
      for (;;) {
        await wait(PACE, undefined, { signal: end.signal }).catch(() => undefined);
        const next = await open.refresh();
        if (next && 'failure' in next) return next;
        if (next) {
          latest = next;
          await show(latest);
        }
        // Whoever reads the reports may have gone.
        if (end.signal.aborted || !process.stdout.writable) return latest;
      }
    } finally {
      await open.close();
    }
  } finally {
    for (const signal of SIGNALS) process.off(signal, stop);
  }
}

const SIGNALS = ['SIGINT', 'SIGTERM'] as const;
