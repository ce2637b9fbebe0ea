import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FilterText } from '../../core/analysis/filter.ts';
import type { Report } from '../../core/analysis/report.ts';
import { analyzeFiles } from '../../core/analysis/node/analyze-file.ts';
import { capacityOf } from '../../core/config/capacity.ts';
import { timeoutOf } from '../../core/config/timeout.ts';
import type { Settings } from '../../core/config/settings.ts';
import { NO_SETTINGS } from '../../core/config/settings.ts';
import type { Arguments, Command, Io } from '../command.ts';
import { textOption, textOptions } from '../command.ts';
import { fileReason } from '../file-reason.ts';
import { formatOfConfig } from '../log-format.ts';
import type { NamedFormat } from '../log-format.ts';
import { jsonReport } from '../print/json.ts';
import { textReport } from '../print/text.ts';
import { readConfig } from '../read-config.ts';

export const analyze: Command = {
  id: 'analyze',
  usage: 'LOG...',
  says: 'Reads access logs: plain, gzip, all in a folder, or - for standard input. Tells what happened; several are one log.',
  options: {
    config: { type: 'string', value: 'FILE', says: 'The gunicorn.conf.py whose access_log_format wrote the log.' },
    'access-log-format': {
      type: 'string',
      value: 'TEXT',
      says: 'The format itself; wins over --config. Without either, the lines tell.',
    },
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
    where: {
      type: 'string',
      value: 'QUERY',
      says: "Which requests to count, such as 'status>=500 path:/api/* -agent~bot'. docs/query.md has all of it.",
    },
    since: {
      type: 'string',
      value: 'TIME',
      says: 'Only requests from then on: 2026-05-01T14:00, 14:05 on the last day of the log, or -2h before its end.',
    },
    until: { type: 'string', value: 'TIME', says: 'Only requests before then.' },
    output: { type: 'string', value: 'text|json', says: 'How to print the report: text unless said.' },
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
  if (files.length + errorLogs.length === 0)
    return fail(t('Which log? gunicorn-logs analyze LOG... reads files, and - standard input.'));
  const output = textOption(args, 'output') ?? 'text';
  const print = OUTPUTS[output];
  if (!print) return fail(t('--output can be {outputs}, not "{output}".', { outputs: 'text, json', output }));
  const top = readCount(textOption(args, 'top'));
  if (top === null) return fail(t('{option} needs a whole number from 1 up.', { option: '--top' }));
  const workers = readCount(textOption(args, 'workers'));
  if (workers === null) return fail(t('{option} needs a whole number from 1 up.', { option: '--workers' }));
  const threads = readCount(textOption(args, 'threads'));
  if (threads === null) return fail(t('{option} needs a whole number from 1 up.', { option: '--threads' }));
  const config = textOption(args, 'config');
  const settings = config === undefined ? NO_SETTINGS : await readConfig(config, t);
  if ('failure' in settings) return fail(settings.failure);
  const named = namedFormat(args, settings, io);
  const capacity = capacityOf(settings, { workers, threads }, t);
  for (const { note } of [named, capacity]) if (note !== null) io.note(note);

  const workerFile = join(__dirname, 'worker.js');
  const analysis = await analyzeFiles({
    paths: files,
    errorLogs,
    format: named.format,
    top: top ?? TOP,
    limits: { capacity: capacity.requests, timeoutSeconds: config === undefined ? null : timeoutOf(settings) },
    endpoints: textOptions(args, 'endpoint'),
    filter: filterText(args),
    workerFile,
    t,
  });
  if ('failure' in analysis) return fail(analysis.failure);
  for (const note of analysis.notes) io.note(note);

  const out = textOption(args, 'out');
  if (out === undefined) {
    await io.out(print(analysis.report, io));
  } else {
    try {
      await writeFile(out, print(analysis.report, { ...io, colors: false }));
    } catch (error) {
      return fail(t('{path} cannot be written: {reason}.', { path: out, reason: fileReason(error, t) }));
    }
  }
  return analysis.complete ? 0 : 2;
}

type Print = (report: Report, io: Io) => string;

const OUTPUTS: Readonly<Record<string, Print | undefined>> = { text: textReport, json: jsonReport };

const TOP = 10;

function filterText(args: Arguments): FilterText {
  const [where, since, until] = ['where', 'since', 'until'].map(name => textOption(args, name));
  return {
    ...(where !== undefined && { where }),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
  };
}

/** Undefined when it was not given, null when it is no such number. */
function readCount(text: string | undefined): number | null | undefined {
  if (text === undefined) return undefined;
  return /^[1-9]\d{0,6}$/.test(text) ? Number(text) : null;
}

function namedFormat(args: Arguments, settings: Settings, { t }: Io): NamedFormat {
  const text = textOption(args, 'access-log-format');
  if (text !== undefined) return { format: { text, from: 'option' }, note: null };
  const config = textOption(args, 'config');
  return config === undefined ? { format: null, note: null } : formatOfConfig(config, settings, t);
}
