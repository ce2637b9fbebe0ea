import { Uri, ViewColumn, l10n, window } from 'vscode';
import type { WebviewPanel } from 'vscode';
import type { LogAnalysis } from '../analysis.ts';
import type { ClientContext } from '../context.ts';

/** The view type of the panels; `activationEvents` names it too. */
const VIEW = 'gunicorn.dashboard';

/** The panels that are open: one a log, however often it is analyzed. */
export interface Dashboards {
  /** The analysis in the panel of this log, which is made or brought to the front. */
  open(logs: readonly Uri[]): Promise<LogAnalysis>;
  /** The log that was asked for last and is still shown; undefined when no panel is open. */
  latest(): LogAnalysis | undefined;
}

export function createDashboards(context: Omit<ClientContext, 'dashboards'>): Dashboards {
  /** By log; the one that was asked for last comes last. */
  const shown = new Map<string, { analysis: LogAnalysis; panel: WebviewPanel }>();
  const dashboards: Dashboards = {
    async open(logs) {
      const key = keyOf(logs);
      const known = shown.get(key);
      if (!known) return add(logs, createPanel());
      shown.delete(key);
      shown.set(key, known);
      known.panel.reveal();
      return known.analysis;
    },
    latest: () => [...shown.values()].at(-1)?.analysis,
  };

  context.extension.subscriptions.push(
    window.registerWebviewPanelSerializer(VIEW, {
      // After a restart of the window: the page kept what it was about, the log is read again.
      async deserializeWebviewPanel(panel, state: unknown) {
        const logs = restoredLogs(state);
        if (logs.length === 0) {
          panel.dispose();
          return;
        }
        const { runWithProgress } = await import('../run-with-progress.ts');
        await runWithProgress(await add(logs, panel));
      },
    }),
  );
  return dashboards;

  async function add(logs: readonly Uri[], panel: WebviewPanel): Promise<LogAnalysis> {
    const [{ createAnalysis }, { connectPanel }] = await Promise.all([import('../analysis.ts'), import('./panel.ts')]);
    const key = keyOf(logs);
    const analysis = createAnalysis(logs, context.runtime);
    shown.set(key, { analysis, panel });
    panel.title = l10n.t('Analysis of {name}', { name: analysis.now().about.title });
    panel.onDidDispose(() => {
      analysis.cancel();
      shown.delete(key);
    });
    connectPanel({ ...context, dashboards }, analysis, panel);
    return analysis;
  }
}

function createPanel(): WebviewPanel {
  return window.createWebviewPanel(VIEW, '', ViewColumn.Active, { enableFindWidget: true });
}

function keyOf(logs: readonly Uri[]): string {
  return logs.map(String).toSorted().join('\n');
}

/** The page hands back what it was given, through a file that anything may have changed. */
function restoredLogs(state: unknown): Uri[] {
  const logs = typeof state === 'object' && state !== null && 'logs' in state ? state.logs : undefined;
  return Array.isArray(logs) ? logs.filter(log => typeof log === 'string').map(log => Uri.parse(log)) : [];
}
