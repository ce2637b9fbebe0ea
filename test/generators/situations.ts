import { readFileSync, readdirSync } from 'node:fs';
import type { Report } from '../../core/analysis/report.ts';
import type { Localize } from '../../core/base/localize.ts';
import { english } from '../../core/base/localize.ts';
import type { Settings, Value } from '../../core/config/settings.ts';
import type { Facts } from '../../core/generators/generator.ts';

/** What is known about a server in one situation, and the file names of its goldens. */
export interface Situation {
  readonly name: string;
  readonly facts: Facts;
}

type Plain = string | number | boolean | null;

const BOOKSHOP = {
  workers: 4,
  pidfile: 'gunicorn.pid',
  accesslog: 'access.log',
  errorlog: 'error.log',
};

export const SITUATIONS: readonly Situation[] = [
  { name: 'no-config', facts: facts() },
  { name: 'relative-paths', facts: facts({ configFolder: '/srv/bookshop', settings: settings(BOOKSHOP) }) },
  {
    name: 'pidfile-and-user',
    facts: facts({
      configFolder: '/etc/gunicorn',
      settings: settings({
        workers: 9,
        pidfile: '/run/gunicorn/shop.pid',
        user: 'www-data',
        group: 'www-data',
        accesslog: '/var/log/shop/access.log',
        errorlog: '/var/log/shop/error.log',
        capture_output: true,
        statsd_host: '127.0.0.1:9125',
      }),
    }),
  },
  {
    name: 'statsd-prefix-and-stdout',
    facts: facts({
      configFolder: '/app',
      settings: settings({ accesslog: '-', statsd_host: 'localhost:9125', statsd_prefix: 'shop.web', workers: 3 }),
    }),
  },
  {
    name: 'analyzed-log',
    facts: facts({ configFolder: '/srv/bookshop', settings: settings(BOOKSHOP), report: incident() }),
  },
  {
    name: 'said-by-the-user',
    facts: facts({
      configFolder: '/srv/bookshop',
      settings: settings(BOOKSHOP),
      report: incident(),
      overrides: {
        folder: '/opt/shop',
        user: 'www-data',
        rotate: '30',
        maxsize: '1G',
        slow_seconds: '0.25',
        error_ratio: '0.01',
        smtp: 'mail.example.com:465',
        smtp_user: 'shop',
        slack_channel: '#书店',
        webhook_url: 'https://hooks.example.com/alerts?of=shop&to=ops',
        cooldown: '5m',
        workers: '12',
      },
    }),
  },
  {
    name: 'hostile-values',
    facts: facts({
      configFolder: '/srv/it is',
      settings: settings({
        accesslog: "/var/log/it's [not] $(one) *.log",
        errorlog: '/var/log/x.log {\n postrotate\n touch /tmp/owned\n endscript\n}',
        pidfile: '/run/$(touch /tmp/owned)"\'.pid',
        user: 'www-data\n su root root',
        statsd_host: 'localhost:9125',
        statsd_prefix: 'x"} or vector(1) # {{ $value }}',
      }),
    }),
  },
  {
    name: 'unix-socket',
    facts: facts({
      configFolder: '/srv/shop',
      settings: settings({
        bind: 'unix:/run/gunicorn/shop.sock',
        wsgi_app: 'shop.wsgi:application',
        workers: 4,
        user: 'shop',
        group: 'www-data',
        pidfile: '/run/gunicorn/shop.pid',
        accesslog: '/var/log/gunicorn/access.log',
        errorlog: '/var/log/gunicorn/error.log',
        graceful_timeout: 60,
      }),
    }),
  },
  {
    name: 'nginx-in-front',
    facts: facts({
      configFolder: '/srv/shop',
      settings: settings({
        bind: '127.0.0.1:8000',
        wsgi_app: 'shop.wsgi:application',
        workers: 4,
        threads: 2,
        proxy_allow_ips: '127.0.0.1',
        forwarded_allow_ips: '127.0.0.1',
        accesslog: '/var/log/gunicorn/access.log',
        errorlog: '/var/log/gunicorn/error.log',
        access_log_format: '%({x-forwarded-for}i)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s" %(D)s',
      }),
    }),
  },
  {
    name: 'json-log',
    facts: facts({
      configFolder: '/srv/shop',
      settings: settings({
        wsgi_app: 'shop.wsgi:application',
        workers: 4,
        accesslog: '/var/log/gunicorn/access.json',
        errorlog: '/var/log/gunicorn/error.log',
        access_log_format:
          '{"time": "%(t)s", "address": "%(h)s", "request": "%(r)s", "status": %(s)s, "size": "%(B)s", "micros": %(D)s}',
      }),
    }),
  },
  {
    name: 'container',
    facts: facts({
      configFolder: '/app',
      settings: settings({
        bind: '0.0.0.0:8080',
        wsgi_app: 'shop.asgi:application',
        worker_class: 'uvicorn.workers.UvicornWorker',
        workers: 2,
        worker_tmp_dir: '/dev/shm',
        accesslog: '-',
        errorlog: '-',
      }),
    }),
  },
  {
    name: 'chinese',
    facts: facts({ configFolder: '/srv/bookshop', settings: settings(BOOKSHOP), report: incident(), t: chinese() }),
  },
];

