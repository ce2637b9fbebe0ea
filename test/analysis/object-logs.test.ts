import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { chooseFormat } from '../../core/analysis/choose-format.ts';
import { createLastTime } from '../../core/analysis/last-time.ts';
import { createScan } from '../../core/analysis/scan.ts';
import { describeUnparsed } from '../../core/analysis/unparsed.ts';
import { english } from '../../core/base/localize.ts';
import { DEFAULT_FORMAT } from '../../core/logs/known-formats.ts';
import { inEnvelope } from '../../core/logs/envelope.ts';
import { parseFormat } from '../../core/logs/format.ts';

const LOG = new Uint8Array(readFileSync('test/fixtures/logs/26.1/out03-logger-class/access.log'));
const inConfig = { text: DEFAULT_FORMAT, from: 'config' } as const;

describe('a log of objects', () => {
  const { format } = chooseFormat(null, [LOG], english);

  function scan(log: Uint8Array, chunkLength: number) {
    const scan = createScan(format);
    // Escapes are undone in the memory of the chunk.
    for (let at = 0; at < log.length; at += chunkLength) scan.push(log.slice(at, at + chunkLength));
    return { stretch: scan.end(), states: structuredClone(scan.states()) };
  }

  it('counts the same in chunks of any length', () => {
    const whole = scan(LOG, LOG.length);
    equal(whole.stretch.parsed, 217);
    for (const length of [1, 7, 1000, 4096]) deepEqual(scan(LOG, length), whole, String(length));
  });

  it('shows a line that could not be read as it is, and says what it lacks', () => {
    const lines = ['{"status": 2000, "user_agent": "a\\"b"}', 'Traceback', '{"time": "2026-11-22T11:15:40Z"}'];
    const { stretch } = scan(new TextEncoder().encode(lines.join('\n')), 5);
    const told = stretch.rejected.ways[0]!.samples.map(sample =>
      describeUnparsed(format, english)(sample, 'access.log', 0),
    );
    deepEqual(
      told.map(({ text, reason }) => [text, reason]),
      [
        [lines[0], 'A request has its value for %(t)s under "time".'],
        [lines[1], 'The line is no whole JSON object.'],
        [lines[2], 'A request has its value for %(s)s under "status".'],
      ],
    );
  });

  it('says which part of the format was missed also in the JSON around a line', () => {
    const inner = parseFormat(inEnvelope({ key: 'message', inner: '%(s)s|%(D)s' }));
    const scan = createScan(inner);
    scan.push(new TextEncoder().encode('{"message": "200|x"}\n'));
    const [sample] = scan.end().rejected.ways[0]!.samples;
    ok(sample);
    equal(describeUnparsed(inner, english)(sample, 'access.log', 0).reason, '%(D)s was expected here.');
  });

  it('knows the last time and its zone', () => {
    const times = createLastTime(parseFormat('{…"t":%(t)s,"s":%(s)s…}'));
    times.add(new TextEncoder().encode('{"s": 200, "t": "2026-11-22T16:45:40.5+05:30"}\n{"s": 200, "t": "cut'));
    deepEqual(times.base(), { last: Date.UTC(2026, 10, 22, 11, 15, 40, 500), minutesEast: 330 });
  });

  it('is read as one where the config has a format that its logger does not heed, and nowhere else', () => {
    equal(chooseFormat(inConfig, [LOG], english).format.text, format.text);
    equal(chooseFormat(inConfig, [LOG], english).from, 'content');
    equal(chooseFormat({ ...inConfig, from: 'option' }, [LOG], english).format.text, DEFAULT_FORMAT);
    const usual = '192.0.2.10 - - [22/Nov/2026:11:15:40 +0000] "GET / HTTP/1.1" 200 14 "-" "-"\n';
    const both = new TextEncoder().encode(usual + new TextDecoder().decode(LOG));
    equal(chooseFormat(inConfig, [both], english).format.text, DEFAULT_FORMAT);
  });
});
