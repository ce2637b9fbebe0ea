import { StatusBarAlignment, l10n, window } from 'vscode';
import type { Disposable } from 'vscode';
import type { Localize } from '../core/base/localize.ts';
import type { Dashboards } from './dashboard/dashboards.ts';
import type { Front, FrontLog } from './front-log.ts';
import { fileName } from './log-names.ts';
import { summaryOf } from './log-summary.ts';
import type { LogSummary } from './log-summary.ts';

const t: Localize = (sentence, values = {}) => l10n.t(sentence, values);

/** Sums the log in front up in the status bar. A click analyzes it. */
export function showLogStatus(frontLog: FrontLog, dashboards: Dashboards): Disposable {
  // Left of where the cursor is.
  const item = window.createStatusBarItem('gunicorn.summary', StatusBarAlignment.Right, 101);
  item.name = t('Gunicorn log');

  const show = (front: Front | null) => {
    const summary = front && summaryNow(front, dashboards);
    if (!summary) return item.hide();
    const name = fileName(front.log.path);
    const sentences = [...summary.sentences, t('Click to analyze it.')];
    item.text = `$(graph) ${summary.text}`;
    item.tooltip = [name, ...sentences].join('\n');
    item.accessibilityInformation = { label: `${name}: ${sentences.join(' ')}`, role: 'button' };
    item.command = { command: 'gunicorn.analyzeLog', title: t('Analyze'), arguments: [front.log] };
    item.show();
  };
  const listening = frontLog.onChange(show);
  show(frontLog.now());
  return { dispose: () => [item, listening].forEach(each => each.dispose()) };
}

function summaryNow({ log, document, report, isReading }: Front, dashboards: Dashboards): LogSummary | null {
  if (isReading && !report) return { text: '…', sentences: [t('The log is being read.')] };
  // A log so large is read when somebody asks.
  const known = report ?? (document ? null : (dashboards.ofLog(log)?.whole() ?? null));
  if (known) return summaryOf(known, t);
  return document ? null : { text: t('Analyze'), sentences: [t('The log is too large to be summed up unasked.')] };
}
