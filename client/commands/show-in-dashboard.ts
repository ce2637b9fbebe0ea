import { l10n, window } from 'vscode';
import { queryOfMatch } from '../../core/query/line-match.ts';
import { matchOfLine } from '../../core/query/match-of-line.ts';
import { printQuery } from '../../core/query/print.ts';
import { lineInFront } from '../line-in-front.ts';
import { runWithProgress } from '../run-with-progress.ts';
import { plain } from '../plain-message.ts';
import type { Command } from './command.ts';

/**
 * Goes from the line of a log that the cursor is in to the dashboard: to its step in time, its path and its status.
 * Resolves to the outcome, or to undefined when no log is in front.
 */
export const showInDashboard: Command = {
  id: 'gunicorn.showInDashboard',
  async run({ dashboards, lineFormats }) {
    const front = await lineInFront(lineFormats);
    if (!front) {
      const sentence = l10n.t('No Gunicorn log is in front. Open one, and put the cursor into the line to show.');
      void window.showInformationMessage(plain(sentence));
      return undefined;
    }
    const { file, log, facts } = front;
    const analysis = dashboards.open(dashboards.withFile(file)?.logs ?? [log]);
    const known = analysis.whole();
    if (!known) {
      const outcome = await runWithProgress(analysis);
      if ('failure' in outcome || !facts) return outcome;
    }
    if (!facts) {
      void window.showInformationMessage(l10n.t('The line is not in the format of the log, so all of it is shown.'));
      return analysis.ask('');
    }
    const { series } = known ?? analysis.now().report ?? { series: null };
    return analysis.ask(printQuery(queryOfMatch(matchOfLine(facts, series))));
  },
};
