import { StatusBarAlignment, l10n, window } from 'vscode';
import type { Command, Disposable, Uri } from 'vscode';
import type { Localize } from '../core/base/localize.ts';
import type { Dashboards } from './dashboard/dashboards.ts';
import type { Front, FrontLog } from './front-log.ts';
import { accessLogBeside } from './line-in-front.ts';
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
    const { log } = front;
    const name = fileName(log.path);
    const sentences = [...summary.sentences, t('Click to analyze it.')];
    item.text = `$(graph) ${summary.text}`;
    item.tooltip = [name, ...sentences].join('\n');
    item.accessibilityInformation = { label: `${name}: ${sentences.join(' ')}`, role: 'button' };
    item.command = analyze(log);
    item.show();
    if (front.document?.languageId === 'gunicorn-error-log') void leadToRequests(front);
  };
  /** What an error log tells is told beside the requests of the same Gunicorn. */
  const leadToRequests = async (front: Front) => {
    const access = await accessLogBeside(front.log);
    if (frontLog.now() === front) item.command = analyze(access);
  };
  const listening = frontLog.onChange(show);
  show(frontLog.now());
  return { dispose: () => [item, listening].forEach(each => each.dispose()) };
}

function analyze(log: Uri): Command {
  return { command: 'gunicorn.analyzeLog', title: t('Analyze'), arguments: [log] };
}

function summaryNow({ log, report, state }: Front, dashboards: Dashboards): LogSummary | null {
  if (state === 'reading' && !report) return { text: '…', sentences: [t('The log is being read.')] };
  // Somebody may have asked for it before.
  const known = report ?? (state === 'too large' ? dashboards.ofLog(log)?.whole() : null);
  if (known) return summaryOf(known, t);
  const sentence = t('The log is too large to be summed up unasked.');
  return state === 'too large' ? { text: t('Analyze'), sentences: [sentence] } : null;
}
