import type { Report } from '../../core/analysis/report.ts';

/** The contract, for other programs. */
export function jsonReport(report: Report): string {
  return printedJson(report);
}

/**
 * Standard output may still be a terminal, so the characters that terminals obey and JSON allows are written as
 * escapes; the value is the same.
 */
export function printedJson(value: object): string {
  const text = JSON.stringify(value, null, 2).replace(OBEYED, escaped);
  return `${text}\n`;
}

/** Control and format characters above ASCII's; those below are escaped by JSON itself. */
const OBEYED = /[\x7f-\x9f\p{Cf}\p{Zl}\p{Zp}]/gu;

function escaped(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  return units.map(unit => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
