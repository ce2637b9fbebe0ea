import { deepEqual, equal } from 'node:assert/strict';
import * as fc from 'fast-check';
import type { Field } from '../../core/gunicorn/atoms.ts';
import { compileReader } from '../../core/logs/compile-reader.ts';
import type { Entries } from '../../core/logs/entries.ts';
import { createEntries } from '../../core/logs/entries.ts';
import { parseFormat } from '../../core/logs/format.ts';

const COMMON = '%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s';
const COMBINED = `${COMMON} "%(f)s" "%(a)s"`;
const TIME = '[22/Nov/2026:11:15:40 +0000]';
const TEXTS = ['address', 'user', 'method', 'path', 'query', 'protocol', 'referrer', 'userAgent'] as const;
const WANTED: readonly Field[] = ['time', 'request', 'status', 'size', 'duration', 'pid', ...TEXTS];

interface Case {
  readonly name: string;
  readonly format: string;
  readonly line: string;
  /** The value of each atom, in the order of the format; null where the line does not fit. */
  readonly values: readonly string[] | null;
  /** What the entry then holds, as far as it is of interest. */
  readonly entry?: Partial<Entry>;
}

/** Texts that are absent are empty here. */
interface Entry {
  readonly time: string;
  readonly localHour: number;
  readonly status: number;
  readonly sizeBytes: number;
  readonly durationMicros: number;
  readonly pid: number;
  readonly address: string;
  readonly user: string;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly protocol: string;
  readonly referrer: string;
  readonly userAgent: string;
}

