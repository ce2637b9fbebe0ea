import { deepEqual, equal, ok } from 'node:assert/strict';
import { writeRegularExpression } from '../../core/generators/writers/regular-expression.ts';
import { ATOMS } from '../../core/gunicorn/atoms.ts';
import { parseFormat } from '../../core/logs/format.ts';
import { linePattern, patternValues } from '../../core/logs/line-pattern.ts';
import { readByPattern, readByReader } from '../support/line-pattern.ts';
import { realAccessLogs } from '../support/real-logs.ts';

describe('a pattern made from a format', () => {
  for (const { path, format, lines } of realAccessLogs()) {
    it(`reads the lines that the reader reads, with equal fields: ${path}`, () => {
      const byReader = readByReader(parseFormat(format), lines);
      deepEqual(readByPattern(parseFormat(format), lines), byReader);
      ok(byReader.some(entry => entry !== null));
    });
  }

  it('has a name with its unit for each value', () => {
    checkNames('%(h)s %(t)s "%(r)s" %(s)s %(b)s %(B)d %(D)s %(L)s %(M)s %(T)s %(p)s "%({X-Request-Id}i)s"', [
      ['address', 'text', 'address'],
      ['time', 'time', 'time'],
      ['method', 'text', 'method'],
      ['path', 'text', 'path'],
      ['query', 'text', 'query'],
      ['protocol', 'text', 'protocol'],
      ['request', 'text', 'request'],
      ['status', 'integer', 'status'],
      ['size_bytes', 'integer', 'size'],
      ['size_bytes_2', 'integer', null],
      ['duration_us', 'integer', 'duration'],
      ['duration_seconds', 'decimal', null],
      ['duration_ms', 'integer', null],
      ['duration_seconds_2', 'integer', null],
      ['pid', 'integer', 'pid'],
      ['x_request_id', 'text', null],
    ]);
  });

  it('has names that every dialect takes, whatever a header is called', () => {
    const format = parseFormat('%({1}i)s %({é ü}i)s %({}o)s %({a-very-long-name-that-nobody-should-have}i)s');
    const names = patternValues(linePattern(format)!).map(({ name }) => name);
    equal(new Set(names).size, 4);
    for (const name of names) ok(/^[a-z][a-z0-9_]{0,31}$/.test(name), name);
  });

  for (const [says, text] of Object.entries({
    'an object of a JSON logger': '{…"status":%(s)s,"path":%(U)s…}',
    'lines inside of JSON': '{…"message":"%(h)s %(s)s"…}',
    'a format that Python raises on': '%(h)s %(s',
    'a format with a line break': '%(h)s\n%(s)s',
    'a text without values': 'hello',
  })) {
    it(`is not made from ${says}`, () => equal(linePattern(parseFormat(text)), null));
  }

  it('takes no character of a text for one that means something', () => {
    const text = '.*+?()[]{}|^$\\/#"\'%%{X}${Y}<>-=!:,;@&~`_ \t用户';
    const format = parseFormat(`${text}%(s)s${text}`);
    const plain = text.replace('%%', '%');
    deepEqual(readByPattern(format, [`${plain}200${plain}`, `${plain}200${plain} `, `x${plain}200${plain}`]), [
      { status: '200' },
      null,
      null,
    ]);
  });

  it('is spelled in the dialects', () => {
    const pattern = linePattern(parseFormat('[%(p)s] /%(s)s "%(a)s"'))!;
    equal(
      writeRegularExpression(pattern, 'mtail'),
      String.raw`^\[<(?P<pid>[0-9]{1,10})>\] \/(?P<status>-|[0-9]{1,15}) "(?:-|(?P<user_agent>[^"\\]*(?:\\"?[^"\\]*)*))"$`,
    );
    equal(
      writeRegularExpression(pattern, 'oniguruma'),
      String.raw`^\[<(?<pid>[0-9]{1,10})>\] /(?:-|(?<status>[0-9]{1,15})) "(?:-|(?<user_agent>[^"\\]*(?:\\"?[^"\\]*)*))"$`,
    );
  });

  it('is made of the example of every atom', () => {
    for (const { key, example, field } of ATOMS) {
      const format = parseFormat(`a %(${key})s z`);
      const entries = readByPattern(format, [`a ${example} z`]);
      deepEqual(entries, readByReader(format, [`a ${example} z`]), key);
      if (field !== null) ok(Object.keys(entries[0]!).length > 0, key);
    }
  });
});

function checkNames(format: string, expected: readonly (readonly [string, string, string | null])[]): void {
  const values = patternValues(linePattern(parseFormat(format))!);
  deepEqual(
    values.map(({ name, type, field }) => [name, type, field]),
    expected,
  );
}
