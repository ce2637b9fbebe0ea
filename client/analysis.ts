import { EventEmitter } from 'vscode';
import type { Event, Uri } from 'vscode';
import type { OpenAnalysis } from '../core/analysis/node/open-analysis.ts';
import type { Report } from '../core/analysis/report.ts';
import { compareReports } from '../core/comparison/compare.ts';
import type { Baseline } from '../core/comparison/comparison.ts';
import type { KeptQuestion } from '../core/comparison/kept-question.ts';
import { withStretch } from '../core/query/conditions.ts';
import type { About, Compared, Progress } from '../webview/protocol.ts';
import type { Engine } from './engine.ts';
import { logOfPath } from './log-path.ts';
import { readLog, titleOf } from './read-log.ts';
import type { KnownFormat, Outcome } from './read-log.ts';

/** What there is to see of an analysis at some moment. */
export interface Moment {
  readonly report: Report | null;
  readonly about: About;
  readonly failure: string | null;
  /** Null when nothing runs. */
  readonly progress: Progress | null;
  /** The query whose answer the report is, or is going to be; empty: all requests. */
  readonly asked: string;
  readonly compared: Compared | null;
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
  /** From now on every answer is compared with that of the same question about a baseline; null: no longer. */
  readonly compare: (baseline: Baseline | null, where: string) => Promise<void>;
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

export function createAnalysis(
  logs: readonly Uri[],
  engine: Engine,
  { asked, baseline }: KeptQuestion = { asked: '', baseline: null },
): LogAnalysis {
  const changes = new EventEmitter<Moment>();
  const nothing: About = {
    title: titleOf(logs),
    partial: false,
    span: null,
    following: false,
    config: null,
    notes: [],
  };
  let moment: Moment = { report: null, about: nothing, failure: null, progress: null, asked, compared: null };
  let whole: Report | null = null;
  /** What the lines look like, once they were read. */
  let known: KnownFormat | null = null;
  let running: AbortController | undefined;
  let toldAt = 0;
  let isFollowing = false;
  let isPaused = false;
  /** Ends following what was read last. */
  let following: AbortController | undefined;
  /** What answers are compared with, and its own answer to the question. */
  let earlier: { readonly baseline: Baseline; readonly report: Report | null } | null = baseline && {
    baseline,
    report: null,
  };

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
    const compared = earlier && { baseline: earlier.baseline, comparison: null };
    show({ failure: null, progress: { bytesRead: 0, bytesTotal: 0 }, asked: where, compared });

    let opened: OpenAnalysis | null = null;
    const open: Engine['analyze'] = async options => {
      await opened?.close();
      opened = null;
      const begun = await engine.open(options);
      if ('failure' in begun) return begun;
      opened = begun;
      return begun.first;
    };
    const onProgress = (progress: Progress) => {
      if (Date.now() - toldAt < PACE) return;
      toldAt = Date.now();
      tell({ progress });
    };
    const answer = await readLog(
      logs,
      isFollowing ? open : async options => await engine.analyze(options),
      { where, known, signal: own.signal },
      {
        onProgress,
        onPartial: report => {
          if (isFirst || Date.now() - begun > PATIENCE) tell({ report, about: { ...nothing, partial: true } });
        },
      },
    );
    const { outcome } = answer;
    if (running === own && !('failure' in outcome)) {
      ({ known } = answer);
      if (where === '') whole = outcome.report;
      if (earlier && !outcome.about.partial) {
        tell({ report: outcome.report, about: outcome.about });
        await readBaseline(where, own.signal, onProgress);
      }
    }
    const isLatest = running === own;
    if (isLatest) running = undefined;
    const goesOn = opened !== null && isLatest && isFollowing && !('failure' in outcome) && !outcome.about.partial;
    if (opened && !goesOn) await (opened as OpenAnalysis).close();
    if (!isLatest) return outcome;
    if ('failure' in outcome) {
      show({ failure: outcome.failure, progress: null });
      return outcome;
    }
    const { report } = outcome;
    const about = { ...outcome.about, span: whole?.span ?? null, following: goesOn };
    show({ report, about, compared: comparedWith(report), progress: null });
    if (goesOn) void goOn(opened!, about);
    return { report, about };
  }

  /** Asks the same about what is compared with: of its own time, and of its own files where it has any. */
  async function readBaseline(
    where: string,
    signal: AbortSignal,
    onProgress: (progress: Progress) => void,
  ): Promise<void> {
    const { baseline } = earlier!;
    const { outcome } = await readLog(
      baseline.logs?.map(logOfPath) ?? logs,
      async options => await engine.analyze(options),
      { where: withStretch(where, baseline), known: baseline.logs ? null : known, signal },
      { onProgress, onPartial: () => undefined },
    );
    if (signal.aborted || earlier?.baseline !== baseline) return;
    if ('failure' in outcome) show({ failure: outcome.failure });
    earlier = { baseline, report: 'failure' in outcome ? null : outcome.report };
  }

  function comparedWith(report: Report): Compared | null {
    if (!earlier) return null;
    return { baseline: earlier.baseline, comparison: earlier.report && compareReports(earlier.report, report) };
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
        const { report } = next;
        show({ report, about: { ...about, notes: [...notes, ...next.notes] }, compared: comparedWith(report) });
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
    async compare(baseline, where) {
      earlier = baseline && { baseline, report: null };
      if (baseline) await answer(where);
      else show({ compared: null });
    },
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
