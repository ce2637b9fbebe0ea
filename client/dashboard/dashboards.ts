import { Uri, ViewColumn, l10n, window } from 'vscode';
import type { WebviewPanel } from 'vscode';
import { createAnalysis } from '../analysis.ts';
import type { LogAnalysis } from '../analysis.ts';
import { keptQuestion } from '../../core/comparison/kept-question.ts';
import type { KeptQuestion } from '../../core/comparison/kept-question.ts';
import type { ClientContext } from '../context.ts';
import { pathOf } from '../log-path.ts';
import { runWithProgress } from '../run-with-progress.ts';
import { connectPanel } from './panel.ts';
import { VIEW_TYPE } from './view-type.ts';

/** The panels that are open: one a log, however often it is analyzed. */
export interface Dashboards {
  /** The analysis in the panel of this log, which is made or brought to the front. */
  open(logs: readonly Uri[]): LogAnalysis;
  /** Fills an editor of a log. */
  fillEditor(log: Uri, panel: WebviewPanel): Promise<void>;
  /** Fills a panel after a restart of the window: the page kept what it was about, the log is read again. */
  restore(panel: WebviewPanel, state: unknown): Promise<void>;
  /** The analysis of this log, where it has a panel. */
  ofLog(log: Uri): LogAnalysis | undefined;
  /** The latest analysis that this file is part of, alone or in a rotated set, as access log or as error log. */
  withFile(file: Uri): LogAnalysis | undefined;
  /** The log that was asked for last and is still shown; undefined when no panel is open. */
  latest(): LogAnalysis | undefined;
}

export function createDashboards(context: Omit<ClientContext, 'dashboards'>): Dashboards {
  /** By log; the one that was asked for last comes last. */
  const shown = new Map<string, { analysis: LogAnalysis; panel: WebviewPanel }>();
  const dashboards: Dashboards = {
    open(logs) {
      const key = keyOf(logs);
      const found = [key, asEditor(key)].find(each => shown.has(each));
      if (found === undefined) return add(key, logs, createPanel());
      const known = shown.get(found)!;
      shown.delete(found);
      shown.set(found, known);
      known.panel.reveal();
      return known.analysis;
    },
    async fillEditor(log, panel) {
      await runWithProgress(add(asEditor(keyOf([log])), [log], panel));
    },
    async restore(panel, state) {
      const logs = restoredLogs(state);
      if (logs.length > 0) await runWithProgress(add(keyOf(logs), logs, panel, keptQuestion(state)));
      else panel.dispose();
    },
    ofLog: log => (shown.get(keyOf([log])) ?? shown.get(asEditor(keyOf([log]))))?.analysis,
    withFile: file => [...shown.values()].findLast(({ analysis }) => isPartOf(analysis, file))?.analysis,
    latest: () => [...shown.values()].at(-1)?.analysis,
  };

  return dashboards;

  function add(key: string, logs: readonly Uri[], panel: WebviewPanel, restored?: KeptQuestion): LogAnalysis {
    const analysis = createAnalysis(logs, context.engine, restored);
    shown.set(key, { analysis, panel });
    panel.iconPath = Uri.joinPath(context.extension.extensionUri, 'media', 'icon.png');
    if (panel.viewType === VIEW_TYPE) panel.title = l10n.t('Analysis of {name}', { name: analysis.now().about.title });
    panel.onDidDispose(() => {
      analysis.dispose();
      shown.delete(key);
    });
    connectPanel({ ...context, dashboards }, analysis, panel);
    return analysis;
  }
}

function createPanel(): WebviewPanel {
  return window.createWebviewPanel(VIEW_TYPE, '', ViewColumn.Active, { enableFindWidget: true });
}

function isPartOf({ logs, now }: LogAnalysis, file: Uri): boolean {
  const { report } = now();
  const sources = [...(report?.sources ?? []), ...(report?.errorLog?.sources ?? [])];
  return logs.some(log => log.toString() === file.toString()) || sources.some(({ path }) => path === pathOf(file));
}

/** A log may have an editor beside its panel. */
const asEditor = (key: string) => `editor of ${key}`;

function keyOf(logs: readonly Uri[]): string {
  return logs.map(String).toSorted().join('\n');
}

/** The page hands back what it was given, through a file that anything may have changed. */
function restoredLogs(state: unknown): Uri[] {
  const logs = partOf(state, 'logs');
  return Array.isArray(logs) ? logs.filter(log => typeof log === 'string').map(log => Uri.parse(log)) : [];
}

function partOf(state: unknown, name: string): unknown {
  return typeof state === 'object' && state !== null ? (state as Record<string, unknown>)[name] : undefined;
}
