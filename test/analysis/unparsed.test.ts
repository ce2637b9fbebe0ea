import { deepEqual } from 'node:assert/strict';
import { createScan } from '../../core/analysis/scan.ts';
import { describeUnparsed } from '../../core/analysis/unparsed.ts';
import { english } from '../../core/base/localize.ts';
import { parseFormat } from '../../core/logs/format.ts';

const FORMAT = parseFormat('%(h)s %(s)s %(b)s "%(r)s" %(D)s');

describe('a line that could not be read', () => {
  const CASES: Readonly<Record<string, string>> = {
    '::1 200 5 "GET / HTTP/1.1" 12345678901234567890': 'A number of 20 digits is more than Gunicorn ever writes.',
    '::1 200 1234567890123456 "GET / HTTP/1.1" 7': 'A number of 16 digits is more than Gunicorn ever writes.',
    '::1 200 5 "GET / HTTP/1.1" 7 more': 'The line was expected to end here.',
    '::1 200 x "GET / HTTP/1.1" 7': '%(b)s followed by " \\"" was expected here.',
    '': 'The line is empty.',
  };
  for (const [line, reason] of Object.entries(CASES)) {
    it(`is told with its reason: ${line}`, () => {
      const scan = createScan(FORMAT);
      scan.push(new TextEncoder().encode(`${line}\n`));
      const { samples } = scan.end().rejected.ways[0]!;
      deepEqual(
        samples.map(sample => describeUnparsed(FORMAT, english)(sample, 'access.log', 0).reason),
        [reason],
      );
    });
  }
});
