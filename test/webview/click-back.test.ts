import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createScan } from '../../core/analysis/scan.ts';
import { queryOfMatch } from '../../core/query/line-match.ts';
import type { LineMatch } from '../../core/query/line-match.ts';
import { parseFormat } from '../../core/logs/format.ts';
import { CHARTS } from '../../webview/charts/index.ts';
import { SAMPLE, SIGHT } from './sight.ts';

/** The log that the sample report is about. */
const LOG = readFileSync('samples/access.log');
const LINES = LOG.toString('utf8').split('\n');
const FORMAT = parseFormat(SAMPLE.format.text);

/** Of the steps of a timeline every so many are tried. */
const STRIDE = 9;

function lineOf(match: LineMatch): string | null {
  const scan = createScan(FORMAT, null, { filter: queryOfMatch(match), lines: 1 });
  scan.push(new Uint8Array(LOG));
  const [first] = scan.end().found;
  return first === undefined ? null : LINES[first.line]!;
}

describe('what a chart shows is in the log', () => {
  for (const chart of CHARTS) {
    it(`every point of ${chart.id} leads to a line`, () => {
      const { rows } = chart.table(SAMPLE, SIGHT);
      const tried = rows.length > 2 * STRIDE ? rows.filter((_, index) => index % STRIDE === 0) : rows;
      for (const { label, match, cells } of tried) {
        for (const wanted of [match, ...cells.map(cell => cell.match)]) {
          if (wanted) assert.ok(lineOf(wanted), `${label}: ${JSON.stringify(wanted)}`);
        }
      }
    });
  }

  const CASES: [says: string, match: LineMatch, line: RegExp][] = [
    ['a path and its failures', { path: '/search', status: '5xx' }, /"GET \/search(\?\S*)? HTTP\/1.1" 5\d\d /],
    ['an hour on the clock of the server', { hour: 14 }, /\[17\/Nov\/2026:14:00:0/],
    ['a request as slow as that', { atLeastMicros: 5_000_000 }, / [5-9]\d{6}$| \d{8,}$/],
    ['a client and a method', { address: '127.0.8.5', method: 'GET' }, /^127\.0\.8\.5 .*"GET /],
  ];
  for (const [says, match, line] of CASES) {
    it(`${says}: ${JSON.stringify(match)}`, () => assert.match(lineOf(match) ?? '', line));
  }

  it('what is not in the log is not found', () => assert.equal(lineOf({ atLeastMicros: 1e12 }), null));
});