export function facts(known: Partial<Facts> = {}): Facts {
  return { settings: { values: {} }, configFolder: null, report: null, overrides: {}, t: english, ...known };
}

export function settings(values: Readonly<Record<string, Plain>>): Settings {
  const nowhere = { start: 0, end: 0 };
  return {
    values: Object.fromEntries(
      Object.entries(values).map(([name, value]) => [
        name,
        { name, value: valueOf(value), nameAt: nowhere, valueAt: nowhere },
      ]),
    ),
  };
}

function valueOf(value: Plain): Value {
  if (value === null) return { kind: 'none' };
  if (typeof value === 'string') return { kind: 'string', value };
  if (typeof value === 'boolean') return { kind: 'boolean', value };
  return { kind: 'integer', value };
}

/** An hour, a request a second, 400 ms at the 99th percentile; ten minutes of it are slow and fail. */
export function incident(): Report {
  const minutes = Array.from({ length: 60 }, (_, minute) => minute);
  const start = Date.UTC(2026, 10, 17, 13, 30);
  const bytes = 3_600 * 200;
  return {
    version: 1,
    sources: [{ path: '/srv/bookshop/access.log', bytes, lines: 3600, parsed: 3600, unparsed: 0 }],
    format: { text: '%(h)s …', from: 'config', fields: ['time', 'status', 'duration'] },
    lines: { total: 3600, parsed: 3600, unparsed: 0, samples: [] },
    span: { first: start, last: start + 3_600_000 },
    filter: null,
    requests: 3600,
    bytesSent: null,
    status: { '200': 3400, '503': 150, '520': 50 },
    statusClasses: { '1xx': 0, '2xx': 3400, '3xx': 0, '4xx': 0, '5xx': 200 },
    methods: null,
    duration: null,
    rates: { requestsPerSecond: 1, peakRequestsPerMinute: 60, bytesPerSecond: null },
    endpoints: null,
    paths: null,
    slowest: null,
    clients: null,
    differentClients: null,
    userAgents: null,
    referrers: null,
    notFound: null,
    series: {
      start,
      stepSeconds: 60,
      requests: minutes.map(minute => (minute === 10 || minute === 11 ? 0 : 60)),
      bytesSent: null,
      status: {
        '2xx': minutes.map(minute => (isBad(minute) ? 40 : 60)),
        '3xx': minutes.map(() => 0),
        '4xx': minutes.map(() => 0),
        '5xx': minutes.map(minute => (isBad(minute) ? 20 : 0)),
      },
      duration: {
        p50: minutes.map(() => 30_000),
        p95: minutes.map(() => 200_000),
        p99: minutes.map(minute => (minute === 10 || minute === 11 ? null : isBad(minute) ? 9_000_000 : 400_000)),
      },
      heat: null,
      busyWorkers: null,
    },
    hours: null,
    saturation: null,
    errorLog: null,
    insights: null,
    timeoutSeconds: null,
  };
}

function chinese(): Localize {
  const files = readdirSync('l10n/zh-cn').filter(name => /^generators.*\.json$/.test(name));
  const sentences: Record<string, string> = Object.assign(
    {},
    ...files.map(name => JSON.parse(readFileSync(`l10n/zh-cn/${name}`, 'utf8')) as object),
  );
  return (sentence, values) => english(sentences[sentence] ?? sentence, values);
}

function isBad(minute: number): boolean {
  return minute >= 35 && minute < 45;
}
