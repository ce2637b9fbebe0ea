import { deepEqual, equal, ok } from 'node:assert/strict';
import * as fc from 'fast-check';
import { layOutProgram } from '../../core/analysis/kernel-program.ts';
import type { Kernel } from '../../core/analysis/kernel.ts';
import { createKernelRoom } from '../../core/analysis/kernel.ts';
import { ATOMS } from '../../core/gunicorn/atoms.ts';
import { compileReader } from '../../core/logs/compile-reader.ts';
import type { Entries } from '../../core/logs/entries.ts';
import { MOST_ROWS, createEntries } from '../../core/logs/entries.ts';
import { parseFormat } from '../../core/logs/format.ts';
import { freshKernel } from '../support/kernel.ts';

const FIELDS = ATOMS.flatMap(({ field }) => field ?? []);

/** Values as Gunicorn writes them, as clients would like to have them written, and of other kinds than the atom's. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  number: [
    '0',
    '7',
    '200',
    '304',
    '999',
    '1000',
    '-',
    '0.134250',
    '12.5',
    '123456789012345',
    '1234567890123456',
    '1.',
    '.5',
  ],
  odd: ['-5', '+5', ' 5', "b'200 OK'", "b'", '1e5', '0x1f', '--', ''],
  time: [
    '[22/Nov/2026:11:15:40 +0000]',
    '[22/Nov/2026:11:15:41 +0000]',
    '[29/Feb/2024:23:59:60 -0330]',
    '[31/Feb/2023:00:00:00 +1400]',
    '[01/Jan/1970:00:00:00 +0100]',
    '[01/Jan/1969:00:00:00 +0000]',
    '[22/Nov/2026:11:15:40]',
    '[22/Nov/2026:11:15:4] +0000]',
    '[22/Nov/2026:24:15:40 +0000]',
    '[22/Nvo/2026:11:15:40 +0000]',
    '[22/Nov/2026:11:15:70 +0000]',
    '[22/Nov/2026:11:15:40 0000 ]',
  ],
  text: [
    '-',
    '',
    'None',
    'alice',
    'bob smith',
    '192.0.2.10',
    '10.0.0.1, 10.0.0.2',
    '2001:db8::1',
    'GET / HTTP/1.1',
    'GET /a/b?c=d&e="f HTTP/1.1',
    'POST /a b?c HTTP/1.0',
    'OPTIONS * HTTP/1.1',
    'get / ',
    '/ HTTP/1.1',
    'GET  HTTP/1.1',
    'VERYLONGMETHODNAMETHATISNOTKNOWNATALL /x HTTP/1.1',
    '\\x16\\x03\\x01',
    'a \\"quoted\\" agent',
    'ends in \\',
    'https://example.com/?q=1',
    'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36',
    '<123>',
    '<1234567890>',
    '<12345678901>',
    '<12x>',
    'é😀',
    'tab\there',
    'x'.repeat(40),
    ',',
  ],
};
const value = fc.oneof(
  ...Object.values(VALUES).map(values => fc.constantFrom(...values)),
  fc.string({ maxLength: 20 }),
);
const literal = fc.constantFrom(' ', ' ', '" "', '"', ' "', '|', '\t', ' ms ', '", "', 'é', ' - ', '%');
const atom = fc.constantFrom(...ATOMS.map(({ key }) => key), '{x-forwarded-for}i', '{x-request-id}i');

/** A format, and lines that are in it or almost. */
const log = fc
  .record({
    lead: fc.constantFrom('', '', '"', '{"a": "', 'ip='),
    atoms: fc.array(fc.tuple(atom, literal), { minLength: 1, maxLength: 8 }),
    tail: fc.constantFrom('', '', '"', '!'),
    lines: fc.array(
      fc.record({
        values: fc.array(value, { minLength: 8, maxLength: 8 }),
        cut: fc.nat(400),
        ending: fc.constantFrom('\n', '\n', '\r\n'),
      }),
      { minLength: 1, maxLength: 12 },
    ),
  })
  .map(({ lead, atoms, tail, lines }) => {
    const between = atoms.map(([, text], index) => (index === atoms.length - 1 ? tail : text));
    return {
      format: inFormat(lead) + atoms.map(([key], index) => `%(${key})s${inFormat(between[index]!)}`).join(''),
      lines: lines.map(({ values, cut, ending }) => {
        const line = lead + atoms.map((_, index) => values[index]! + between[index]!).join('');
        const whole = line.replaceAll('\n', ' ');
        return (cut < 20 ? whole.slice(0, cut) : whole) + ending;
      }),
    };
  });

/** Text between atoms, where a percent sign is written twice. */
const inFormat = (text: string) => text.replaceAll('%', '%%');

