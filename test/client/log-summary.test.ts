import { deepEqual, equal } from 'node:assert/strict';
import { summaryOf } from '../../client/log-summary.ts';
import type { Report } from '../../core/analysis/report.ts';
import { english } from '../../core/base/localize.ts';
import { quietReport } from '../support/quiet-report.ts';

describe('a log in a few words', () => {
  const CASES: Readonly<Record<string, [changed: Partial<Report>, text: string | null]>> = {
    'has requests, what failed, and how slow it was': [{}, '3,600 requests · 0.278% 5xx · p95 90 ms'],
    'has one request': [
      { requests: 1, statusClasses: { '1xx': 0, '2xx': 1, '3xx': 0, '4xx': 0, '5xx': 0 }, duration: null },
      '1 request · 0% 5xx',
    ],
    'says nothing of what the lines do not tell': [{ statusClasses: null, duration: null }, '3,600 requests'],
    'says that requests were cut off': [
      { duration: { ...quietReport().duration!, lowerBounds: true } },
      '3,600 requests · 0.278% 5xx · p95 ≥ 90 ms',
    ],
    'was not understood': [{ requests: 0 }, 'no line understood'],
    'is nothing when it is empty': [
      { requests: 0, lines: { total: 0, parsed: 0, unparsed: 0, samples: [] }, errorLog: null },
      null,
    ],
  };
  for (const [name, [changed, text]] of Object.entries(CASES)) {
    it(name, () => equal(summaryOf({ ...quietReport(), ...changed }, english)?.text ?? null, text));
  }

  it('is said in sentences, too', () => {
    const report = { ...quietReport(), lines: { total: 3602, parsed: 3600, unparsed: 2, samples: [] } };
    deepEqual(summaryOf(report, english)?.sentences, [
      'The log has 3,600 requests.',
      '10 of them were answered with 5xx: 0.278%.',
      '95% of them took at most 90 ms.',
      '2 lines were not understood.',
    ]);
  });

  it('has errors, timeouts and tracebacks where it is an error log', () => {
    const errorLog: Report['errorLog'] = {
      sources: [],
      entries: 41,
      levels: { INFO: 25, ERROR: 10, CRITICAL: 4, WARNING: 2 },
      events: [],
      eventCounts: { 'worker-timeout': 4 },
      tracebacks: [],
      tracebackCount: 10,
      timedOut: { count: 4, logged: null, requests: [] },
    };
    const report = { ...quietReport(), lines: { total: 0, parsed: 0, unparsed: 0, samples: [] }, requests: 0 };
    equal(summaryOf({ ...report, errorLog }, english)?.text, '14 errors · 4 timeouts · 10 tracebacks');
    const one = { ...errorLog, levels: { ERROR: 1 }, eventCounts: { 'worker-timeout': 1 }, tracebackCount: 1 };
    equal(summaryOf({ ...report, errorLog: one }, english)?.text, '1 error · 1 timeout · 1 traceback');
    const calm = { ...errorLog, levels: { INFO: 25 }, eventCounts: {}, tracebackCount: 0 };
    equal(summaryOf({ ...report, errorLog: calm }, english)?.text, '0 errors');
  });
});
