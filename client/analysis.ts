import { EventEmitter, l10n, workspace } from 'vscode';
import type { Event, Uri } from 'vscode';
import type { AnalyzeOptions } from '../core/analysis/node/analyze-file.ts';
import type { OpenAnalysis } from '../core/analysis/node/open-analysis.ts';
import type { Limits } from '../core/analysis/limits.ts';
import { NO_LIMITS } from '../core/analysis/limits.ts';
import type { Report } from '../core/analysis/report.ts';
import { capacityOf } from '../core/config/capacity.ts';
import type { Settings } from '../core/config/settings.ts';
import { timeoutOf } from '../core/config/timeout.ts';
import { stringSetting } from '../core/config/settings.ts';
import type { About, Progress } from '../webview/protocol.ts';
import { findConfigFor, logOf } from './find-config.ts';
import type { Config } from './find-config.ts';
import { isFile } from './find-logs.ts';
import { fileName, withoutRotation } from './log-names.ts';
import { pathOf } from './log-path.ts';
import { preferences } from './preferences.ts';
import type { Engine } from './engine.ts';

/** What an analysis came to. `failure` is one localized sentence: what, where, and what would help. */
export type Outcome = { readonly report: Report; readonly about: About } | { readonly failure: string };

/** What there is to see of an analysis at some moment. */
export interface Moment {
  readonly report: Report | null;
  readonly about: About;
  readonly failure: string | null;
  /** Null when nothing runs. */
  readonly progress: Progress | null;
  /** The query whose answer the report is, or is going to be; empty: all requests. */
  readonly asked: string;
}

/** One log, which may be several files, and what is known about it so far. It outlives the page that shows it. */
export interface LogAnalysis {
  readonly logs: readonly Uri[];
  readonly now: () => Moment;
  readonly onChange: Event<Moment>;
  /** Reads the files (again) and answers what was asked last. Never rejects for what they are or contain. */
  readonly run: () => Promise<Outcome>;
  /** Counts only the requests that fit a query. */
  readonly ask: (where: string) => Promise<Outcome>;
  /** The last report of all requests, of which snippets are made: an alert on what was filtered out would be none. */
  readonly whole: () => Report | null;
  /** What was read so far becomes the report. */
  readonly cancel: () => void;
  /** Goes on reading what is written to the files, across rotations, or stops that. */
  readonly follow: (isOn: boolean) => Promise<void>;
  /** Nobody looks, or somebody looks again: until then nothing is read. */
  readonly pause: (isPaused: boolean) => void;
  /** Nobody will ask again. */
  readonly dispose: () => void;
}

/** Between two reports of progress, in milliseconds. */
const PACE = 80;
/** Between two looks at files that are followed, in milliseconds. */
const FOLLOW_PACE = 1000;
/** An answer that is there before this, in milliseconds, comes at once instead of in parts that follow each other. */
const PATIENCE = 500;