const CASES: readonly Case[] = [
  {
    name: 'the default format',
    format: COMBINED,
    line: `192.0.2.10 - alice ${TIME} "GET /a/b?c=d HTTP/1.1" 200 5120 "https://example.com/" "curl/8.4.0"`,
    values: [
      '192.0.2.10',
      '-',
      'alice',
      TIME,
      'GET /a/b?c=d HTTP/1.1',
      '200',
      '5120',
      'https://example.com/',
      'curl/8.4.0',
    ],
    entry: {
      time: '2026-11-22T11:15:40.000Z',
      localHour: 11,
      status: 200,
      sizeBytes: 5120,
      address: '192.0.2.10',
      user: 'alice',
      method: 'GET',
      path: '/a/b',
      query: 'c=d',
      protocol: 'HTTP/1.1',
      referrer: 'https://example.com/',
      userAgent: 'curl/8.4.0',
    },
  },
  {
    name: 'a time east of Greenwich',
    format: '%(t)s',
    line: '[01/Jan/2026:00:15:40 +0530]',
    values: ['[01/Jan/2026:00:15:40 +0530]'],
    entry: { time: '2025-12-31T18:45:40.000Z', localHour: 0 },
  },
  {
    name: 'a time without an offset, as very old releases wrote it',
    format: '%(t)s|',
    line: '[25/Oct/2016:13:00:33]|',
    values: ['[25/Oct/2016:13:00:33]'],
    entry: { time: '2016-10-25T13:00:33.000Z', localHour: 13 },
  },
  { name: 'a time that is none', format: '%(t)s', line: '[22/Foo/2026:11:15:40 +0000]', values: null },
  {
    name: 'an empty address, as on a Unix socket',
    format: COMMON,
    line: ` - - ${TIME} "GET / HTTP/1.0" 200 0`,
    values: ['', '-', '-', TIME, 'GET / HTTP/1.0', '200', '0'],
    entry: { address: '', path: '/' },
  },
  {
    name: 'a list of addresses: the first is the client',
    format: COMMON,
    line: `192.0.2.10, 198.51.100.7 - - ${TIME} "GET / HTTP/1.1" 200 0`,
    values: ['192.0.2.10, 198.51.100.7', '-', '-', TIME, 'GET / HTTP/1.1', '200', '0'],
    entry: { address: '192.0.2.10' },
  },
  {
    name: 'a list of addresses before a user with a blank',
    format: COMMON,
    line: `192.0.2.10, 198.51.100.7 - bob smith ${TIME} "GET / HTTP/1.1" 200 0`,
    values: ['192.0.2.10, 198.51.100.7', '-', 'bob smith', TIME, 'GET / HTTP/1.1', '200', '0'],
  },
  {
    name: 'a header beside the address: the client is the one that the proxy saw',
    format: '%(h)s %({X-Forwarded-For}i)s "%(m)s"',
    line: '10.0.0.1 203.0.113.7, 10.0.0.9 "GET"',
    values: ['10.0.0.1', '203.0.113.7, 10.0.0.9', 'GET'],
    entry: { address: '203.0.113.7', method: 'GET' },
  },
  {
    name: 'a header beside the address and before it',
    format: '"%({x-real-ip}i)s" %(h)s %(m)s',
    line: '"2001:db8::7" 10.0.0.1 GET',
    values: ['2001:db8::7', '10.0.0.1', 'GET'],
    entry: { address: '2001:db8::7' },
  },
  {
    name: 'a request that came past the proxy: the client is the peer',
    format: '"%({x-forwarded-for}i)s" %(h)s %(m)s',
    line: '"-" 10.0.0.1 GET',
    values: ['-', '10.0.0.1', 'GET'],
    entry: { address: '10.0.0.1' },
  },
  {
    name: 'an empty header names nobody',
    format: '%(h)s "%({x-forwarded-for}i)s" %(m)s',
    line: '10.0.0.1 "" GET',
    values: ['10.0.0.1', '', 'GET'],
    entry: { address: '10.0.0.1' },
  },
  {
    name: 'a header in place of the address',
    format: '%({X-Forwarded-For}i)s %(l)s %(m)s',
    line: '192.0.2.10, 198.51.100.7 - GET',
    values: ['192.0.2.10, 198.51.100.7', '-', 'GET'],
    entry: { address: '192.0.2.10', method: 'GET' },
  },
  {
    name: 'quotes inside a value are escaped',
    format: COMBINED,
    line: `::1 - - ${TIME} "GET /\\"x\\" HTTP/1.1" 200 0 "-" "a \\"b\\" c"`,
    values: ['::1', '-', '-', TIME, 'GET /\\"x\\" HTTP/1.1', '200', '0', '-', 'a \\"b\\" c'],
    entry: { path: '/\\"x\\"' },
  },
  {
    name: 'an agent that ends in a backslash',
    format: `${COMBINED} %(D)s`,
    line: `::1 - - ${TIME} "GET / HTTP/1.1" 200 0 "-" "C:\\Program Files\\Bot\\" 1036`,
    values: ['::1', '-', '-', TIME, 'GET / HTTP/1.1', '200', '0', '-', 'C:\\Program Files\\Bot\\', '1036'],
    entry: { durationMicros: 1036 },
  },
  {
    name: 'a referrer and an agent that end in a backslash',
    format: COMBINED,
    line: `::1 - - ${TIME} "GET / HTTP/1.1" 200 0 "x\\" "y\\"`,
    values: ['::1', '-', '-', TIME, 'GET / HTTP/1.1', '200', '0', 'x\\', 'y\\'],
  },
  {
    name: 'an agent that looks like the end of the line does not forge it',
    format: COMBINED,
    line: `::1 - - ${TIME} "GET / HTTP/1.1" 200 0 "x\\" \\"y" "z"`,
    values: ['::1', '-', '-', TIME, 'GET / HTTP/1.1', '200', '0', 'x\\" \\"y', 'z'],
  },
  { name: 'a bare quote inside a value', format: '"%(a)s" %(s)s', line: '"a"b" 200', values: null },
  {
    name: 'an empty agent',
    format: COMBINED,
    line: `::1 - - ${TIME} "GET / HTTP/1.1" 200 0 "" ""`,
    values: ['::1', '-', '-', TIME, 'GET / HTTP/1.1', '200', '0', '', ''],
  },
  {
    name: 'a hyphen for a number that there is none of',
    format: COMMON,
    line: `::1 - - ${TIME} "GET / HTTP/1.1" 304 -`,
    values: ['::1', '-', '-', TIME, 'GET / HTTP/1.1', '304', '-'],
    entry: { sizeBytes: -1 },
  },
  {
    name: 'what was never a request has no method and no path',
    format: COMMON,
    line: `::1 - - ${TIME} "\\x16\\x03\\x01" 400 0`,
    values: ['::1', '-', '-', TIME, '\\x16\\x03\\x01', '400', '0'],
    entry: { method: '', path: '', query: '', protocol: '', user: '', status: 400 },
  },
  {
    name: 'text after the end of the format',
    format: COMMON,
    line: `::1 - - ${TIME} "GET / HTTP/1.1" 200 0 more`,
    values: null,
  },
  { name: 'a line that was cut', format: COMMON, line: `::1 - - ${TIME} "GET / HT`, values: null },
  { name: 'an empty line', format: COMMON, line: '', values: null },
  {
    name: 'the error log in the same file',
    format: COMMON,
    line: '[2026-11-22 10:34:26 +0000] [20641] [INFO] Listening at: http://127.0.0.1:8000 (20641)',
    values: null,
  },
  {
    name: 'whole seconds and milliseconds beside microseconds: the most exact is read',
    format: '%(T)s %(M)s %(D)s %(L)s',
    line: '2 2345 2345678 2.345678',
    values: ['2', '2345', '2345678', '2.345678'],
    entry: { durationMicros: 2_345_678 },
  },
  {
    name: 'decimal seconds',
    format: '%(L)s',
    line: '2.345678',
    values: ['2.345678'],
    entry: { durationMicros: 2_345_678 },
  },
  { name: 'milliseconds', format: '%(M)sms', line: '134ms', values: ['134'], entry: { durationMicros: 134_000 } },
  { name: 'whole seconds', format: '%(T)s', line: '7', values: ['7'], entry: { durationMicros: 7_000_000 } },
  {
    name: 'whole seconds dressed up with zeros',
    format: '%(T).3f %(T)05d',
    line: '7.000 00007',
    values: ['7.000', '00007'],
    entry: { durationMicros: 7_000_000 },
  },
  {
    name: 'a hexadecimal duration is checked but not counted',
    format: '%(D)x',
    line: '3ef',
    values: ['3ef'],
    entry: { durationMicros: -1 },
  },
  { name: 'a process id', format: 'pid=%(p)s', line: 'pid=<1234>', values: ['<1234>'], entry: { pid: 1234 } },
  { name: 'a process id without brackets', format: 'pid=%(p)s', line: 'pid=1234', values: null },
  {
    name: 'the status of the gevent_pywsgi worker',
    format: '%(s)s %(b)s',
    line: "b'200 OK' 14",
    values: ["b'200 OK'", '14'],
    entry: { status: 200 },
  },
  {
    name: 'padded columns',
    format: '%(h)-15s|%(D)10s|%(m)-6s|%(U)s',
    line: '192.0.2.10     |      1036|GET   |/a b',
    values: ['192.0.2.10', '1036', 'GET', '/a b'],
    entry: { address: '192.0.2.10', durationMicros: 1036, method: 'GET', path: '/a b' },
  },
  {
    name: 'padded columns that are too narrow',
    format: '%(h)-8s %(D)2s',
    line: '192.0.2.10 1036',
    values: ['192.0.2.10', '1036'],
  },
  {
    name: 'a value cut by a precision',
    format: '%(a).5s|%(s)s',
    line: 'curl/|200',
    values: ['curl/', '200'],
    entry: { status: 200 },
  },
  {
    name: "Python's repr",
    format: '%(s)r %(m)r',
    line: "'200' 'GET'",
    values: ['200', 'GET'],
    entry: { status: 200, method: 'GET' },
  },
  {
    name: 'a decoded path with blanks, between others',
    format: '%(m)s %(U)s %(s)s %(M)sms',
    line: 'GET /a b c 200 12ms',
    values: ['GET', '/a b c', '200', '12'],
    entry: { path: '/a b c' },
  },
  {
    name: 'a question mark in a decoded path belongs to it',
    format: '%(U)s?%(q)s',
    line: '/a?b?c=1',
    values: ['/a', 'b?c=1'],
  },
  {
    name: 'the path of a request whose application raised',
    format: '%(m)s %(U)s',
    line: 'GET None',
    values: ['GET', 'None'],
    entry: { path: '' },
  },
  {
    name: 'atoms that touch',
    format: '%(m)s %(U)s%(q)s',
    line: 'GET /ab',
    values: ['GET', '/ab', ''],
  },
  {
    name: 'the same atom twice',
    format: '%(h)s {%(h)s} "%(x)s"',
    line: '192.0.2.10 {192.0.2.10} "-"',
    values: ['192.0.2.10', '192.0.2.10', '-'],
    entry: { address: '192.0.2.10' },
  },
  {
    name: 'tabs',
    format: '%(t)s\t%(h)s\t%(u)s\t%(U)s\t%(q)s\t%(s)s',
    line: `${TIME}\t192.0.2.10\t-\t/a b\t\t200`,
    values: [TIME, '192.0.2.10', '-', '/a b', '', '200'],
    entry: { path: '/a b', status: 200 },
  },
  {
    name: 'pipes',
    format: '%(h)s | %(m)s | "%(a)s" | %(s)s',
    line: '192.0.2.10 | GET | "a | b" | 200',
    values: ['192.0.2.10', 'GET', 'a | b', '200'],
  },
  {
    name: 'Chinese labels and a literal percent sign',
    format: '来源=%(h)s 请求="%(r)s" 状态=%(s)s 100%%',
    line: '来源=192.0.2.10 请求="GET /书 HTTP/1.1" 状态=200 100%',
    values: ['192.0.2.10', 'GET /书 HTTP/1.1', '200'],
    entry: { address: '192.0.2.10', path: '/书', status: 200 },
  },
  {
    name: 'a JSON template',
    format: '{"remote": "%(h)s", "request": "%(r)s", "status": %(s)s, "time": "%(t)s", "agent": "%(a)s"}',
    line: `{"remote": "", "request": "GET /{x} HTTP/1.1", "status": 200, "time": "${TIME}", "agent": "\\"}"}`,
    values: ['', 'GET /{x} HTTP/1.1', '200', TIME, '\\"}'],
    entry: { path: '/{x}', status: 200 },
  },
  {
    name: 'key=value',
    format: 'method=%(m)s path="%(U)s" status=%(s)s us=%(D)s s=%(T)s ua="%(a)s" pid=%(p)s',
    line: 'method=GET path="/a" status=200 us=146 s=0 ua="-" pid=<7>',
    values: ['GET', '/a', '200', '146', '0', '-', '<7>'],
    entry: { durationMicros: 146 },
  },
  {
    name: 'the repr of a number is the number, right behind an address too',
    format: '%(h)s%(B)r\t%(m)s',
    line: '192.0.2.100\tGET',
    values: ['192.0.2.10', '0', 'GET'],
  },
  {
    name: 'half of a line that a decoded line break split',
    format: '%(m)s %(U)s %(s)s %(M)sms',
    line: 'GET /forged',
    values: null,
  },
];

