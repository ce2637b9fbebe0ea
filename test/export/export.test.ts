import { deepEqual, equal, ok } from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Report } from '../../core/analysis/report.ts';
import { english } from '../../core/base/localize.ts';
import { anonymise } from '../../core/export/anonymise.ts';
import { writeCsv } from '../../core/export/csv.ts';
import { writeMarkdown } from '../../core/export/markdown.ts';
import { EXPORT_TABLES } from '../../core/export/tables.ts';
import { SAMPLE } from '../webview/sight.ts';

/** What a client can bring into a log. */
const HOSTILE = [
  '=HYPERLINK("http://evil.example/")',
  '@SUM(1)',
  '-2+3',
  '/<img src=x onerror=alert(1)>',
  '/a|b`c``d [x](http://evil.example) *b* <!--',
  '/\u001b[31m\u202e\r\n"',
  '`',
  '',
];
const hostile: Report = {
  ...SAMPLE,
  endpoints: SAMPLE.endpoints!.map((row, index) => Object.assign({}, row, { path: HOSTILE[index] ?? row.path })),
  clients: SAMPLE.clients!.map((row, index) => Object.assign({}, row, { address: HOSTILE[index] ?? row.address })),
  paths: SAMPLE.paths!.map((row, index) => Object.assign({}, row, { path: HOSTILE[index] ?? row.path })),
  slowest: SAMPLE.slowest!.map((row, index) => Object.assign({}, row, { path: HOSTILE[index] ?? row.path })),
  methods: Object.fromEntries(HOSTILE.map((method, index) => [method, index + 1])),
  userAgents: HOSTILE.map((family, index) => ({ family, requests: index + 1, bot: false })),
  referrers: HOSTILE.map((referrer, index) => ({ referrer, requests: index + 1 })),
  notFound: HOSTILE.map((path, index) => ({
    path,
    requests: index + 1,
    linked: 1,
    referrer: { referrer: path, requests: 1 },
  })),
  insights: [{ id: 'x', severity: 'error', says: `Most for ${HOSTILE[4]}.`, advice: null, match: null }],
};

/** RFC 4180, character by character. */
function readCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  let cell = '';
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!;
    if (isQuoted) {
      if (character !== '"') cell += character;
      else if (text[at + 1] === '"') cell += text[at++];
      else isQuoted = false;
    } else if (character === '"') isQuoted = true;
    else if (character === ',' || (character === '\r' && text[at + 1] === '\n')) {
      rows.at(-1)!.push(cell);
      cell = '';
      if (character === '\r') {
        rows.push([]);
        at++;
      }
    } else cell += character;
  }
  return rows.slice(0, -1);
}

describe('comma-separated values', () => {
  it('read back as what was written, and begin no formula', () => {
    const cell = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 12 }),
      fc.constantFrom(...HOSTILE, ',', '"', '\r\n'),
      fc.integer(),
    );
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 5 }), rows => {
        const read = readCsv(writeCsv(rows));
        equal(read.length, rows.length);
        rows.forEach((row, index) =>
          row.forEach((value, column) => {
            const shown = read[index]![column]!;
            if (typeof value === 'number') equal(shown, String(value));
            else {
              ok(shown === value || shown === `'${value}`);
              ok(!/^[=+\-@\t\r\n]/.test(shown), shown);
            }
          }),
        );
      }),
    );
  });

  for (const { id, rowsOf } of EXPORT_TABLES) {
    it(`${id}: every row has a value for every column`, () => {
      const rows = rowsOf(SAMPLE)!;
      ok(rows.length > 1);
      deepEqual(
        rows.map(({ length }) => length),
        rows.map(() => rows[0]!.length),
      );
      ok(!rows.flat().some(value => value === undefined || Number.isNaN(value)));
      const nothing = { ...SAMPLE, [id]: null };
      equal(rowsOf(nothing), null);
    });
  }

  for (const { id, rowsOf } of EXPORT_TABLES) {
    it(`${id}: what clients sent begins no formula, and ends no row`, () => {
      const rows = rowsOf(hostile)!;
      const read = readCsv(writeCsv(rows));
      deepEqual(
        read.map(({ length }) => length),
        rows.map(({ length }) => length),
      );
      deepEqual(
        read.flat().filter(cell => /^[=+\-@\t\r\n]/.test(cell)),
        [],
      );
    });
  }

  it('have the numbers of the report', () => {
    const [titles, first] = EXPORT_TABLES.find(({ id }) => id === 'endpoints')!.rowsOf(SAMPLE)!;
    const { path, requests, duration } = SAMPLE.endpoints![0]!;
    deepEqual(
      ['endpoint', 'requests', 'duration_p95_us'].map(title => first![titles!.indexOf(title)]),
      [path, requests, Math.round(duration!.p95)],
    );
  });
});