export function createAnalysis(logs: readonly Uri[], engine: Engine, asked = ''): LogAnalysis {
  const changes = new EventEmitter<Moment>();
  const nothing: About = { title: titleOf(logs), partial: false, following: false, config: null, notes: [] };
  let moment: Moment = { report: null, about: nothing, failure: null, progress: null, asked };
  let whole: Report | null = null;
  /** What the lines look like, once they were read. */
  let known: KnownFormat | null = null;
  let running: AbortController | undefined;
  let toldAt = 0;
  let isFollowing = false;
  let isPaused = false;
  /** Ends following what was read last. */
  let following: AbortController | undefined;

  const show = (changed: Partial<Moment>) => {
    moment = { ...moment, ...changed };
    changes.fire(moment);
  };

  async function run(): Promise<Outcome> {
    known = null;
    return answer(moment.asked);
  }

  async function answer(where: string): Promise<Outcome> {
    running?.abort();
    following?.abort();
    const own = new AbortController();
    running = own;
    // A second run took over: what this one still says is old.
    const tell = (changed: Partial<Moment>) => void (running === own && show(changed));
    const begun = Date.now();
    const isFirst = moment.report === null;
    show({ failure: null, progress: { bytesRead: 0, bytesTotal: 0 }, asked: where });

    let opened: OpenAnalysis | null = null;
    const open: Engine['analyze'] = async options => {
      await opened?.close();
      opened = null;
      const begun = await engine.open(options);
      if ('failure' in begun) return begun;
      opened = begun;
      return begun.first;
    };
    const answer = await read(
      logs,
      isFollowing ? open : async options => await engine.analyze(options),
      { where, known, signal: own.signal },
      {
        onProgress: progress => {
          if (Date.now() - toldAt < PACE) return;
          toldAt = Date.now();
          tell({ progress });
        },
        onPartial: report => {
          if (isFirst || Date.now() - begun > PATIENCE) tell({ report, about: { ...nothing, partial: true } });
        },
      },
    );
    const { outcome } = answer;
    if (running === own && !('failure' in outcome)) {
      ({ known } = answer);
      if (where === '') whole = outcome.report;
    }
    const isLatest = running === own;
    if (isLatest) running = undefined;
    const goesOn = opened !== null && isLatest && isFollowing && !('failure' in outcome) && !outcome.about.partial;
    if (opened && !goesOn) await (opened as OpenAnalysis).close();
    if (!isLatest) return outcome;
    if ('failure' in outcome) show({ failure: outcome.failure, progress: null });
    else {
      const about = { ...outcome.about, following: goesOn };
      show({ report: outcome.report, about, progress: null });
      if (goesOn) void goOn(opened!, about);
    }
    return outcome;
  }

  /** Tells what is new, until something else is asked or nobody wants it any more. */
  async function goOn(opened: OpenAnalysis, about: About): Promise<void> {
    const own = new AbortController();
    following = own;
    const notes = about.notes.slice(0, Math.max(0, about.notes.length - opened.first.notes.length));
    while (!own.signal.aborted) {
      await new Promise(resolve => setTimeout(resolve, FOLLOW_PACE));
      if (own.signal.aborted || isPaused) continue;
      const next = await opened.refresh();
      if (own.signal.aborted || !next) continue;
      if ('failure' in next) {
        own.abort();
        isFollowing = false;
        show({ failure: next.failure, about: { ...moment.about, following: false } });
      } else {
        if (moment.asked === '') whole = next.report;
        show({ report: next.report, about: { ...about, notes: [...notes, ...next.notes] } });
      }
    }
    await opened.close();
  }

  return {
    logs,
    now: () => moment,
    onChange: changes.event,
    run,
    ask: answer,
    whole: () => whole,
    cancel: () => running?.abort(),
    async follow(isOn) {
      if (isOn === isFollowing) return;
      isFollowing = isOn;
      if (isOn) await answer(moment.asked);
      else {
        following?.abort();
        show({ about: { ...moment.about, following: false } });
      }
    },
    pause: paused => void (isPaused = paused),
    dispose() {
      isFollowing = false;
      running?.abort();
      following?.abort();
    },
  };
}

/** `access.log`, or `access.log and 2 more` for a log in several files. */
function titleOf(logs: readonly Uri[]): string {
  const name = fileName(logs[0]?.path ?? '');
  return logs.length === 1 ? name : l10n.t('{name} and {count} more', { name, count: logs.length - 1 });
}

type Listeners = Required<Pick<AnalyzeOptions, 'onProgress' | 'onPartial'>>;

interface Question {
  /** Which requests to count; empty: all. */
  readonly where: string;
  /** What an earlier answer showed of the lines. */
  readonly known: KnownFormat | null;
  readonly signal: AbortSignal;
}

/** How the lines were read is worth keeping for the next question. */
interface Answer {
  readonly outcome: Outcome;
  readonly known: KnownFormat | null;
}

async function read(
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
    return { report, about: { title: titleOf(logs), partial, following: false, config, notes } };
  }
}

function readNothing({ lines }: Report): boolean {
  return lines.total > 0 && lines.parsed === 0;
}

interface KnownFormat {
  readonly format: AnalyzeOptions['format'];
  /** The config that says so, as the user knows it. */
  readonly config: string | null;
  readonly limits: Limits;
  /** Paths of the error logs of the same Gunicorn. */
  readonly errorLogs: readonly string[];
  /** Localized: why it is this one. */
  readonly notes?: readonly string[];
}

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
