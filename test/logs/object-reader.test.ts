import { deepEqual, equal, ok } from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Field } from '../../core/gunicorn/atoms.ts';
import { compileReader } from '../../core/logs/compile-reader.ts';
import { createEntries } from '../../core/logs/entries.ts';
import { explainLine } from '../../core/logs/explain-line.ts';
import { inEnvelope } from '../../core/logs/envelope.ts';
import { parseFormat } from '../../core/logs/format.ts';
import { objectFormat } from '../../core/logs/object-format.ts';

const VALUES = [
  { key: 'time', atom: 't' },
  { key: 'ip', atom: 'h' },
  { key: 'user', atom: 'u' },
  { key: 'method', atom: 'm' },
  { key: '路径', atom: 'U' },
  { key: 'query "raw"', atom: 'q' },
  { key: '100%', atom: 's' },
  { key: 'bytes', atom: 'B' },
  { key: 'us', atom: 'D' },
  { key: 'agent', atom: 'a' },
  { key: 'pid', atom: 'p' },
];
const FORMAT = parseFormat(objectFormat(VALUES));

const told = (format: typeof FORMAT, line: string) => explainLine(format, line)?.told ?? null;

/** As Python's `json.dumps` writes it unless told otherwise. */
const asciiOnly = (json: string) =>
  json.replaceAll(/[\u007f-\uffff]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

const text = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc
    .array(fc.constantFrom('"', '\\', '\\"', '{', '}', ',', ':', '"100%":', '\n', '\u0000', '中', '🦄', '/'), {
      maxLength: 8,
    })
    .map(pieces => pieces.join('')),
);
const logged = fc.record({
  time: fc
    .date({ min: new Date('1970-01-01'), max: new Date('2099-01-01'), noInvalidDate: true })
    .map(date => date.toISOString()),
  ip: fc.constantFrom('192.0.2.10', '2001:db8::7'),
  user: fc.option(text.filter(user => user !== '-')),
  method: fc.constantFrom('GET', 'POST'),
  路径: fc.option(text.map(path => `/${path}`)),
  'query "raw"': text.filter(query => query !== ''),
  '100%': fc.oneof(fc.integer({ min: 100, max: 599 }), fc.integer({ min: 100, max: 599 }).map(String)),
  bytes: fc.oneof(fc.nat(), fc.constant(null), fc.constant('-')),
  us: fc.oneof(fc.nat(), fc.double({ min: 0, max: 1e9, noNaN: true }).map(Math.abs)),
  agent: text.filter(agent => agent !== '-'),
  pid: fc.oneof(
    fc.integer({ min: 1, max: 4_194_304 }),
    fc.integer({ min: 1, max: 4_194_304 }).map(pid => `<${pid}>`),
  ),
});
const others = fc.dictionary(fc.string({ maxLength: 5 }), fc.jsonValue(), { maxKeys: 4 }).map(found => {
  return Object.fromEntries(Object.entries(found).filter(([key]) => !VALUES.some(value => value.key === key)));
});

