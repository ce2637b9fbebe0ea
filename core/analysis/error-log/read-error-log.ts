import { SIGNAL_NAMES, isStartFailure, knownErrorMessage } from '../../gunicorn/error-messages.ts';
import type { KnownErrorMessage } from '../../gunicorn/error-messages.ts';
import type { ErrorEntry, Traceback } from '../../logs/error-entries.ts';
import { addLatest, createLatest, latestValues } from './latest.ts';
import type { Latest } from './latest.ts';
import { createProcesses } from './processes.ts';
import { createStarts } from './starts.ts';
import type { ErrorEvent, ErrorEventKind, ErrorLog, TimedOutRequest } from './report.ts';
import { createTracebacks } from './tracebacks.ts';

/** Entries, oldest file first, → what happened. Memory does not depend on how many there are. */
export interface ErrorLogReading {
  readonly add: (entry: ErrorEntry, source: string) => void;
  readonly finish: (sources: ErrorLog['sources']) => ErrorLog;
}

/** Events of each kind that are kept, so that a flood of one does not push out the others. */
export const MOST_EVENTS = 200;
export const MOST_TIMEOUTS = 500;

export function createErrorLogReading(): ErrorLogReading {
  const levels = new Map<string, number>();
  const kinds = new Map<ErrorEventKind, Latest<Placed>>();
  const tracebacks = createTracebacks();
  const timeouts = createLatest<Mutable<TimedOutRequest>>();
  const processes = createProcesses();
  const starts = createStarts<Place>();
  let entries = 0;
  let events = 0;
  /** What a worker said before it failed to boot: the cause of what the master says next. */
  let failure: { readonly exception: string; readonly reason: string } | null = null;

  function tell(at: Place, kind: ErrorEventKind, more: Told['more'] = NOTHING_MORE): void {
    if (kind === 'boot-failure') starts.tell();
    const latest = kinds.get(kind) ?? createLatest<Placed>();
    kinds.set(kind, latest);
    addLatest(latest, { at, kind, more, order: events++ }, MOST_EVENTS);
  }

  function tellOf(entry: ErrorEntry, source: string, { kind, values }: KnownErrorMessage): void {
    const { time, line, traceback } = entry;
    const own = entry.pid ?? 0;
    const pid = values['pid'] === undefined ? own : Number(values['pid']);
    const at = { time, pid, source, line };
    switch (kind) {
      case 'master-start': {
        const failed = untoldFailure();
        if (failed) tell(failed.at, failed.kind, failed.more);
        starts.begin();
        processes.start(own);
        failure = null;
        return tell(at, kind, { release: values['release']! });
      }
      case 'listening':
        processes.master(own);
        return tell(at, kind, { address: values['address']! });
      case 'worker-boot':
        processes.boot(pid);
        starts.boot(pid);
        noteFailure(entry);
        return tell(at, kind);
      case 'worker-exit':
        starts.end(pid);
        return tell(at, kind, { cause: processes.end(pid, null) });
      case 'worker-signal': {
        processes.master(own);
        starts.lose(pid);
        const signal = SIGNAL_NAMES[values['signal']!] ?? values['signal']!;
        return tell(at, kind, { signal, cause: processes.end(pid, signal) });
      }
      case 'worker-failure':
        processes.master(own);
        starts.lose(pid);
        if (!processes.isNewFailure(pid)) return;
        return tell(at, kind, { code: Number(values['code']), cause: processes.end(pid, null) });
      case 'worker-timeout':
        processes.master(own);
        processes.mark(pid, 'timeout');
        addLatest(timeouts, { ...at, method: null, path: null, logged: null }, MOST_TIMEOUTS);
        return tell(at, kind);
      case 'worker-recycled':
        processes.mark(pid, 'recycled');
        return tell(at, kind);
      case 'worker-reload':
        processes.mark(pid, 'reload');
        return tell(at, kind, { path: values['path']! });
      case 'reload':
        processes.master(own);
        processes.reload();
        starts.begin();
        return tell(at, kind);
      case 'signal': {
        const signal = `SIG${values['signal']!.toUpperCase()}`;
        if (STOPPING.has(signal)) processes.stop(own);
        return tell(at, kind, { signal });
      }
      case 'shutdown':
        processes.stop(own);
        return tell(at, kind);
      case 'halt-reason': {
        const reason = values['reason']!;
        return tell(at, 'boot-failure', { reason: failure ? `${reason} ${failure.reason}` : reason, ...raised() });
      }
      case 'bind-failed':
        return tell(at, 'boot-failure', { reason: entry.message, address: values['address']! });
      case 'worker-exception':
        starts.fail(pid, at);
        noteFailure(entry);
        return tell(at, kind, exceptionOf(traceback));
      case 'request-exception': {
        const { method, target } = values;
        if (processes.hasTimedOut(pid)) nameTimeout(pid, method, target);
        const request = { ...(method !== undefined && { method }), ...(target !== undefined && { target }) };
        return tell(at, kind, { ...request, ...exceptionOf(traceback) });
      }
      case 'bad-request':
        return tell(at, kind, { address: values['address']!, reason: values['reason']! });
      case 'address-in-use':
      case 'address-invalid':
        return tell(at, kind, { address: values['address']! });
      case 'upgrade':
      case 'promoted':
        return tell(at, kind);
      default:
        kind satisfies never;
    }
  }

  function untoldFailure(): Told | null {
    const at = starts.untold();
    const more = { reason: failure?.reason ?? '', ...raised() };
    return at && failure && { at: { ...at, pid: null }, kind: 'boot-failure', more };
  }

  const raised = () => (failure && failure.exception !== '' ? { exception: failure.exception } : {});

  function noteFailure({ traceback, continuation }: ErrorEntry): void {
    if (traceback) failure = { exception: traceback.exception, reason: spelled(traceback) };
    // Gunicorn prints why it found no application without a prefix, below what came before.
    else if (continuation.length > 0) failure = { exception: '', reason: continuation.find(text => text !== '') ?? '' };
  }

  /** The worker that is made to end says which request it was at. */
  function nameTimeout(pid: number, method: string | undefined, target: string | undefined): void {
    const request = timeouts.values.findLast(timeout => timeout.pid === pid);
    if (!request || request.path !== null || target === undefined) return;
    request.method = method ?? null;
    request.path = target.replace(/\?.*$/, '');
  }

  /** A start that fails early says so without a prefix: at the beginning of a file, or below the end of the last run. */
  function tellOfStart({ time, pid, line, message, continuation, traceback }: ErrorEntry, source: string): void {
    const lines = pid === null ? [message, ...continuation] : continuation;
    const index = lines.findIndex(isStartFailure);
    if (index < 0) return;
    const said = lines[index]!;
    const reason = traceback ? spelled(traceback) : said;
    const place = line + index + (pid === null ? 0 : 1);
    tell({ time, pid: null, source, line: place }, 'boot-failure', { reason, ...exceptionOf(traceback) });
  }

  return {
    add(entry, source) {
      entries++;
      const { level, traceback, time, message } = entry;
      if (level !== null) levels.set(level, (levels.get(level) ?? 0) + 1);
      if (traceback) tracebacks.add(traceback, time);
      if (entry.pid === null) return tellOfStart(entry, source);
      const known = knownErrorMessage(message);
      if (!known) return;
      tellOf(entry, source, known);
      if (known.kind === 'shutdown' || known.kind === 'halt-reason') tellOfStart(entry, source);
    },
    finish(sources) {
      // There may be more to come, and the master may still say so itself.
      const failed = untoldFailure();
      const events = [...kinds.values()]
        .flatMap(latest => latestValues(latest, MOST_EVENTS))
        .toSorted((one, other) => one.order - other.order)
        .map(eventOf);
      const counts = new Map([...kinds].map(([kind, { count }]) => [kind, count]));
      if (failed) counts.set(failed.kind, (counts.get(failed.kind) ?? 0) + 1);
      return {
        sources,
        entries,
        levels: Object.fromEntries([...levels].toSorted(([, one], [, other]) => other - one)),
        events: failed ? [...events, eventOf(failed)] : events,
        eventCounts: Object.fromEntries(counts),
        tracebacks: tracebacks.rows(),
        tracebackCount: tracebacks.count(),
        timedOut: {
          count: timeouts.count,
          logged: null,
          requests: latestValues(timeouts, MOST_TIMEOUTS),
        },
      };
    },
  };
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

type Place = Pick<ErrorEvent, 'time' | 'pid' | 'source' | 'line'>;

/** An event in parts: of most only the number is told in the end, and putting one together takes longer than reading it. */
interface Told {
  readonly at: Place;
  readonly kind: ErrorEventKind;
  readonly more: Omit<ErrorEvent, keyof Place | 'kind'>;
}

/** Events of different kinds are put in the order of the log again. */
interface Placed extends Told {
  readonly order: number;
}

const eventOf = ({ at, kind, more }: Told): ErrorEvent => ({ ...at, kind, ...more });
const NOTHING_MORE = {};

const STOPPING: ReadonlySet<string> = new Set(['SIGTERM', 'SIGINT', 'SIGQUIT']);

function spelled({ exception, message }: Traceback): string {
  return message === '' ? exception : `${exception}: ${message}`;
}

function exceptionOf(traceback: Traceback | null) {
  return traceback ? { exception: traceback.exception } : {};
}
