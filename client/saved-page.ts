import { Uri, l10n, workspace } from 'vscode';
import type { ExtensionContext } from 'vscode';
import { shortened } from '../core/analysis/build-report.ts';
import type { Report } from '../core/analysis/report.ts';
import { SAVED_SCRIPTS, SAVED_STYLES, writeHtml } from '../core/export/html.ts';
import type { Start } from '../webview/protocol.ts';
import type { Moment } from './analysis.ts';
import { MOST_ROWS, languageOfSentences } from './dashboard/page.ts';

/** The dashboard as it is now, as one file for any browser; `report` in place of its own. */
export async function savedPage(
  { extensionUri }: Pick<ExtensionContext, 'extensionUri'>,
  nonce: string,
  { about, compared }: Moment,
  report: Report,
): Promise<string> {
  const read = async (name: string) =>
    new TextDecoder().decode(await workspace.fs.readFile(Uri.joinPath(extensionUri, 'dist', name)));
  const start: Start = {
    report: shortened(report, MOST_ROWS),
    about: { ...about, following: false },
    failure: null,
    progress: null,
    asked: report.filter?.text ?? '',
    compared,
    restore: { logs: [] },
  };
  return writeHtml({
    title: l10n.t('Analysis of {name}', { name: about.title }),
    language: languageOfSentences(),
    start,
    sentences: l10n.bundle ?? {},
    styles: await Promise.all(SAVED_STYLES.map(read)),
    scripts: await Promise.all(SAVED_SCRIPTS.map(read)),
    nonce,
    withoutScripts: l10n.t('This report is drawn by its own script, which this browser does not run.'),
  });
}
