import type { ErrorEvent } from '../core/analysis/error-log/report.ts';
import type { Report } from '../core/analysis/report.ts';
import type { Words } from './charts/chart.ts';
import { visibleText } from './visible-text.ts';

/** What happened to master and workers, as far as it is worth a reader's time: no worker that just begins its work. */
export interface ShownEvent {
  readonly event: ErrorEvent;
  /** In a sentence without an end. */
  readonly text: string;
  /** `grave`: work was lost. `change`: from here on it may be another Gunicorn. `detail`: one request failed, or the like. */
  readonly weight: 'grave' | 'change' | 'detail';
}

/** In the order of the log, of the time that is looked at. */
export function shownEvents({ errorLog, filter, series }: Report, words: Words): ShownEvent[] {
  const end = series ? series.start + series.requests.length * series.stepSeconds * 1000 : 0;
  return (errorLog?.events ?? []).flatMap(event => {
    const { time } = event;
    const isOutside = filter !== null && series !== null && time !== null && (time < series.start || time >= end);
    const says = isOutside ? null : describeEvent(event, words);
    return says ? [{ event, ...says }] : [];
  });
}

/** What stands at the steps of the time charts, by their index. */
export function eventsByStep(report: Report, words: Words): ReadonlyMap<number, readonly ShownEvent[]> {
  const steps = new Map<number, ShownEvent[]>();
  const { series } = report;
  if (!series) return steps;
  for (const shown of shownEvents(report, words)) {
    if (shown.weight === 'detail' || shown.event.time === null) continue;
    const step = Math.floor((shown.event.time - series.start) / 1000 / series.stepSeconds);
    if (step < 0 || step >= series.requests.length) continue;
    const others = steps.get(step);
    if (others) others.push(shown);
    else steps.set(step, [shown]);
  }
  return steps;
}

/** In a sentence without an end; null when it is not worth one. */
export function describeEvent(event: ErrorEvent, { t }: Words): Omit<ShownEvent, 'event'> | null {
  const values = valuesOf(event);
  switch (event.kind) {
    case 'boot-failure':
      return { weight: 'grave', text: t('The start failed: {reason}', values) };
    case 'worker-timeout':
      return { weight: 'grave', text: t('Worker {pid} did not answer in time', values) };
    case 'worker-failure':
      return { weight: 'grave', text: t('Worker {pid} ended with code {code}', values) };
    case 'worker-signal':
      return { weight: 'grave', text: endOf(event, values, t) };
    case 'worker-exception':
      return { weight: 'grave', text: t('Worker {pid} failed: {exception}', values) };
    case 'master-start':
      return { weight: 'change', text: t('Gunicorn {release} started', values) };
    case 'shutdown':
      return { weight: 'change', text: t('Gunicorn stopped') };
    case 'reload':
      return { weight: 'change', text: t('The config was reloaded') };
    case 'upgrade':
      return { weight: 'change', text: t('An upgrade to another program began') };
    case 'promoted':
      return { weight: 'change', text: t('The new master took over') };
    case 'worker-reload':
      return { weight: 'change', text: t('Worker {pid} was reloaded, since a file of it changed', values) };
    case 'address-in-use':
      return { weight: 'detail', text: t('The address {address} was in use', values) };
    case 'worker-recycled':
      return { weight: 'detail', text: t('Worker {pid} was replaced after enough requests', values) };
    case 'request-exception':
      return { weight: 'detail', text: t('{exception} in {request}', values) };
    case 'bad-request':
      return { weight: 'detail', text: t('Bad request: {reason}', values) };
    case 'address-invalid':
    case 'listening':
    case 'signal':
    case 'worker-boot':
    case 'worker-exit':
    default:
      return null;
  }
}

function endOf({ cause }: ErrorEvent, values: Readonly<Record<string, string>>, t: Words['t']): string {
  if (cause === 'timeout') return t('Worker {pid} was killed with {signal}, since it did not answer', values);
  if (cause === 'out-of-memory') return t('Worker {pid} was killed with {signal}, perhaps for want of memory', values);
  return t('Worker {pid} was killed with {signal}', values);
}

/** Whatever the log does not tell is a dash, and whatever it tells is shown, not done. */
function valuesOf(event: ErrorEvent): Readonly<Record<string, string>> {
  const { pid, code, signal, reason, release, method, target, exception, address } = event;
  const request = [method, target].filter(part => part !== undefined).join(' ') || undefined;
  const known = { pid, code, signal, reason, release, request, exception, address };
  return Object.fromEntries(
    Object.entries(known).map(([name, value]) => [name, visibleText(String(value ?? '–'), LONGEST)]),
  );
}

const LONGEST = 200;