describe('a page of Markdown', () => {
  it('has totals, findings and endpoints', () => {
    const page = writeMarkdown(SAMPLE, english);
    ok(page.startsWith('# Access log `samples/access.log`\n\n2026-11-17 13:30:20 to 2026-11-17 14:30:03, UTC\n'), page);
    for (const piece of ['| p95 | 612 ms |', '## Findings', '| `/search` | 524 |']) ok(page.includes(piece), piece);
  });

  it('shows what clients sent as text', () => {
    const page = writeMarkdown(hostile, english);
    const withoutCode = page.replaceAll(/(`+)(?!`).*?[^`]\1(?!`)/g, 'CODE');
    for (const piece of ['<img', '](', '\u001b', '\u202e', '<!--']) ok(!withoutCode.includes(piece), withoutCode);
    // Each row of the table has as many cells as its head.
    const rows = page.split('\n').filter(line => line.startsWith('| '));
    for (const row of rows.slice(-10)) equal(row.replaceAll(String.raw`\|`, '').split(' | ').length, 6, row);
  });
});

describe('an anonymised report', () => {
  const full: Report = {
    ...SAMPLE,
    clients: [
      { address: '192.0.2.10', requests: 3, bytesSent: 30, notFound: 1 },
      { address: '192.0.2.77', requests: 2, bytesSent: null, notFound: 1 },
      { address: '2001:db8:1:2::3', requests: 1, bytesSent: 1, notFound: 0 },
    ],
    referrers: [
      { referrer: 'https://shop.example/?user=alice', requests: 2 },
      { referrer: 'https://shop.example/', requests: 1 },
    ],
    notFound: [
      { path: '/old', requests: 2, linked: 2, referrer: { referrer: 'https://shop.example/?user=alice', requests: 2 } },
    ],
    insights: [
      {
        id: 'one-client',
        severity: 'warning',
        says: '192.0.2.10 asks most, for /a?token=1.',
        advice: null,
        match: { address: '192.0.2.10' },
      },
    ],
    filter: { text: 'address:192.0.2.10', since: null, until: null, matched: 1 },
    lines: { ...SAMPLE.lines, samples: [{ source: 'a', line: 1, text: '192.0.2.10 secret', column: 1, reason: '' }] },
  };

  it('knows networks, and adds up what is alike then', () => {
    const { clients, referrers } = anonymise(full);
    deepEqual(clients, [
      { address: '192.0.2.0', requests: 5, bytesSent: null, notFound: 2 },
      { address: '2001:db8:1::', requests: 1, bytesSent: 1, notFound: 0 },
    ]);
    deepEqual(referrers, [{ referrer: 'https://shop.example/', requests: 3 }]);
  });

  it('has no address, no query and no raw line anywhere', () => {
    const text = JSON.stringify(anonymise(full));
    for (const secret of ['192.0.2.10', '192.0.2.77', '::3', 'alice', 'token', 'secret', 'q=history', "'history'"]) {
      ok(!text.includes(secret), secret);
    }
    equal(anonymise(full).requests, full.requests);
  });
});
