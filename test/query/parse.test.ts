import { deepEqual, equal, match } from 'node:assert/strict';
import * as fc from 'fast-check';
import { english } from '../../core/base/localize.ts';
import { atomByKey } from '../../core/gunicorn/atoms.ts';
import { completeQuery } from '../../core/query/complete.ts';
import { KEYS } from '../../core/query/keys.ts';
import { networkOf } from '../../core/query/networks.ts';
import { parseQuery } from '../../core/query/parse.ts';
import { printQuery } from '../../core/query/print.ts';
import type { Query } from '../../core/query/query.ts';
import { readTime, resolveTimes } from '../../core/query/times.ts';
import { queryText } from './made-up-queries.ts';

describe('a query', () => {
  it('reads back as what was printed', () => {
    fc.assert(
      fc.property(queryText, text => {
        const { query, problems } = parseQuery(text, english);
        deepEqual(problems, []);
        deepEqual(withoutPlaces(parseQuery(printQuery(query), english).query), withoutPlaces(query));
      }),
    );
  });

  const PRINTED: readonly (readonly [string, string])[] = [
    ['status>=500  path:/api/* and -agent~bot', 'status>=500 path:/api/* -agent~bot'],
    ['not not status:5xx', 'status:5xx'],
    ['status:500 (method:GET or method:POST) or user!=bob', 'status:500 (method:GET or method:POST) or -user:bob'],
    ['agent~"Mobile Safari" ip=10.0.0.1', 'agent~"Mobile Safari" address:10.0.0.1'],
    [String.raw`path:"/a*\"\\"`, String.raw`path:"/a*\"\\"`],
    ['-(status:200 path:/)', '-(status:200 path:/)'],
    ['', ''],
  ];
  for (const [text, printed] of PRINTED) {
    it(`${text || '(nothing)'} is ${printed || '(nothing)'}`, () => {
      const { query, problems } = parseQuery(text, english);
      deepEqual(problems, []);
      equal(printQuery(query), printed);
    });
  }

  const WRONG: readonly (readonly [string, string, RegExp])[] = [
    ['status>=foo', 'foo', /"foo" is no status/],
    ['duration>1', '1', /needs a unit/],
    ['size>1XB', '1XB', /is no size/],
    ['stauts:500', 'stauts', /Did you mean status\?/],
    ['path>5', '>', /path is followed by one of : ~/],
    ['status:500 oops', 'oops', /path~oops/],
    ['status', 'status', /status needs a value, as in status>=500/],
    ['status:', '', /value is missing/],
    ['(status:500', '(', /never closed/],
    ['status:500)', ')', /never opened/],
    ['agent~"bot', '"', /quote is never closed/],
    ['status:500 or', '', /condition is missing/],
    ['or status:500', '', /condition is missing/],
    ['()', '', /condition is missing/],
    ['status>500,502', '502', /Only : and ~/],
    ['address:10.0.0.0/33', '10.0.0.0/33', /no network/],
    ['time>2026-02-30', '2026-02-30', /no time/],
    ['pid:x', 'x', /whole number/],
  ];
  for (const [text, place, sentence] of WRONG) {
    it(`${text} is wrong at "${place}"`, () => {
      const { problems } = parseQuery(text, english);
      equal(problems.length, 1, JSON.stringify(problems));
      const [{ at, message }] = problems as [(typeof problems)[0]];
      equal(text.slice(at.start, at.end), place);
      match(message, sentence);
    });
  }

  it('whatever is typed, it is read, and every problem is in it', () => {
    const typed = fc.array(
      fc.constantFrom('status', ':', '>=', '(', ')', '-', 'or', ' ', '"', ',', '\\', '1', 'path~', '*', '!', '='),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          typed.map(pieces => pieces.join('')),
        ),
        text => {
          const { query, problems } = parseQuery(text, english);
          for (const { at } of problems) equal(0 <= at.start && at.start <= at.end && at.end <= text.length, true);
          if (problems.length === 0) deepEqual(parseQuery(printQuery(query), english).problems, []);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it('hostile ones are refused, not followed', () => {
    for (const text of ['('.repeat(4000), 'x'.repeat(5000), '-('.repeat(2000)]) {
      equal(parseQuery(text, english).problems.length > 0, true);
    }
    const { query, problems } = parseQuery('not '.repeat(1000) + 'pid:1', english);
    deepEqual(problems, []);
    equal(printQuery(query), 'pid:1');
  });

  it('every key is about what its atom tells, and has an example that reads', () => {
    for (const { key, field, atom, example } of KEYS) {
      const told = atomByKey(atom)?.field;
      equal(told === field || (told === 'request' && atom === 'r'), true, key);
      deepEqual(parseQuery(example, english).problems, []);
    }
  });
});

describe('times in a query', () => {
  const base = { last: Date.UTC(2026, 4, 1, 20, 30), minutesEast: 480 };
  const CASES: readonly (readonly [string, string, string])[] = [
    ['2026-05-01', '2026-04-30T16:00:00.000Z', '2026-05-01T15:59:59.999Z'],
    ['2026-05-01T14:00', '2026-05-01T06:00:00.000Z', '2026-05-01T06:00:59.999Z'],
    ['2026-05-01T14:00:05Z', '2026-05-01T14:00:05.000Z', '2026-05-01T14:00:05.999Z'],
    ['2026-05-01T14:00-0530', '2026-05-01T19:30:00.000Z', '2026-05-01T19:30:59.999Z'],
    // The last request was at 04:30 on the second of May there.
    ['03:05', '2026-05-01T19:05:00.000Z', '2026-05-01T19:05:59.999Z'],
    ['-2h', '2026-05-01T18:30:00.000Z', '2026-05-01T18:30:00.000Z'],
  ];
  for (const [text, from, to] of CASES) {
    it(text, () => {
      const query = resolveTimes(parseQuery(`time:${text}`, english).query, base);
      const value = query.kind === 'test' ? query.values[0] : undefined;
      deepEqual(value?.kind === 'number' && [value.from, value.to].map(time => new Date(time).toISOString()), [
        from,
        to,
      ]);
    });
  }

  it('others are none', () => {
    for (const text of ['2026-13-01', '2026-02-30', '24:00', '12:60', '2h', '-2y', '', '2026-05-01T']) {
      equal(readTime(text), null, text);
    }
  });
});

describe('networks', () => {
  it('are read in every way an address is written', () => {
    const same = ['2001:db8::1', '2001:DB8:0:0::1', '2001:db8:0:0:0:0:0:1', '2001:db8::0.0.0.1'];
    for (const text of same) deepEqual(networkOf(text), networkOf(same[0]!), text);
    deepEqual(networkOf('::ffff:10.0.0.1'), networkOf('10.0.0.1'));
    equal(networkOf('10.0.0.0/8')?.bits, 104);
  });

  it('are not seen where there is none', () => {
    for (const text of [
      '',
      '1.2.3',
      '1.2.3.4.5',
      '1.2.3.256',
      '1::2::3',
      ':1',
      '1:',
      '1:2:3',
      '12345::',
      'x',
      '1:2:3:4:5:6:7::8',
      '10.0.0.0/',
    ]) {
      equal(networkOf(text), null, text);
    }
  });
});

describe('completion in a query', () => {
  const CASES: readonly (readonly [string, readonly string[]])[] = [
    ['st', ['status']],
    ['method:P', ['POST', 'PUT', 'PATCH']],
    ['status:500,30', ['301', '302', '304']],
    ['pid', [':', '>=', '<=', '>', '<']],
    ['status:500 -pa', ['path']],
    ['status:500 o', ['or']],
    ['agent~"x st', []],
  ];
  for (const [text, expected] of CASES) {
    it(`of ${text}`, () => {
      deepEqual(
        completeQuery(text, text.length).map(({ text }) => text),
        expected,
      );
    });
  }
});

function withoutPlaces(query: Query): unknown {
  return JSON.parse(JSON.stringify(query, (key, value: unknown) => (key === 'at' ? undefined : value)));
}