describe('reading lines', () => {
  for (const { name, format, line, values, entry = {} } of CASES) {
    it(name, () => {
      const read = readLine(format, line);
      deepEqual(read?.values ?? null, values);
      if (read) deepEqual({ ...read.entry, ...entry }, read.entry);
    });
  }

  it('bytes that are no UTF-8 are values like others', () => {
    const bytes = Uint8Array.from([0x22, 0xff, 0xc3, 0x28, 0x00, 0x22]);
    const reader = compileReader(parseFormat('"%(a)s"'), WANTED);
    equal(reader.read(bytes, 0, bytes.length, createEntries()), true);
    deepEqual([reader.starts[0], reader.ends[0]], [1, 5]);
  });

  it('a line that does not fit says how far it fitted', () => {
    const bytes = new TextEncoder().encode('192.0.2.10 GET oops');
    const reader = compileReader(parseFormat('%(h)s %(m)s %(s)s'), WANTED);
    reader.read(bytes, 0, bytes.length, createEntries());
    deepEqual(reader.failure, { at: 15, step: 2 });
  });

  it('nothing of one line is left in the next', () => {
    const reader = compileReader(parseFormat('%(h)s "%(r)s" %(b)s'), WANTED);
    const entries = createEntries();
    const read = (line: string) => {
      const bytes = new TextEncoder().encode(line);
      return reader.read(bytes, 0, bytes.length, entries);
    };
    equal(read('192.0.2.10 "GET /a HTTP/1.1" 5'), true);
    equal(read('- "-" -'), true);
    const { addressStart, methodStart, pathStart, sizeBytes } = entries;
    deepEqual([addressStart[0], methodStart[0], pathStart[0], sizeBytes[0]], [-1, -1, -1, -1]);
  });
});

