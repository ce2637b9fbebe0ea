import { ProgressLocation, l10n, window } from 'vscode';
import type { LogAnalysis, Outcome } from './analysis.ts';

/** An analysis that is done before this, in milliseconds, needs no notification. */
const PATIENCE = 400;

/** Runs the analysis, with a notification that can cancel it when it takes long, and says so when it failed. */
export async function runWithProgress(analysis: LogAnalysis): Promise<Outcome> {
  const outcome = analysis.run();
  const quick = await Promise.race([outcome, new Promise<null>(resolve => setTimeout(resolve, PATIENCE, null))]);
  if (!quick) await showProgress(analysis, outcome);

  const result = await outcome;
  if ('failure' in result) void window.showErrorMessage(result.failure);
  return result;
}

function showProgress(analysis: LogAnalysis, outcome: Promise<Outcome>): Thenable<void> {
  const title = l10n.t('Analyzing {name}', { name: analysis.now().about.title });
  return window.withProgress(
    { location: ProgressLocation.Notification, title, cancellable: true },
    async (notification, token) => {
      token.onCancellationRequested(analysis.cancel);
      let shown = 0;
      const listening = analysis.onChange(({ progress }) => {
        if (!progress || progress.bytesTotal === 0) return;
        const percent = (100 * progress.bytesRead) / progress.bytesTotal;
        notification.report({ increment: percent - shown, message: `${Math.floor(percent)} %` });
        shown = percent;
      });
      await outcome;
      listening.dispose();
    },
  );
}
