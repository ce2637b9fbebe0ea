import { deepEqual } from 'node:assert/strict';
import { english } from '../../core/base/localize.ts';
import { queryOfMatch } from '../../core/query/line-match.ts';
import type { LineFacts } from '../../core/query/match-of-line.ts';
import { matchOfLine } from '../../core/query/match-of-line.ts';
import { parseQuery } from '../../core/query/parse.ts';
import { printQuery } from '../../core/query/print.ts';

const STEPS = { start: Date.UTC(2026, 10, 17, 13, 30), stepSeconds: 60 };
const LINE: LineFacts = { time: Date.UTC(2026, 10, 17, 14, 5, 42), status: 503, path: '/search' };

describe('what a line has in common with its neighbours', () => {
  it('is its step in time, its path and its status', () => {
    asks(LINE, 'time>=2026-11-17T14:05:00Z time<2026-11-17T14:06:00Z status:503 path:/search');
  });

  it('is a step before the first, too, where the line came after the report', () => {
    asks({ ...LINE, time: STEPS.start - 1000 }, [
      'time>=2026-11-17T13:29:00Z time<2026-11-17T13:30:00Z',
      'status:503 path:/search',
    ]);
  });

  it('is what the line tells, and nothing where it tells nothing', () => {
    asks({ ...LINE, time: null, status: null }, 'path:/search');
    asks({ time: null, status: null, path: null }, '');
  });

  it('has no time where the report has no steps', () => {
    deepEqual(matchOfLine(LINE, null), { path: '/search', status: '503' });
  });

  it('is a question that is read back as it was meant, whatever a client asked for', () => {
    for (const path of ['/a b" or status:200 "', '/*', '/(x)', '-', '/a\\', '/é%20', '/x,y', '/\u202Eevil']) {
      const match = matchOfLine({ ...LINE, path }, null);
      const text = printQuery(queryOfMatch(match));
      const { query, problems } = parseQuery(text, english);
      deepEqual([problems, printQuery(query)], [[], text]);
      deepEqual(query.kind === 'and' && query.parts.map(part => part.kind === 'test' && [part.key, part.values[0]]), [
        ['status', { kind: 'number', text: '503', from: 503, to: 503 }],
        ['path', { kind: 'text', text: path, isPattern: false }],
      ]);
    }
  });

  it('has no path that no client can have asked for', () => {
    deepEqual(matchOfLine({ ...LINE, path: `/${'x'.repeat(9000)}` }, null), { status: '503' });
  });
});

function asks(line: LineFacts, query: string | readonly string[]): void {
  deepEqual(printQuery(queryOfMatch(matchOfLine(line, STEPS))), typeof query === 'string' ? query : query.join(' '));
}
