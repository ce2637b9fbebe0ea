import { Uri, commands, l10n, window } from 'vscode';
import type { WebviewPanel } from 'vscode';
import { connect } from '../../core/base/connect.ts';
import { shortened } from '../../core/analysis/build-report.ts';
import type { Report } from '../../core/analysis/report.ts';
import { prometheusRules } from '../../core/generators/prometheus-rules.ts';
import { ALL_TIME } from '../../core/query/conditions.ts';
import type { Dashboard, Host } from '../../webview/protocol.ts';
import type { LogAnalysis, Moment } from '../analysis.ts';
import type { ClientContext } from '../context.ts';
import { fileName } from '../log-names.ts';
import { logOfPath, pathOf } from '../log-path.ts';
import { listLines } from '../found-lines.ts';
import { beside, openLine } from '../open-line.ts';
import { runWithProgress } from '../run-with-progress.ts';
import { saveFile } from '../save-file.ts';
import { takeAway } from '../take-away.ts';
import { showSnippet } from '../show-snippet.ts';
import { tryAlerts } from '../try-alerts.ts';
import { plain } from '../plain-message.ts';
import { tellNewest } from './newest.ts';
import { MOST_ROWS, pageOf } from './page.ts';

/** Fills a panel with the page and keeps both sides talking until the panel is closed. */
export function connectPanel(context: ClientContext, analysis: LogAnalysis, panel: WebviewPanel): void {
  const dist = Uri.joinPath(context.extension.extensionUri, 'dist');
  panel.webview.options = { enableScripts: true, localResourceRoots: [dist] };

  let trying = new AbortController();
  const host: Host = {
    ready: async () => {
      const now = analysis.now();
      news.begin(now);
      return {
        ...now,
        report: now.report && shortened(now.report, MOST_ROWS),
        restore: { logs: analysis.logs.map(String) },
      };
    },
    cancel: async () => analysis.cancel(),
    refresh: async () => void (await runWithProgress(analysis)),
    follow: async isOn => await analysis.follow(isOn),
    ask: async where => void (await analysis.ask(where)),
    compare: async (baseline, where) => await analysis.compare(baseline, where),
    compareWithLog: async () => {
      const files = await window.showOpenDialog({
        canSelectMany: true,
        defaultUri: Uri.joinPath(analysis.logs[0]!, '..'),
        openLabel: l10n.t('Compare'),
        title: l10n.t('Access logs to compare with; several files are taken as one log'),
      });
      const baseline = files && { ...ALL_TIME, logs: files.map(pathOf) };
      if (baseline) await analysis.compare(baseline, analysis.now().asked);
    },
    openLine: (source, line) => openSource(analysis.now().report?.sources[source]?.path, line),
    openErrorLine: (source, line) => openSource(analysis.now().report?.errorLog?.sources[source]?.path, line),
    openMatch: async match => {
      const { report, asked } = analysis.now();
      if (!report) return false;
      const place = await context.engine.findLine({
        paths: pathsOf(report),
        format: report.format.text,
        others: report.format.others?.map(({ text }) => text) ?? [],
        match,
        filter: { where: asked },
      });
      if (place) await openSource(report.sources[place.source]?.path, place.line);
      return place !== null;
    },
    takeAway: async orders => await takeAway(context, analysis, orders),
    savePicture: async (name, picture) => {
      const [, data] = /^data:image\/png;base64,([\w+/=]+)$/.exec(picture) ?? [];
      if (data === undefined) return;
      const content = () => Uint8Array.from(atob(data), character => character.codePointAt(0)!);
      const folder = Uri.joinPath(analysis.logs[0]!, '..');
      await saveFile({ folder, name, extension: 'png', kind: l10n.t('Picture'), content });
    },
    listLines: async () => await listLines(context.engine, analysis, beside(panel.viewColumn)),
    tryAlerts: async () => {
      // Another question has taken its place, or nobody asks any more.
      trying.abort();
      trying = new AbortController();
      return await tryAlerts(context.engine, analysis, trying.signal);
    },
    generateRules: async limits => void (await showSnippet(context, prometheusRules, limits)),
    generate: async () => void (await commands.executeCommand('gunicorn.generate')),
  };
  const connection = connect<Dashboard>(
    {
      // Not a window's: a panel has one page, and VS Code delivers to no other.
      // oxlint-disable-next-line unicorn/require-post-message-target-origin
      post: message => void panel.webview.postMessage(message),
      listen: receive => void panel.webview.onDidReceiveMessage(receive),
    },
    host,
  );

  const { remote } = connection;

  // Between being hidden and being ready again there is no page to listen.
  const news = tellNewest<Moment>(async (before, now) => {
    if (now.failure !== null && now.failure !== before.failure) await remote.showFailure(now.failure);
    if (now.report && (now.report !== before.report || now.about !== before.about)) {
      await remote.showReport(shortened(now.report, MOST_ROWS), now.about);
    }
    if (now.asked !== before.asked) await remote.showAsked(now.asked);
    if (now.compared !== before.compared) await remote.showCompared(now.compared);
    if (now.progress !== before.progress) await remote.showProgress(now.progress);
  });
  const listening = analysis.onChange(moment => news.tell(moment));
  panel.onDidChangeViewState(() => {
    if (!panel.visible) news.end();
    analysis.pause(!panel.visible);
  });
  panel.onDidDispose(() => {
    listening.dispose();
    news.end();
    trying.abort();
    connection.close(l10n.t('The panel is closed.'));
  });

  panel.webview.html = pageOf(panel.webview, dist, context.engine.nonce());

  async function openSource(path: string | undefined, line: number): Promise<void> {
    if (path === undefined) return;
    // What lies in a folder was not named itself.
    const log = analysis.logs.find(each => pathOf(each) === path) ?? logOfPath(path);
    try {
      await openLine(context.engine, log, line, beside(panel.viewColumn));
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      const values = { name: fileName(log.path), line, reason };
      void window.showErrorMessage(plain(l10n.t('{name} could not be opened at line {line}: {reason}', values)));
    }
  }
}

/** Not what was named: files that would have counted twice were left out, and folders opened. */
function pathsOf({ sources }: Report): string[] {
  return sources.map(({ path }) => path);
}
