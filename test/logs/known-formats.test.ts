import { doesNotMatch, equal, ok } from 'node:assert/strict';
import { english } from '../../core/base/localize.ts';
import { settingByName } from '../../core/gunicorn/settings/index.ts';
import { ATOMS, NAMED_ATOMS } from '../../core/gunicorn/atoms.ts';
import { SAMPLE_REQUESTS } from '../../core/gunicorn/sample-requests.ts';
import { compileReader } from '../../core/logs/compile-reader.ts';
import { detectFormat } from '../../core/logs/detect-format.ts';
import { createEntries } from '../../core/logs/entries.ts';
import { parseFormat } from '../../core/logs/format.ts';
import { DEFAULT_FORMAT, KNOWN_FORMATS } from '../../core/logs/known-formats.ts';
import { LINE_PREFIXES, prefixOf } from '../../core/logs/line-prefixes.ts';
import type { SampleLine } from '../../core/logs/sample-line.ts';
import { sampleLine } from '../../core/logs/sample-line.ts';

const encode = (line: string) => new TextEncoder().encode(line);
const usualLine = (path: string, tail = '') =>
  `192.0.2.10 - - [22/Nov/2026:11:15:40 +0000] "GET ${path} HTTP/1.1" 200 14 "-" "curl/8.4.0"${tail}`;

describe('known formats', () => {
  it('the default is the one of Gunicorn', () => equal(DEFAULT_FORMAT, settingByName('access_log_format')?.default));

  for (const { id, text, samples } of KNOWN_FORMATS) {
    it(`${id} is found from its own sample lines`, () => {
      equal(detectFormat(samples.map(encode), english)?.format.text, text);
    });
  }
});

describe('what collectors of logs put in front', () => {
  for (const { id, text, samples } of LINE_PREFIXES) {
    for (const [index, sample] of samples.entries()) {
      it(`${id}, sample ${index + 1}, is seen, and the lines behind it are read whole`, () => {
        const lines = ['/a', '/b?c=d'].map(path => encode(sample + usualLine(path, ' 1036')));
        const format = detectFormat(lines, english)!.format;
        equal(format.text, `${text}${DEFAULT_FORMAT} %(D)s`);
        const entries = createEntries();
        const reader = compileReader(format, ['time', 'request', 'status', 'duration', 'address']);
        for (const bytes of lines) ok(reader.read(bytes, 0, bytes.length, entries));
        const [row] = lines.slice(-1);
        const slice = (from: number, to: number) => new TextDecoder().decode(row!.subarray(from, to));
        equal(slice(entries.addressStart[0]!, entries.addressEnd[0]!), '192.0.2.10');
        equal(slice(entries.pathStart[0]!, entries.pathEnd[0]!), '/b');
        equal(entries.status[0], 200);
        equal(entries.durationMicros[0], 1036);
      });
    }
  }

  it('is nothing where the lines begin as usual', () => equal(prefixOf([encode(usualLine('/'))]), null));

  it('is looked for in most lines, since the others may be of the error log', () => {
    const lines = ['web-1  | ', 'web-1  | [2026-11-22 11:15:40 +0000] [7] [INFO] Booting worker with pid: 7 ', 'oops '];
    equal(prefixOf(lines.map(start => encode(start + usualLine('/'))))?.id, 'compose');
  });
});

describe('finding the format', () => {
  const TIME = '[22/Nov/2026:11:15:40 +0000]';
  const line = (tail: string) => `192.0.2.10 - - ${TIME} "GET / HTTP/1.1" 200 14 "-" "curl/8.4.0"${tail}`;
  const combined = DEFAULT_FORMAT;

  const tails: readonly (readonly [name: string, tails: readonly string[], format: string, assumes: boolean])[] = [
    ['nothing appended', ['', ''], combined, false],
    ['a number that must be microseconds', [' 1036', ' 255'], `${combined} %(D)s`, true],
    ['a number that may be anything', [' 3', ' 1036'], `${combined} %({unlabelled}i)s`, true],
    ['two numbers', [' 1036 12', ' 255 13'], `${combined} %({unlabelled}i)s %({unlabelled}i)s`, false],
    ['decimal seconds and a process id', [' 0.001036 <12>', ' 0.000255 <13>'], `${combined} %(L)s %(p)s`, false],
    ['labels', [' rt=0.001 id=ab-1', ' rt=0.002 id=-'], `${combined} rt=%(L)s id=%({unlabelled}i)s`, false],
    ['something in quotes', [' "192.0.2.1"', ' "-"'], `${combined} "%({unlabelled}i)s"`, false],
    ['an oddity among many', [' 1036', ' 255', ' 310', ' oops'], `${combined} %(D)s`, true],
  ];
  for (const [name, values, format, assumes] of tails) {
    it(`the combined format with ${name}`, () => {
      const detected = detectFormat(
        values.map(tail => encode(line(tail))),
        english,
      );
      equal(detected?.format.text, format);
      equal(detected?.assumed.length, assumes ? 1 : 0);
    });
  }

  it('lines of the error log between the others change nothing', () => {
    const error = '[2026-11-22 10:34:26 +0000] [20641] [INFO] Booting worker with pid: 20641';
    equal(detectFormat([error, error, line('')].map(encode), english)?.format.text, combined);
  });

  it('what looks like nothing known has no format', () => {
    equal(detectFormat(['hello', '', '{"a": 1}'].map(encode), english), null);
  });
});

describe('sample lines', () => {
  it('every atom has an example that the reader reads', () => {
    for (const { key } of [...ATOMS, ...NAMED_ATOMS]) {
      const format = parseFormat(`a=%(${key})s;`);
      const bytes = encode(lineOf(`a=%(${key})s;`).text);
      equal(compileReader(format, []).read(bytes, 0, bytes.length, createEntries()), true, key);
    }
  });

  it('the example of every atom is what the ordinary request has', () => {
    for (const { key, example } of [...ATOMS, ...NAMED_ATOMS]) equal(lineOf(`%(${key})s`).text, example, key);
  });

  it('no value holds what Gunicorn or Python would escape', () => {
    for (const { headers, responseHeaders, ...others } of SAMPLE_REQUESTS) {
      for (const value of Object.values({ ...headers, ...responseHeaders, ...others })) {
        doesNotMatch(String(value), /["'\\]/);
      }
    }
  });

  for (const [format, text] of [
    ['%(h)s "%(r)s" 100%%', '192.0.2.10 "GET /api/items/42?page=2 HTTP/1.1" 100%'],
    ['%(nope)s', '-'],
    ['%(D)10d|%(D)-10d|%(D)010d|%(D)+d', '    134250|134250    |0000134250|+134250'],
    ['%(m).1s|%(m)5s|%(m)r', "G|  GET|'GET'"],
    ['%(T).3f|%(D)x', '0.000|20c6a'],
  ] as const) {
    it(`${format} is "${text}"`, () => equal(lineOf(format).text, text));
  }

  it('each part knows its place in the line', () => {
    const { text, parts } = lineOf('%(m)s: %(s)s');
    equal(parts.map(({ start, end }) => text.slice(start, end)).join('|'), 'GET|: |200');
  });
});

function lineOf(format: string): SampleLine {
  const sample = sampleLine(parseFormat(format));
  ok(sample.kind === 'line', format);
  return sample;
}
