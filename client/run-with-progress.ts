import { ProgressLocation, commands, l10n, window } from 'vscode';
import type { Report } from '../core/analysis/report.ts';
import type { LogAnalysis } from './analysis.ts';
import type { Outcome } from './read-log.ts';
import { plain } from './plain-message.ts';

/** An analysis that is done before this, in milliseconds, needs no notification. */
const PATIENCE = 400;

/** Runs the analysis, with a notification that can cancel it when it takes long, and says so when it failed. */
export async function runWithProgress(analysis: LogAnalysis): Promise<Outcome> {
  const outcome = analysis.run();
  const quick = await Promise.race([outcome, new Promise<null>(resolve => setTimeout(resolve, PATIENCE, null))]);
  if (!quick) await showProgress(analysis, outcome);

  const result = await outcome;
  if ('failure' in result) void window.showErrorMessage(plain(result.failure));
  else void tellWhatIsMissing(result.report, result.about.notes);
  return result;
}

/** Nothing was understood: the panel shows samples of the lines, and here is where the user can say what they are. */
async function tellWhatIsMissing({ requests, lines }: Report, [note]: readonly string[]): Promise<void> {
  if (requests > 0 || note === undefined) return;
  const nameFormat = l10n.t('Name the Format…');
  const actions = lines.total > 0 ? [nameFormat] : [];
  if ((await window.showWarningMessage(plain(note), ...actions)) !== nameFormat) return;
  await commands.executeCommand('workbench.action.openSettings', '@id:gunicorn.accessLogFormat');
}

function showProgress(analysis: LogAnalysis, outcome: Promise<Outcome>): Thenable<void> {
  const title = plain(l10n.t('Analyzing {name}', { name: analysis.now().about.title }));
  return window.withProgress(
    { location: ProgressLocation.Notification, title, cancellable: true },
    async (notification, token) => {
      token.onCancellationRequested(analysis.cancel);
      let shown = 0;
      const listening = analysis.onChange(({ progress }) => {
        if (!progress || progress.bytesTotal === 0) return;
        const percent = (100 * progress.bytesRead) / progress.bytesTotal;
        notification.report({ increment: percent - shown, message: `${Math.floor(percent)}%` });
        shown = percent;
      });
      await outcome;
      listening.dispose();
    },
  );
}