describe('objects of a logger', () => {
  it('tell what JSON.parse finds in them, in any order, among other keys and however written', () => {
    const order = fc.infiniteStream(fc.nat());
    const reader = compileReader(FORMAT, ['time', 'status']);
    const entries = createEntries();
    fc.assert(
      fc.property(logged, others, order, fc.nat(3), fc.boolean(), (values, rest, order, gap, isAscii) => {
        const shuffled = Object.entries({ ...rest, ...values })
          .map(pair => ({ pair, at: order.next().value as number }))
          .toSorted((one, other) => one.at - other.at)
          .map(({ pair }) => pair);
        // Keys that are numbers come first, whatever the order.
        const json = JSON.stringify(Object.fromEntries(shuffled), null, gap).replaceAll('\n', ' ');
        const line = isAscii ? asciiOnly(json) : json;
        const parsed = JSON.parse(line) as typeof values;
        const told = explainLine(FORMAT, isAscii ? keysAsWritten(line) : line)?.told;
        ok(told, line);
        const { agent, ...plain } = told;
        deepEqual(
          { ...plain, agent: agent?.header },
          {
            time: Date.parse(parsed.time),
            status: Number(parsed['100%']),
            sizeBytes: typeof parsed.bytes === 'number' ? parsed.bytes : null,
            durationMicros: Math.round(parsed.us),
            pid: Number(String(parsed.pid).replaceAll(/[<>]/g, '')),
            address: parsed.ip,
            user: parsed.user,
            method: parsed.method,
            path: parsed.路径 === null ? null : wellFormed(parsed.路径),
            query: wellFormed(parsed['query "raw"']),
            referrer: null,
            agent: wellFormed(parsed.agent),
          },
          line,
        );
        // One reader for all lines: what it learned of one must not matter for the next.
        const bytes = new TextEncoder().encode(keysAsWritten(line));
        ok(reader.read(bytes, 0, bytes.length, entries));
        equal(entries.status[0], Number(parsed['100%']));
      }),
      { numRuns: 1000, seed: 20261123 },
    );
  });

  it('are not read where they are cut anywhere, and then stay as they are', () => {
    const line = JSON.stringify({
      time: '2026-11-22T11:15:40Z',
      a: { b: ['}', 1] },
      '100%': 200,
      路径: '/a"b',
      agent: '\\',
    });
    ok(told(FORMAT, line) && told(FORMAT, ` ${line} `));
    for (const reader of [compileReader(FORMAT, ['path']), compileReader(parseFormat(FORMAT.text), [])]) {
      const bytes = new TextEncoder().encode(line);
      for (let length = 0; length < bytes.length; length++) {
        const cut = bytes.slice(0, length);
        ok(!reader.read(cut, 0, length, createEntries()));
        deepEqual(cut, bytes.subarray(0, length));
      }
      ok(reader.read(bytes, 0, bytes.length, createEntries()));
    }
  });

  it('never read or write beyond the line, whatever that is', () => {
    const reader = compileReader(parseFormat('{…"s":%(s)s,"u":%(U)s…}'), ['status', 'path']);
    fc.assert(
      fc.property(fc.stringMatching(/^[{}[\]",:\\u0s1 ]{0,40}$/), noise => {
        const bytes = new TextEncoder().encode(`before{"s":200,"u":${noise}behind`);
        const entries = createEntries();
        if (reader.read(bytes, 6, bytes.length - 6, entries)) ok(entries.pathEnd[0]! <= bytes.length - 6);
        deepEqual(new TextDecoder().decode(bytes.subarray(0, 6)), 'before');
        deepEqual(new TextDecoder().decode(bytes.subarray(-6)), 'behind');
      }),
      { numRuns: 5000, seed: 20261123 },
    );
  });

  const STATUS = parseFormat('{…"s":%(s)s,"D":%(D)s,"p":%(p)s,"u":%(u)s…}');
  const UNREAD: Readonly<Record<string, string>> = {
    'without a status': '{"D": 7}',
    'with none': '{"s": null}',
    'with one that is no number': '{"s": "OK"}',
    'with one that no request has': '{"s": 20}',
    'with a fraction for a status': '{"s": 200.5}',
    'with a duration in words': '{"s": 200, "D": "fast"}',
    'with a negative duration': '{"s": 200, "D": -1}',
    'with a user of several values': '{"s": 200, "u": ["a"]}',
    'that are arrays': '["s", 200]',
    'that are two': '{"s": 200}{"s": 200}',
    'that are empty': '{}',
  };
  for (const [says, line] of Object.entries(UNREAD))
    it(`are no requests ${says}`, () => equal(told(STATUS, line), null));

  const SECONDS = parseFormat('{…"s":%(s)s,"L":%(L)s…}');
  const micros = (text: string) => told(SECONDS, `{"s": 200, "L": ${text}}`)?.durationMicros;
  it('may have numbers as Python writes them', () => {
    deepEqual(['5.4e-05', '0.12300000000000001', '1.5', '"0.25"', 'NaN'].map(micros), [
      54,
      123_000,
      1_500_000,
      250_000,
      undefined,
    ]);
  });

  it('leave the query at the path where they have no key for it', () => {
    const line = '{"s": 200, "u": "/a?b=/c?d"}';
    equal(told(parseFormat('{…"s":%(s)s,"u":%(U)s…}'), line)?.path, '/a');
    equal(told(parseFormat('{…"s":%(s)s,"u":%(U)s,"q":%(q)s…}'), line)?.path, '/a?b=/c?d');
  });

  it('are read in other JSON around them', () => {
    const format = parseFormat(inEnvelope({ key: 'log', inner: FORMAT.text }));
    const line = JSON.stringify({ time: '2026-11-22T11:15:40Z', '100%': 404, agent: 'a"b' });
    const read = told(format, JSON.stringify({ log: `${line}\n`, stream: 'stdout' }));
    equal(read?.status, 404);
    equal(read?.agent?.header, 'a"b');
  });

  it('are written as a format, and read back', () => {
    deepEqual(
      FORMAT.keys,
      VALUES.map(({ key }) => JSON.stringify(key)),
    );
    deepEqual(FORMAT.problems, []);
    for (const other of ['{"s":%(s)s}', '{…"s":%(s)s}', '{…"s":%(s)5s…}', '{…s:%(s)s…}', '{…"s":"%(s)s"…}', '{……}']) {
      equal(parseFormat(other).keys, undefined, other);
    }
  });

  it('know their fields by the atoms', () => {
    const wanted: readonly Field[] = ['address'];
    const forwarded = parseFormat('{…"s":%(s)s,"ip":%(h)s,"xff":%({x-forwarded-for}i)s…}');
    const entries = createEntries();
    const reader = compileReader(forwarded, wanted);
    const address = (line: string) => {
      const bytes = new TextEncoder().encode(line);
      ok(reader.read(bytes, 0, bytes.length, entries));
      return new TextDecoder().decode(bytes.subarray(entries.addressStart[0], entries.addressEnd[0]));
    };
    equal(address('{"s": 200, "ip": "10.0.0.1", "xff": "192.0.2.1, 10.0.0.9"}'), '192.0.2.1');
    for (const none of ['null', '"-"', '""'])
      equal(address(`{"s": 200, "ip": "10.0.0.1", "xff": ${none}}`), '10.0.0.1');
    equal(address('{"s": 200, "ip": "10.0.0.1"}'), '10.0.0.1');
  });
});

/** Keys are looked for as JSON.stringify writes them. */
function keysAsWritten(line: string): string {
  return line.replaceAll('\\u8def\\u5f84', '路径');
}

/** Halves of surrogates cannot be in UTF-8. */
function wellFormed(value: string): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(new TextEncoder().encode(value));
}