describe('hostile lines', () => {
  // 64 KB of what has most ways to be read. Trying them one after the other would outlast the universe,
  // so that these tests end at all is what they show.
  const attacks: readonly (readonly [name: string, format: string, line: string])[] = [
    ['blanks', '%(u)s %(a)s %(f)s %(U)s %(u)s %(a)s!', ' '.repeat(60_000)],
    ['escaped quotes', '"%(r)s" "%(f)s" "%(a)s" "%(u)s" %(s)s', '"' + '\\" '.repeat(20_000)],
    ['escaped quotes and openers', '"%(r)s" "%(f)s" "%(a)s" %(s)s', '\\" "'.repeat(15_000)],
    ['digits', '%(D)s%(D)s%(D)s%(D)s%(D)s x', '1'.repeat(60_000)],
    ['brackets', '%(u)s %(t)s %(u)s %(t)s %(u)s?', '[22/Nov/2026:11:15:40 +0000] '.repeat(2_000) + '!'],
    ['commas', '%(h)s %(l)s %(u)s %(m)s %(s)s', 'a, '.repeat(20_000)],
    ['padding', '%(u)5s %(a)-9s %(f)200s!', 'a '.repeat(30_000)],
    ['a megabyte', '%(u)s %(a)s %(f)s!', 'a '.repeat(500_000)],
  ];
  for (const [name, format, line] of attacks) {
    it(`${name} end in bounded time`, () => equal(readLine(format, line) === null, true));
  }
});