describe('the kernel', () => {
  const kernel = freshKernel();

  it('reads of a line what the reader reads, or leaves it to that', () => {
    let read = 0;
    fc.assert(
      fc.property(log, ({ format, lines }) => {
        read += compare(kernel, format, lines);
      }),
      { numRuns: 5000 },
    );
    ok(read > 1000, `only ${read} lines were read by the kernel`);
  });

  it('reads every line of the usual formats by itself', () => {
    for (const [format, line] of USUAL) equal(compare(kernel, format, [`${line}\n`]), 1, format);
  });

  it('leaves formats alone that take more than one look', () => {
    const room = createKernelRoom(kernel, MOST_ROWS);
    for (const format of ['%(h)15s %(s)s', '%(h)s%(u)s %(s)s', '%(a)r %(s)s', '%(t)s %(t)s', '%(h)s %(a)s%(u)s']) {
      equal(layOutProgram(parseFormat(format), FIELDS, createEntries(room), room), null, format);
    }
  });

  it('stops at the last row that there is room for, and goes on there', () => {
    const { exports, memory, entries, write } = prepare(kernel, '%(m)s %(s)s');
    const end = write(Array.from({ length: 10 }, (_, index) => `GET ${200 + index}\n`).join(''));
    equal(exports.scan(memory.byteOffset, end, MOST_ROWS - 6, MOST_ROWS), MOST_ROWS);
    equal(exports.scan(exports.position(), end, 0, MOST_ROWS), 4);
    deepEqual(Array.from(entries.status.subarray(0, 4)), [206, 207, 208, 209]);
    equal(exports.position(), end);
    equal(exports.unread(), 0);
  });
});

const USUAL = [
  [
    '%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s"',
    '192.0.2.10 - - [22/Nov/2026:11:15:40 +0000] "GET /a?b=c HTTP/1.1" 200 5120 "-" "a \\"quoted\\" agent"',
  ],
  [
    '%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s" %(D)s',
    ' - - [22/Nov/2026:11:15:40 +0000] "GET / HTTP/1.1" 200 - "https://example.com/" "" 1234',
  ],
  [
    '%({x-forwarded-for}i)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(L)s',
    '10.0.0.1, 10.0.0.2 - alice [22/Nov/2026:11:15:40 +0000] "GET / HTTP/1.1" 200 0.134250',
  ],
  ['"%({x-forwarded-for}i)s" %(h)s %(m)s', '"203.0.113.7, 10.0.0.9" 10.0.0.1 GET'],
  ['"%({x-forwarded-for}i)s" %(h)s %(m)s', '"-" 10.0.0.1 GET'],
  ['%(h)s "%({x-forwarded-for}i)s" %(m)s', '10.0.0.1 "" GET'],
  [
    'method=%(m)s path="%(U)s" status=%(s)s us=%(D)s ua="%(a)s" pid=%(p)s',
    'method=GET path="/a b" status=200 us=77 ua="curl/8" pid=<4711>',
  ],
] as const;

/** How many lines the kernel read; each must be as the reader reads it. */
function compare(kernel: Kernel, text: string, lines: readonly string[]): number {
  const { exports, memory, entries, write, format, isFor } = prepare(kernel, text);
  if (!isFor) return 0;
  const reader = compileReader(format, FIELDS);
  const expected = createEntries();
  let read = 0;
  for (const line of lines) {
    const end = write(line);
    const rows = exports.scan(memory.byteOffset, end, 0, MOST_ROWS);
    if (rows === 0) {
      equal(exports.unread(), end - 1, 'the line that was not read is said');
      continue;
    }
    read++;
    const lineEnd = line.endsWith('\r\n') ? end - 2 : end - 1;
    const all = new Uint8Array(memory.buffer);
    ok(reader.read(all, memory.byteOffset, lineEnd, expected), `the kernel alone read ${line}`);
    deepEqual(rowOf(entries), rowOf(expected), line);
  }
  return read;
}

function prepare(kernel: Kernel, text: string) {
  const { exports } = kernel;
  const room = createKernelRoom(kernel, MOST_ROWS);
  const entries = createEntries(room);
  const memory = room.uint8(1 << 16);
  const format = parseFormat(text);
  const program = layOutProgram(format, FIELDS, entries, room);
  if (program !== null) exports.turnTo(program);
  return {
    isFor: program !== null,
    exports,
    entries,
    memory,
    format,
    write: (text: string): number => {
      const bytes = new TextEncoder().encode(text);
      // What stands behind the end must not matter.
      memory.fill(0x22, 0, bytes.length + 64);
      memory.set(bytes);
      return memory.byteOffset + bytes.length;
    },
  };
}

/** The first row; where a text is absent its end means nothing. */
function rowOf(entries: Entries): Readonly<Record<string, number>> {
  const columns = Object.entries(entries).filter(
    ([, column]) => ArrayBuffer.isView(column) && !(column instanceof Uint8Array),
  );
  const row = Object.fromEntries(columns.map(([name, column]) => [name, (column as Int32Array)[0]!]));
  return Object.fromEntries(
    Object.entries(row).filter(([name]) => !name.endsWith('End') || row[name.replace(/End$/, 'Start')]! >= 0),
  );
}
