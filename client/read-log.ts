import { l10n, workspace } from 'vscode';
import type { Uri } from 'vscode';
import type { AnalyzeOptions } from '../core/analysis/node/analyze-file.ts';
import type { Limits } from '../core/analysis/limits.ts';
import { NO_LIMITS } from '../core/analysis/limits.ts';
import type { Report } from '../core/analysis/report.ts';
import { capacityOf } from '../core/config/capacity.ts';
import type { Settings } from '../core/config/settings.ts';
import { timeoutOf } from '../core/config/timeout.ts';
import { stringSetting } from '../core/config/settings.ts';
import type { About } from '../webview/protocol.ts';
import type { Engine } from './engine.ts';
import { findConfigFor, logOf } from './find-config.ts';
import type { Config } from './find-config.ts';
import { isFile } from './find-logs.ts';
import { fileName, withoutRotation } from './log-names.ts';
import { pathOf } from './log-path.ts';
import { preferences } from './preferences.ts';

/** What an analysis came to. `failure` is one localized sentence: what, where, and what would help. */
export type Outcome = { readonly report: Report; readonly about: About } | { readonly failure: string };

/** `access.log`, or `access.log and 2 more` for a log in several files. */
export function titleOf(logs: readonly Uri[]): string {
  const name = fileName(logs[0]?.path ?? '');
  return logs.length === 1 ? name : l10n.t('{name} and {count} more', { name, count: logs.length - 1 });
}

type Listeners = Required<Pick<AnalyzeOptions, 'onProgress' | 'onPartial'>>;

export interface Question {
  /** Which requests to count; empty: all. */
  readonly where: string;
  /** What an earlier answer showed of the lines. */
  readonly known: KnownFormat | null;
  readonly signal: AbortSignal;
}

/** How the lines were read is worth keeping for the next question. */
export interface Answer {
  readonly outcome: Outcome;
  readonly known: KnownFormat | null;
}

/** Answers a question about logs that nobody has to name a format for. Never rejects for what they are or contain. */
export async function readLog(
  logs: readonly Uri[],
  analyze: Engine['analyze'],
  { where, known, signal }: Question,
  listeners: Listeners,
): Promise<Answer> {
  const unsaved = logs.find(({ scheme }) => scheme === 'untitled');
  if (unsaved) return { outcome: { failure: notSaved(unsaved) }, known: null };
  if (known) return { outcome: await readAs(known), known };

  const named = await knownFormat(logs[0]!);
  if (named.format?.from !== 'config') return { outcome: await readAs(named), known: named };
  const first = await readAs({ ...named, givesUp: true });
  if ('failure' in first || signal.aborted || !readNothing(first.report)) return { outcome: first, known: named };

  const notes = [formatDoesNotFit(named.config, titleOf(logs))];
  const detected = { ...NOTHING_KNOWN, limits: named.limits, notes };
  const fromContent = await readAs(detected);
  // Of two formats that read nothing the one that somebody wrote down explains more.
  if ('failure' in fromContent || readNothing(fromContent.report))
    return { outcome: await readAs(named), known: named };
  return { outcome: fromContent, known: detected };

  async function readAs({
    format,
    config,
    limits,
    errorLogs,
    notes: known = [],
    givesUp = false,
  }: KnownFormat & { givesUp?: boolean }): Promise<Outcome> {
    const reading = new AbortController();
    const stop = () => reading.abort();
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    const result = await analyze({
      paths: logs.map(pathOf),
      format,
      errorLogs,
      limits,
      top: MOST_ROWS,
      leading: MOST_LEADING,
      filter: { where },
      signal: reading.signal,
      onProgress: listeners.onProgress,
      onPartial: report => {
        // A format that reads nothing so far is of another log: no need to try it on the rest of this one.
        if (givesUp && readNothing(report)) stop();
        else listeners.onPartial(report);
      },
      t: (sentence, values = {}) => l10n.t(sentence, values),
    });
    if ('failure' in result) return result;
    const { report, cancelled } = result;
    const notes = [...known, ...result.notes];
    const partial = signal.aborted && cancelled;
    return { report, about: { title: titleOf(logs), partial, span: null, following: false, config, notes } };
  }
}

function readNothing({ lines }: Report): boolean {
  return lines.total > 0 && lines.parsed === 0;
}

export interface KnownFormat {
  readonly format: AnalyzeOptions['format'];
  /** The config that says so, as the user knows it. */
  readonly config: string | null;
  readonly limits: Limits;
  /** Paths of the error logs of the same Gunicorn. */
  readonly errorLogs: readonly string[];
  /** Localized: why it is this one. */
  readonly notes?: readonly string[];
}

/** Rows of each list: a comparison looks at more of them than the page shows. */
const MOST_ROWS = 300;

/** As many as the page shows: of those, whatever they are in order of, none is missing. */
const MOST_LEADING = 100;

const NOTHING_KNOWN: KnownFormat = { format: null, config: null, limits: NO_LIMITS, errorLogs: [] };

/** Who says what the lines look like: the user, the config of this log, or nobody, and then the content does. */
export async function knownFormat(log: Uri): Promise<KnownFormat> {
  const { accessLogFormat } = preferences(log);
  const config = await findConfigFor(log);
  const limits = config ? limitsOf(config.settings) : NO_LIMITS;
  const errorLogs = config ? await errorLogsOf(config, log) : [];
  if (accessLogFormat !== null) {
    return { format: { text: accessLogFormat, from: 'option' }, config: null, limits, errorLogs };
  }
  const text = config && stringSetting(config.settings, 'access_log_format');
  if (text === undefined) return { ...NOTHING_KNOWN, limits, errorLogs };
  return { format: { text, from: 'config' }, config: workspace.asRelativePath(config!.uri), limits, errorLogs };
}

/** The error log beside an access log, where the config surely is the one that it was written under. */
async function errorLogsOf(config: Config, log: Uri): Promise<readonly string[]> {
  const [access, error] = [logOf(config, 'accesslog'), logOf(config, 'errorlog')];
  const isOurs = access?.scheme === log.scheme && access.path === withoutRotation(log.path);
  return isOurs && error && error.path !== access.path && (await isFile(error)) ? [pathOf(error)] : [];
}

function limitsOf(settings: Settings): Limits {
  const { requests } = capacityOf(settings, {}, (sentence, values = {}) => l10n.t(sentence, values));
  return { capacity: requests, timeoutSeconds: timeoutOf(settings) };
}

function notSaved({ path }: Uri): string {
  return l10n.t('{name} is not saved yet. Save it, then analyze the file.', { name: fileName(path) });
}

function formatDoesNotFit(config: string | null, log: string): string {
  return l10n.t('The access_log_format in {config} reads no line of {log}, so the format was found from its content.', {
    config: config ?? '',
    log,
  });
}
