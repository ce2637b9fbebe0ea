import type { Report } from '../report.ts';

/** What the error log told, as far as insights look at it. */
export interface ErrorEvent {
  /** Epoch milliseconds. */
  readonly time: number | null;
  readonly kind: string;
}

export function eventsOfKind(report: Report, ...kinds: readonly string[]): readonly ErrorEvent[] {
  return eventsOf(report.errorLog).filter(({ kind }) => kinds.includes(kind));
}

function eventsOf(errorLog: { readonly events: readonly ErrorEvent[] } | null): readonly ErrorEvent[] {
  return errorLog?.events ?? [];
}
