import { deepEqual, equal, ok } from 'node:assert/strict';
import * as fc from 'fast-check';
import { english } from '../../core/base/localize.ts';
import { countRead, detectFormat } from '../../core/logs/detect-format.ts';
import { createUnwrapper, envelopeOf, inEnvelope, textKeysOf } from '../../core/logs/envelope.ts';
import { parseFormat } from '../../core/logs/format.ts';

const encode = (text: string) => new TextEncoder().encode(text);
const LINE = '192.0.2.10 - - [22/Nov/2026:11:15:40 +0000] "GET /a?b=\\"c\\" HTTP/1.1" 200 5120 "-" "Ünïcode 🦄"';

/** As Python's `json.dumps` writes it unless told otherwise. */
const asciiOnly = (json: string) =>
  json.replaceAll(/[\u007f-\uffff]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);

function unwrap(json: string, key: string): string | null {
  const bytes = encode(`before${json}behind`);
  const { open, text } = createUnwrapper(key);
  if (!open(bytes, 6, bytes.length - 6)) return null;
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(text.start, text.end));
}

describe('JSON around a line', () => {
  const key = fc.string({ maxLength: 8 });
  const text = fc.string({ unit: 'grapheme', maxLength: 40 });

  it('gives back the text that was put in, wherever it stands, and however it is written', () => {
    fc.assert(
      fc.property(
        key,
        text,
        fc.dictionary(key, fc.jsonValue()),
        fc.boolean(),
        fc.nat(4),
        (key, text, others, last, gap) => {
          const { [key]: _, ...rest } = others;
          const object = last ? { ...rest, [key]: text } : { [key]: text, ...rest };
          const expected = text.replace(/[\r\n]+$/, '');
          const json = JSON.stringify(object);
          // Blanks around what ends a value, but none in it.
          const spaced = JSON.stringify(object, null, gap).replaceAll('\n', ' ');
          equal(unwrap(json, key), expected);
          equal(unwrap(asciiOnly(json), key), expected);
          equal(unwrap(spaced, key), expected);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('is none where the text is missing, or cut anywhere', () => {
    const json = JSON.stringify({ levelname: 'INFO', message: LINE });
    for (let length = 0; length < json.length - 1; length++) equal(unwrap(json.slice(0, length), 'message'), null);
    for (const other of [
      '{"message": 7}',
      '{"message": {"message": "x"}}',
      '["message", "x"]',
      '{"a": "message"}',
      '',
    ]) {
      equal(unwrap(other, 'message'), null, other);
    }
  });

  it('never reads or writes beyond the line, whatever that is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[{}[\]",:\\u0dm 1]{0,60}$/), noise => {
        const bytes = encode(`before{"m":${noise}behind`);
        const { open, text } = createUnwrapper('m');
        if (open(bytes, 6, bytes.length - 6))
          ok(text.start > 6 && text.end <= bytes.length - 6 && text.start <= text.end);
        deepEqual(bytes.subarray(0, 6), encode('before'));
        deepEqual(bytes.subarray(-6), encode('behind'));
      }),
      { numRuns: 2000 },
    );
  });

  it('is written as a format, and read back', () => {
    for (const envelope of [
      { key: 'message', inner: '%(h)s "%(r)s"' },
      { key: 'a "b"', inner: '"…}' },
    ]) {
      deepEqual(envelopeOf(inEnvelope(envelope)), envelope);
    }
    equal(envelopeOf('{"status": %(s)s}'), null);
  });

  const LOGS: Readonly<Record<string, (line: string) => unknown>> = {
    'python-json-logger': message => ({
      asctime: '2026-11-22 11:15:40,791',
      levelname: 'INFO',
      name: 'gunicorn.access',
      message,
    }),
    structlog: event => ({ event, level: 'info', timestamp: '2026-11-22T11:15:40.123456Z' }),
    'Docker, json-file': log => ({ log: `${log}\n`, stream: 'stdout', time: '2026-11-22T11:15:40.123456789Z' }),
    loguru: message => ({ text: `2026 | INFO | ${message}\n`, record: { extra: {}, message }, message }),
  };
  for (const [says, wrap] of Object.entries(LOGS)) {
    it(`is found around lines of the default format: ${says}`, () => {
      const lines = [LINE, LINE.replace('200', '404')].map(line => encode(JSON.stringify(wrap(line))));
      const detected = detectFormat(lines, english)!;
      equal(detected.read, 2);
      ok(detected.format.envelope !== undefined && detected.reason.startsWith('Each line is JSON'), detected.reason);
      // The lines that were looked at are what they were.
      equal(countRead(parseFormat(detected.format.text), lines), 2);
    });
  }

  it('is nowhere in lines that are no objects', () => {
    deepEqual(textKeysOf([encode(LINE), encode('7'), encode('null'), encode('["a"]')]), []);
    equal(detectFormat([encode('{"a":"b"}')], english), null);
  });
});