describe('what Gunicorn writes', () => {
  const text = fc.string({ unit: 'binary-ascii', maxLength: 20 }).map(value => value.replaceAll(/[\n\r]/g, ' '));
  // Gunicorn escapes quotes and nothing else.
  const escaped = text.map(value => value.replaceAll('"', '\\"'));
  // What ends in a backslash before a quote is ambiguous in itself; the table above has the cases that are not.
  const quotable = escaped.filter(value => !value.includes('\\'));

  it('is read back from the default format, whatever clients send', () => {
    fc.assert(
      fc.property(quotable, quotable, escaped, fc.nat(999), fc.nat(), (user, referrer, agent, status, size) => {
        const line = `::1 - ${user.replaceAll(/["[]/g, '')} ${TIME} "GET / HTTP/1.1" ${status} ${size} "${referrer}" "${agent}"`;
        const read = readLine(COMBINED, line);
        equal(read?.entry.status, status);
        deepEqual(read?.values.slice(5), [String(status), String(size), referrer, agent]);
      }),
    );
  });
});

function readLine(format: string, line: string): { values: readonly string[]; entry: Entry } | null {
  const reader = compileReader(parseFormat(format), WANTED);
  // Other lines around it, so that reading beyond either end would show.
  const before = new TextEncoder().encode('"before" 1 \\');
  const bytes = new TextEncoder().encode(line);
  const all = new Uint8Array([...before, 0x0a, ...bytes, 0x0a, ...before]);
  const start = before.length + 1;
  const entries = createEntries();
  if (!reader.read(all, start, start + bytes.length, entries)) return null;
  const slice = (from: number, to: number) => (from < 0 ? '' : new TextDecoder().decode(all.subarray(from, to)));
  return {
    values: Array.from(reader.starts, (from, index) => slice(from, reader.ends[index]!)),
    entry: entryOf(entries, slice),
  };
}

function entryOf(entries: Entries, slice: (from: number, to: number) => string): Entry {
  return {
    time: new Date(entries.time[0]!).toISOString(),
    localHour: entries.localHour[0]!,
    status: entries.status[0]!,
    sizeBytes: entries.sizeBytes[0]!,
    durationMicros: entries.durationMicros[0]!,
    pid: entries.pid[0]!,
    ...(Object.fromEntries(
      TEXTS.map(text => [text, slice(entries[`${text}Start`][0]!, entries[`${text}End`][0]!)]),
    ) as Record<(typeof TEXTS)[number], string>),
  };
}
