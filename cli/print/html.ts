import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Report } from '../../core/analysis/report.ts';
import { SAVED_SCRIPTS, SAVED_STYLES, writeHtml } from '../../core/export/html.ts';
import type { Start } from '../../webview/protocol.ts';
import type { Io } from '../command.ts';

/** The dashboard of the editor, as one file for any browser. */
export function htmlReport(report: Report, { t, language, sentences }: Io): string {
  const names = report.sources.map(({ path }) => basename(path));
  const title =
    names.length > 1 ? t('{name} and {count} more', { name: names[0]!, count: names.length - 1 }) : (names[0] ?? '-');
  const start: Start = {
    report,
    about: { title, span: report.span, partial: false, following: false, config: null, notes: [] },
    failure: null,
    progress: null,
    asked: report.filter?.text ?? '',
    compared: null,
    restore: { logs: [] },
  };
  return writeHtml({
    title: t('Analysis of {name}', { name: title }),
    language,
    start,
    sentences,
    styles: SAVED_STYLES.map(read),
    scripts: SAVED_SCRIPTS.map(read),
    nonce: randomUUID().replaceAll('-', ''),
    withoutScripts: t('This report is drawn by its own script, which this browser does not run.'),
  });
}

const read = (name: string) => readFileSync(join(__dirname, name), 'utf8');
