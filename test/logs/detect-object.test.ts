import { deepEqual, equal, ok } from 'node:assert/strict';
import { english } from '../../core/base/localize.ts';
import { atomByKey } from '../../core/gunicorn/atoms.ts';
import { detectFormat } from '../../core/logs/detect-format.ts';
import { CLIENT_HEADERS } from '../../core/logs/fields.ts';
import { LOGGER_KEYS, plainKey } from '../../core/logs/logger-keys.ts';

const encode = (value: unknown) => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
const detect = (...lines: readonly unknown[]) => detectFormat(lines.map(encode), english);

const REQUEST = { method: 'GET', path: '/a', status: 200, time: '2026-11-22T11:15:40Z' };

describe('objects of loggers', () => {
  const LOGGERS: Readonly<Record<string, { readonly object: object; readonly text: string }>> = {
    'structlog, with middleware': {
      object: {
        event: 'request',
        level: 'info',
        timestamp: '2026-11-22T11:15:40.123456Z',
        http_method: 'GET',
        url_path: '/a',
        status_code: 200,
        duration_ms: 12.5,
        'user-agent': 'curl/8',
      },
      text: '{…"timestamp":%(t)s,"http_method":%(m)s,"url_path":%(U)s,"status_code":%(s)s,"user-agent":%(a)s,"duration_ms":%(M)s…}',
    },
    'Elastic Common Schema, flat': {
      object: {
        '@timestamp': '2026-11-22T11:15:40.123Z',
        'http.request.method': 'GET',
        'url.path': '/a',
        'http.response.status_code': 200,
        'process.pid': 7,
      },
      text: '{…"@timestamp":%(t)s,"http.request.method":%(m)s,"url.path":%(U)s,"http.response.status_code":%(s)s,"process.pid":%(p)s…}',
    },
    'the atoms themselves': {
      object: {
        h: '192.0.2.10',
        l: '-',
        u: '-',
        t: '[22/Nov/2026:11:15:40 +0000]',
        r: 'GET /a HTTP/1.1',
        s: '200',
        b: '14',
        f: '-',
        a: 'curl/8',
        D: 1036,
        p: '<7>',
      },
      text: '{…"t":%(t)s,"h":%(h)s,"u":%(u)s,"r":%(r)s,"s":%(s)s,"b":%(b)s,"f":%(f)s,"a":%(a)s,"D":%(D)s,"p":%(p)s…}',
    },
    'a JSON template that nobody named': {
      object: {
        ts: '[22/Nov/2026:11:15:40 +0000]',
        ip: '192.0.2.10',
        request: 'GET /a HTTP/1.1',
        code: 200,
        duration_us: 5,
      },
      text: '{…"ts":%(t)s,"ip":%(h)s,"request":%(r)s,"code":%(s)s,"duration_us":%(D)s…}',
    },
  };
  for (const [says, { object, text }] of Object.entries(LOGGERS)) {
    it(`are known by their keys: ${says}`, () => {
      const detected = detect(object)!;
      equal(detected.format.text, text);
      equal(detected.read, 1);
      ok(detected.reason.startsWith('Each line is a JSON object'), detected.reason);
      deepEqual(detected.assumed, []);
    });
    it(`are known in what Docker puts around them: ${says}`, () => {
      const docker = { log: `${JSON.stringify(object)}\n`, stream: 'stdout', time: '2026-11-22T11:15:40.123456789Z' };
      equal(detect(docker)!.format.text, `{…"log":"${text}"…}`);
    });
  }

  it('are known among lines of the application and lines that are no JSON', () => {
    const message = { message: 'ready', level: 'info', time: '2026-11-22T11:15:40Z' };
    const detected = detect(message, 'Traceback', REQUEST, message, message, '{"cut": ')!;
    equal(detected.read, 1);
    ok(detected.format.keys);
  });

  it('tell of no requests without a status, or with nothing that was asked for', () => {
    equal(detect({ ...REQUEST, status: 'ok' }), null);
    equal(detect({ time: REQUEST.time, status: 200, method: 'GET' }), null);
    equal(detect({ status: 200, path: { a: 1 } }), null);
    equal(detect('null', '7', '["status", 200, "path"]'), null);
  });

  it('may have a key with other things in it than its name says', () => {
    equal(
      detect({ ...REQUEST, size: 'large', client: { ip: '192.0.2.10' }, bytes_sent: 14 })!.format.text,
      '{…"time":%(t)s,"method":%(m)s,"path":%(U)s,"status":%(s)s,"bytes_sent":%(B)s…}',
    );
  });

  const DURATIONS: readonly (readonly [readonly unknown[], string | null, string])[] = [
    [[1036, 250], 'D', 'taken for microseconds'],
    [[0.25, 1], 'L', 'taken for seconds'],
    [['0.25', '0.001'], 'L', 'taken for seconds'],
    [[0.25, 250.5], null, 'left out'],
    [[5, 1036], null, 'left out'],
  ];
  for (const [values, atom, says] of DURATIONS) {
    it(`with a duration of ${values.join(' and ')} have it ${says}, and say so`, () => {
      const { format, assumed } = detect(...values.map(value => Object.assign({ request_time: value }, REQUEST)))!;
      equal(/"request_time":%\((.)\)s/.exec(format.text)?.[1] ?? null, atom);
      equal(assumed.length, 1);
      ok(assumed[0]!.includes(says), assumed[0]);
    });
  }

  it('with a time without a zone say that it was taken as UTC', () => {
    const { assumed } = detect({ ...REQUEST, time: '2026-11-22 11:15:40,791' })!;
    deepEqual(assumed, ['The times under time do not say their time zone, and were taken as UTC.']);
  });

  it('are never named by a key that stands for two atoms, or for none', () => {
    const names = LOGGER_KEYS.flatMap(({ names }) => names);
    deepEqual(names, [...new Set(names)].map(plainKey));
    for (const { atom } of LOGGER_KEYS) ok(atomByKey(atom)?.field || CLIENT_HEADERS.includes(atom), atom);
  });
});
