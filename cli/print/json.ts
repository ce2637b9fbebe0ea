import type { Report } from '../../core/analysis/report.ts';

/** The contract, for other programs: keys in the order of `core/analysis/report.ts`. */
export function jsonReport(report: Report): string {
  return `${JSON.stringify(report, null, 2)}\n`;
}
