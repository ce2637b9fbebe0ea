import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Report } from '../../core/analysis/report.ts';
import { analyzeFiles } from '../../core/analysis/node/analyze-file.ts';
import type { Analysis, AnalyzeOptions } from '../../core/analysis/node/analyze-file.ts';
import { writeCsv } from '../../core/export/csv.ts';
import { writeMarkdown } from '../../core/export/markdown.ts';
import { EXPORT_TABLES } from '../../core/export/tables.ts';
import type { ExportTable } from '../../core/export/tables.ts';
import { capacityOf } from '../../core/config/capacity.ts';
import { timeoutOf } from '../../core/config/timeout.ts';
import { NO_SETTINGS } from '../../core/config/settings.ts';
import type { Arguments, Command, Io } from '../command.ts';
import { readCount, textOption, textOptions } from '../command.ts';
import { fileReason } from '../file-reason.ts';
import { FILTER_OPTIONS, filterText } from '../filter-options.ts';
import { follow } from '../follow.ts';
import { FORMAT_OPTIONS, namedEncoding, namedFormat } from '../log-format.ts';
import { htmlReport } from '../print/html.ts';
import { jsonReport } from '../print/json.ts';
import { textReport } from '../print/text.ts';

export const analyze: Command = {
  id: 'analyze',
  usage: 'LOG...',
  says: 'Reads access logs: plain, gzip, zstd, all in a folder, or - for standard input. Tells what happened; several are one log.',
  options: {
    ...FORMAT_OPTIONS,
    'error-log': {
      type: 'string',
      value: 'FILE',
      multiple: true,
      says: 'The error log of the same Gunicorn, for what happened to its workers. May be repeated.',
    },
    top: { type: 'string', value: 'N', says: 'How many rows each list has: 10 unless said.' },
    workers: { type: 'string', value: 'N', says: 'How many workers wrote the log: as in --config unless said.' },
    threads: { type: 'string', value: 'N', says: 'How many threads each worker has: as in --config, or 1.' },
    endpoint: {
      type: 'string',
      value: 'PATTERN',
      multiple: true,
      says: 'Paths that are one endpoint, such as /shop/{name}/cart or /static/*. May be repeated; the first that fits wins.',
    },
    ...FILTER_OPTIONS,
    output: {
      type: 'string',
      value: 'text|json|html|markdown|csv',
      says: 'How to print the report: text unless said.',
    },
    table: {
      type: 'string',
      value: 'NAME',
      says: 'The list that --output csv prints, named as in the JSON: series unless said.',
    },
    follow: {
      type: 'boolean',
      says: 'Goes on reading, across rotations, and prints the report again when it has changed, until Ctrl+C.',
    },
    out: { type: 'string', value: 'FILE', says: 'Where to write instead of standard output.' },
  },
  run,
};

async function run(args: Arguments, io: Io): Promise<number> {
  const { t } = io;
  const fail = (sentence: string) => {
    io.note(sentence);
    return 2;
  };
  const { files } = args;
  const errorLogs = textOptions(args, 'error-log');
  if (files.length + errorLogs.length === 0 || files.includes(''))
    return fail(t('Which log? gunicorn-logs analyze LOG... reads files, and - standard input.'));
  const output = textOption(args, 'output') ?? 'text';
  const print = OUTPUTS[output];
  if (!print)
    return fail(t('--output can be {outputs}, not "{output}".', { outputs: Object.keys(OUTPUTS).join(', '), output }));
  const tableId = textOption(args, 'table') ?? EXPORT_TABLES[0]!.id;
  const table = EXPORT_TABLES.find(({ id }) => id === tableId);
  if (!table) {
    const tables = EXPORT_TABLES.map(({ id }) => id).join(', ');
    return fail(t('--table can be {tables}, not "{table}".', { tables, table: tableId }));
  }
  if (textOption(args, 'table') !== undefined && output !== 'csv') return fail(t('--table is for --output csv.'));
  const top = readCount(textOption(args, 'top'));
  if (top === null) return fail(t('{option} needs a whole number from 1 up.', { option: '--top' }));
  const workers = readCount(textOption(args, 'workers'));
  if (workers === null) return fail(t('{option} needs a whole number from 1 up.', { option: '--workers' }));
  const threads = readCount(textOption(args, 'threads'));
  if (threads === null) return fail(t('{option} needs a whole number from 1 up.', { option: '--threads' }));
  const named = await namedFormat(args, io);
  if ('failure' in named) return fail(named.failure);
  const { settings } = named;
  const declared = namedEncoding(args, t);
  if ('failure' in declared) return fail(declared.failure);
  const capacity = capacityOf(settings, { workers, threads }, t);
  if (capacity.note !== null) io.note(capacity.note);

  const workerFile = join(__dirname, 'worker.js');
  const options: AnalyzeOptions = {
    paths: files,
    errorLogs,
    format: named.format,
    encoding: declared.encoding,
    top: top ?? TOP,
    // A page can put its lists in another order.
    leading: output === 'html' ? (top ?? TOP) : 0,
    limits: { capacity: capacity.requests, timeoutSeconds: settings === NO_SETTINGS ? null : timeoutOf(settings) },
    endpoints: textOptions(args, 'endpoint'),
    filter: filterText(args),
    workerFile,
    t,
  };
  const out = textOption(args, 'out');
  const isFollowed = args.values['follow'] === true;
  if (isFollowed && output !== 'text' && output !== 'json')
    return fail(t('--follow prints the report as text or as JSON, not as {output}.', { output }));
  if (isFollowed && out !== undefined) return fail(t('--follow prints to standard output; --out is for one report.'));
  if (isFollowed && (declared.encoding ?? 'utf-8') !== 'utf-8') {
    return fail(t('--follow reads logs in UTF-8 alone; without it, --encoding reads what is there now.'));
  }
  const analysis = isFollowed ? await follow(options, showAgain(output, io)) : await analyzeFiles(options);
  if ('failure' in analysis) return fail(analysis.failure);
  if (isFollowed) return analysis.complete ? 0 : 2;
  for (const note of analysis.notes) io.note(note);

  if (output === 'csv' && table.rowsOf(analysis.report) === null)
    return fail(t('The lines tell nothing for the table {table}.', { table: table.id }));
  const sheet = { ...io, table };
  if (out === undefined) {
    await io.out(print(analysis.report, sheet));
  } else {
    try {
      await writeFile(out, print(analysis.report, { ...sheet, colors: false }));
    } catch (error) {
      return fail(t('{path} cannot be written: {reason}.', { path: out, reason: fileReason(error, t) }));
    }
  }
  return analysis.complete ? 0 : 2;
}

/** Over the last report where that is on a screen; else one after the other, as JSON each in a line. */
function showAgain(output: string, io: Io): (analysis: Analysis) => Promise<void> {
  const clear = io.colors ? '\u001b[H\u001b[2J\u001b[3J' : '';
  const told = new Set<string>();
  return async ({ report, notes }) => {
    await io.out(output === 'json' ? `${JSON.stringify(report)}\n` : `${clear}${textReport(report, io)}`);
    for (const note of notes) if (!told.has(note)) io.note(note);
    for (const note of notes) told.add(note);
  };
}

type Print = (report: Report, io: Io & { readonly table: ExportTable }) => string;

const OUTPUTS: Readonly<Record<string, Print | undefined>> = {
  text: textReport,
  json: jsonReport,
  html: htmlReport,
  markdown: (report, { t }) => writeMarkdown(report, t),
  csv: (report, { table }) => writeCsv(table.rowsOf(report) ?? []),
};

const TOP = 10;
