import type { Report } from '../../core/analysis/report.ts';
import type { Situation } from './situations.ts';
import { facts, incident, settings, SITUATIONS } from './situations.ts';

/** Paths that clients asked for. */
const HOSTILE = [
  '/a"b\'c',
  '/{{ $labels.job }}/{{ end }}',
  '/$(touch owned)/`touch owned`',
  '/two\nlines\r\n# and a comment',
  '/*/ } postrotate { [x] %{GREEDYDATA} \\d+ (?<n>.*)',
  '/<script>alert(1)</script>',
  '/=cmd|"/c calc"!A1',
  '/\u001b[31mred\u202e\u0000',
  `/${'long'.repeat(5_000)}`,
  '/书店/{slug}',
];

/**
 * What a server should not be like, and is: the tools must accept what is generated for it all the same. Of these only
 * the sentences are kept as goldens, which say what was assumed or cannot be done.
 */
export const ODD_SITUATIONS: readonly Situation[] = [
  { name: 'no-access-log', facts: facts({ configFolder: '/srv/bookshop', settings: settings({ workers: 2 }) }) },
  {
    name: 'no-durations',
    facts: facts({
      configFolder: '/srv/bookshop',
      settings: settings({
        accesslog: '/var/log/shop/access.log',
        errorlog: '/var/log/shop/error.log',
        access_log_format: '%(h)s %(t)s "%(r)s" %(s)s %(b)s',
      }),
      report: { ...incident(), duration: null, slowest: null, series: withoutDurations(incident()) },
    }),
  },
  {
    name: 'no-status',
    facts: facts({
      configFolder: '/srv/bookshop',
      settings: settings({ accesslog: '/var/log/shop/access.log', access_log_format: '%(h)s %(t)s %(U)s %(D)s' }),
    }),
  },
  {
    name: 'broken-format',
    facts: facts({
      configFolder: '/srv/bookshop',
      settings: settings({ accesslog: 'access.log', access_log_format: '%(h)s %(t)s "%(r)s" %(s)d %(b' }),
    }),
  },
  {
    name: 'quotes-spaces-and-chinese',
    facts: facts({
      configFolder: "/srv/it's 书店",
      settings: settings({
        wsgi_app: 'shop:create_app("书 店", debug=\'no\')',
        accesslog: '/var/log/it\'s "our" 书店/访问 $(id) `id` 100%.log',
        errorlog: '/var/log/it\'s "our" 书店/错误 {{ x }} ${y}.log',
        pidfile: '/run/it\'s "our" 书店/$(id).pid',
      }),
    }),
  },
  {
    name: 'windows-paths',
    facts: facts({
      configFolder: String.raw`C:\Users\me\shop`,
      settings: settings({
        accesslog: String.raw`C:\logs\access.log`,
        errorlog: String.raw`logs\error.log`,
        pidfile: String.raw`C:\logs\gunicorn.pid`,
      }),
    }),
  },
  {
    name: 'hostile-log',
    facts: facts({ configFolder: '/srv/bookshop', settings: settings({ accesslog: 'access.log' }), report: hostile() }),
  },
  {
    name: 'hostile-log-alone',
    facts: facts({ report: hostile() }),
  },
];

export const ALL_SITUATIONS: readonly Situation[] = [...SITUATIONS, ...ODD_SITUATIONS];

function hostile(): Report {
  const report = incident();
  const row = { requests: 100, status: { '2xx': 90, '5xx': 10 }, bytesSent: 1000, duration: null };
  return {
    ...report,
    sources: report.sources.map(source => ({ ...source, path: '/var/log/$(touch owned)"\'\n{{ x }}/access.log.1.gz' })),
    endpoints: HOSTILE.map(path => Object.assign({ path }, row)),
    paths: HOSTILE.map(path => Object.assign({ path }, row)),
    status: { ...report.status, '599': 3, '-': 2, '{{ x }}': 1 },
  };
}

function withoutDurations(report: Report): Report['series'] {
  return report.series && { ...report.series, duration: null };
}
