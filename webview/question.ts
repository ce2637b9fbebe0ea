import type { Report } from '../core/analysis/report.ts';
import { conditionsOf, isBound, printConditions, stretchOf } from '../core/query/conditions.ts';
import type { LineMatch } from '../core/query/line-match.ts';
import { queryOfMatch } from '../core/query/line-match.ts';
import { printQuery } from '../core/query/print.ts';
import type { Words } from './charts/chart.ts';
import { visibleText } from './visible-text.ts';

/**
 * What the reader asks of the log is one text, a query of docs/query.md: what is clicked, dragged and typed changes that
 * text. Its conditions, which all must hold, are shown one by one.
 */

/** A condition that holds at present. */
export interface Chip {
  readonly label: string;
  /** The query without it. */
  readonly without: string;
}

/** Kinds of requests that are left out at a click. */
export const KINDS_LEFT_OUT = ['probe', 'bot', 'static'] as const;
export type LeftOut = (typeof KINDS_LEFT_OUT)[number];

/** The conditions of a query; the two ends of a stretch of time are one. */
export function chipsOf(asked: string, words: Words): Chip[] {
  const parts = conditionsOf(asked);
  const leftOut = new Set<string>(KINDS_LEFT_OUT.map(conditionWithout));
  const times = parts.filter(isBound);
  const chips = parts
    .filter(part => !isBound(part) && !leftOut.has(printQuery(part)))
    .map(part => ({
      label: labelOf(printQuery(part)),
      without: printConditions(parts.filter(other => other !== part)),
    }));
  if (times.length === 0) return chips;
  return [
    {
      label: labelOfTimes(printConditions(times), words),
      without: printConditions(parts.filter(part => !isBound(part))),
    },
    ...chips,
  ];
}

/** The query, and that a request belongs to what was clicked. A stretch of time takes the place of the last one. */
export function narrowed(asked: string, match: LineMatch): string {
  const added = conditionsOf(printQuery(queryOfMatch(match)));
  const hasTimes = added.some(isBound);
  const texts = new Set(added.map(printQuery));
  const kept = conditionsOf(asked).filter(part => !(hasTimes && isBound(part)) && !texts.has(printQuery(part)));
  return printConditions([...kept, ...added]);
}

export function isLeftOut(asked: string, kind: LeftOut): boolean {
  return conditionsOf(asked).some(part => printQuery(part) === conditionWithout(kind));
}

/** Leaves a kind of requests out, or takes it in again. */
export function toggleLeftOut(asked: string, kind: LeftOut): string {
  const condition = conditionWithout(kind);
  const others = conditionsOf(asked).filter(part => printQuery(part) !== condition);
  return isLeftOut(asked, kind) ? printConditions(others) : printConditions([...others, ...conditionsOf(condition)]);
}

/** Whether lines with these fields tell that a request is of this kind. */
export function tellsKind({ format: { fields } }: Report, kind: LeftOut): boolean {
  return kind === 'bot' ? fields.includes('userAgent') : fields.includes('request') || fields.includes('path');
}

const conditionWithout = (kind: LeftOut) => `-is:${kind}`;

function labelOf(text: string): string {
  return visibleText(text, LONGEST_LABEL);
}

const LONGEST_LABEL = 60;

/** `Nov 17, 14:05 – 14:16` where both ends are certain, else as they were written. */
function labelOfTimes(times: string, { formats }: Words): string {
  const { from = null, until = null } = stretchOf(times) ?? {};
  return from === null || until === null ? labelOf(times) : formats.period(from, until, true);
}
