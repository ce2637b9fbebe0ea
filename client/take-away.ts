import { Uri, l10n } from 'vscode';
import { withOrders } from '../core/base/list-order.ts';
import type { Ordering } from '../core/base/list-order.ts';
import type { Report } from '../core/analysis/report.ts';
import { anonymise } from '../core/export/anonymise.ts';
import { writeCsv } from '../core/export/csv.ts';
import { writeMarkdown } from '../core/export/markdown.ts';
import { EXPORT_TABLES } from '../core/export/tables.ts';
import type { LogAnalysis } from './analysis.ts';
import { chooseInTurn } from './choose-in-turn.ts';
import type { ClientContext } from './context.ts';
import { saveFile } from './save-file.ts';
import { savedPage } from './saved-page.ts';

interface Choice {
  readonly label: string;
  readonly detail: string;
  readonly extension: string;
  readonly write: (report: Report) => string | Promise<string>;
}

/** Saves what the dashboard shows as a file of the user's choice, with or without what points at persons. */
export async function takeAway(
  { extension, engine }: Pick<ClientContext, 'extension' | 'engine'>,
  { now, logs }: LogAnalysis,
  orders: Readonly<Record<string, Ordering>> = {},
): Promise<void> {
  const moment = now();
  const { report } = moment;
  if (!report) return;
  const page: Choice = {
    label: l10n.t('HTML report'),
    detail: l10n.t('The dashboard in one file, for any browser'),
    extension: 'html',
    write: shown => savedPage(extension, engine.nonce(), moment, shown),
  };
  const asItIs = { label: l10n.t('As it is'), detail: l10n.t('With addresses, and with the queries of referrers') };
  const masked = {
    label: l10n.t('Anonymised'),
    detail: l10n.t('Networks in place of addresses; no queries, no raw lines, no messages of exceptions'),
  };
  const { what, how } = await chooseInTurn(async choose => {
    const what = await choose({
      rows: [page, ...choicesFor(report, orders)],
      placeHolder: l10n.t('What should be saved?'),
    });
    return { what, how: what && (await choose({ rows: [masked, asItIs], placeHolder: what.label })) };
  });
  if (!what || !how) return;
  const { label, extension: ending, write } = what;
  await saveFile({
    folder: Uri.joinPath(logs[0]!, '..'),
    name: 'report',
    extension: ending,
    kind: label,
    content: async () => new TextEncoder().encode(await write(how === masked ? anonymise(report) : report)),
  });
}

function choicesFor(report: Report, orders: Readonly<Record<string, Ordering>>): Choice[] {
  const tables = EXPORT_TABLES.flatMap(({ title, rowsOf }): Choice[] => {
    const rows = rowsOf(report);
    if (!rows || rows.length < 2) return [];
    return [
      {
        label: l10n.t('CSV: {table}', { table: l10n.t(title) }),
        detail: l10n.t('A table for a spreadsheet, in bytes and microseconds'),
        extension: 'csv',
        write: report => writeCsv(rowsOf(withOrders(report, orders)) ?? []),
      },
    ];
  });
  return [
    {
      label: l10n.t('Markdown summary'),
      detail: l10n.t('Totals, findings and endpoints, for a ticket or a message'),
      extension: 'md',
      write: report => writeMarkdown(report, (sentence, values = {}) => l10n.t(sentence, values)),
    },
    {
      label: l10n.t('JSON report'),
      detail: l10n.t('Everything, as docs/report.md describes it'),
      extension: 'json',
      write: report => `${JSON.stringify(report, null, 2)}\n`,
    },
    ...tables,
  ];
}
