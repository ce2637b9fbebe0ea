import assert from 'node:assert/strict';
import type { Value } from '../../core/config/settings.ts';
import { logrotate } from '../../core/generators/logrotate.ts';
import { facts, incident, settings } from './situations.ts';

type Values = Parameters<typeof settings>[0];

/** A config in /srv/app, and what its snippet has and has not, among lines and assumptions. */
interface Case {
  readonly says: string;
  readonly config: Values;
  readonly set?: Readonly<Record<string, string>>;
  /** Lines of the snippet, without indentation. */
  readonly has?: readonly string[];
  readonly lacks?: RegExp;
  /** One of the assumed sentences. */
  readonly assumes?: RegExp;
}

const BOTH = { accesslog: '/var/log/app/access.log', errorlog: '/var/log/app/error.log' };

const CASES: readonly Case[] = [
  {
    says: 'relative paths start in the folder of the config',
    config: { accesslog: 'logs/../access.log', errorlog: './error.log' },
    has: ['/srv/app/access.log', '/srv/app/error.log'],
    assumes: /assumed \/srv\/app, the folder of the config/,
  },
  {
    says: 'an absolute chdir is where relative paths start, and nothing is assumed about it',
    config: { accesslog: 'access.log', errorlog: '-', chdir: '/opt/shop' },
    has: ['/opt/shop/access.log'],
    assumes: /start in \/opt\/shop/,
  },
  {
    says: 'a relative chdir starts in the folder of the config',
    config: { accesslog: 'access.log', errorlog: '-', chdir: 'shop' },
    has: ['/srv/app/shop/access.log'],
  },
  {
    says: 'one file for both logs is rotated once',
    config: { accesslog: '/var/log/app/all.log', errorlog: '/var/log/app/all.log' },
    has: ['/var/log/app/all.log'],
    lacks: /all\.log\n.*all\.log/,
  },
  {
    says: 'blanks around a path are not part of it, as for Gunicorn',
    config: { accesslog: ' /var/log/app/access.log ', errorlog: '-' },
    has: ['/var/log/app/access.log'],
  },
  {
    says: 'a device is no log file',
    config: { accesslog: '/dev/stdout', errorlog: '/var/log/app/error.log' },
    has: ['/var/log/app/error.log'],
    lacks: /\/dev\/stdout/,
    assumes: /accesslog is \/dev\/stdout, which is no file/,
  },
  {
    says: 'without any file only comments are left, and they say why',
    config: { accesslog: '-', errorlog: '-' },
    lacks: /^[^#\n]/m,
    assumes: /accesslog is "-": those lines go to stdout/,
  },
  {
    says: 'None is no access log',
    config: { accesslog: null, errorlog: '/var/log/app/error.log' },
    has: ['/var/log/app/error.log'],
    assumes: /sets no access log/,
  },
  {
    says: 'an empty name keeps Gunicorn from starting, which is told',
    config: { accesslog: '', errorlog: '/var/log/app/error.log' },
    assumes: /accesslog is empty/,
  },
  {
    says: 'a name with a blank is quoted',
    config: { accesslog: '/var/log/my app/access.log', errorlog: '-' },
    has: ["'/var/log/my app/access.log'"],
  },
  {
    says: 'a line break in a name cannot bring in a directive',
    config: { accesslog: '/var/log/a.log\n/etc/shadow', errorlog: '/var/log/app/error.log' },
    lacks: /shadow/,
    assumes: /cannot be written into a logrotate file/,
  },
  {
    says: 'a brace in a name cannot open a block',
    config: { accesslog: '/var/log/a{b}.log', errorlog: '/var/log/app/error.log' },
    lacks: /a\{b\}/,
    assumes: /cannot be written into a logrotate file/,
  },
  {
    says: 'a line break in the pidfile cannot end the script',
    config: { ...BOTH, pidfile: '/run/x\nendscript\n}' },
    has: ['systemctl kill --signal=USR1 --kill-who=main gunicorn.service'],
    lacks: /run\/x/,
    assumes: /pidfile is "\/run\/x\\nendscript\\n}"/,
  },
  {
    says: 'a pidfile with a quote stays one word',
    config: { ...BOTH, pidfile: "/run/it's.pid" },
    has: [String.raw`kill -USR1 "$(cat '/run/it'\''s.pid')"`],
  },
  {
    says: 'without a pidfile systemd passes the signal on, to the unit that was named',
    config: BOTH,
    set: { service: 'shop@1' },
    has: ['systemctl kill --signal=USR1 --kill-who=main shop@1.service'],
  },
  {
    says: 'a user without a group is assumed to have one of the same name',
    config: { ...BOTH, user: 'shop' },
    has: ['create 0640 shop shop', 'su shop shop'],
    assumes: /No group is known; assumed shop/,
  },
  {
    says: 'a numeric user is as good as a name',
    config: { ...BOTH, user: 33, group: 33 },
    has: ['create 0640 33 33', 'su 33 33'],
  },
  {
    says: 'root needs no su',
    config: { ...BOTH, user: 'root', group: 'adm' },
    has: ['create 0640 root adm'],
    lacks: /^\s*su /m,
  },
  {
    says: 'in /var/log itself only root may rename',
    config: { accesslog: '/var/log/access.log', errorlog: '-', user: 'shop', group: 'shop' },
    has: ['create 0640 shop shop'],
    lacks: /^\s*su /m,
  },
  {
    says: 'handlers of a log config may write elsewhere',
    config: { ...BOTH, logconfig: '/etc/gunicorn/logging.ini' },
    assumes: /logconfig may send the logs to other files/,
  },
  {
    says: 'syslog is not for logrotate to rotate',
    config: { ...BOTH, syslog: true },
    assumes: /syslog is on/,
  },
  {
    says: 'syslog that is switched off is not worth a word',
    config: { ...BOTH, syslog: false, capture_output: 'false' },
    lacks: /syslog/,
  },
  {
    says: 'what the user says wins over the config',
    config: { ...BOTH, pidfile: '/run/a.pid', user: 'a', group: 'a' },
    set: {
      accesslog: '/x/access.log',
      pidfile: '/run/b.pid',
      user: 'b',
      group: 'c',
      frequency: 'weekly',
      maxsize: '7k',
    },
    has: [
      '/x/access.log',
      '/var/log/app/error.log',
      'kill -USR1 "$(cat /run/b.pid)"',
      'create 0640 b c',
      'weekly',
      'maxsize 7k',
    ],
  },
  {
    says: 'the space on the disk is shared by the logs: here 14 old files of each, the newest of them not compressed',
    config: BOTH,
    set: { disk: '200M' },
    has: ['rotate 14', 'maxsize 21M'],
    assumes: /^(?!.*No analyzed log)/s,
  },
  {
    says: 'more old files in the same space are smaller ones',
    config: BOTH,
    set: { disk: '200M', rotate: '90' },
    has: ['rotate 90', 'maxsize 5M'],
  },
  {
    says: 'larger files in the same space are fewer',
    config: BOTH,
    set: { disk: '200M', maxsize: '40M' },
    has: ['rotate 3', 'maxsize 40M'],
  },
  {
    says: 'what does not fit the disk is told',
    config: BOTH,
    set: { disk: '200M', maxsize: '100M', rotate: '6' },
    has: ['rotate 6', 'maxsize 100M'],
    assumes: /About 600 MB of disk are needed, and 200M were given/,
  },
  {
    says: 'who rotates every hour is told that logrotate has to run as often',
    config: BOTH,
    set: { frequency: 'hourly' },
    has: ['hourly'],
    assumes: /logrotate itself runs every hour/,
  },
  {
    says: 'a Gunicorn that cannot be signalled is copied, and the old files are those that there would be otherwise',
    config: { ...BOTH, user: 'shop' },
    set: { method: 'copytruncate' },
    has: ['copytruncate', 'compress', 'delaycompress', 'su shop shop'],
    lacks: /create|sharedscripts|postrotate|kill/,
  },
];

describe('logrotate configuration', () => {
  for (const { says, config, set = {}, has = [], lacks, assumes } of CASES) {
    it(says, () => {
      const { text, assumed } = logrotate.generate(
        facts({ configFolder: '/srv/app', settings: settings(config), overrides: set }),
      );
      const lines = new Set(text.split('\n').map(line => line.trim()));
      for (const line of has) assert.ok(lines.has(line), `${line} is not in\n${text}`);
      if (lacks) assert.doesNotMatch(text, lacks);
      if (assumes) assert.match(assumed.join('\n'), assumes);
    });
  }

  it('a value that depends on the environment is used, and told', () => {
    const either: Value = {
      kind: 'either',
      values: [
        { kind: 'unknown', because: 'an environment variable' },
        { kind: 'string', value: '/var/log/app/access.log' },
      ],
    };
    const { accesslog } = settings({ accesslog: '' }).values;
    const { text, assumed } = logrotate.generate(
      facts({ configFolder: '/srv/app', settings: { values: { accesslog: { ...accesslog!, value: either } } } }),
    );
    assert.match(text, /^\/var\/log\/app\/access\.log$/m);
    assert.match(assumed.join('\n'), /accesslog depends on where the config runs/);
  });

  it('in a config that sets names as it runs, silence is no answer', () => {
    const values = settings({ workers: 2 });
    const { text, assumed } = logrotate.generate(
      facts({ configFolder: '/srv/app', settings: { ...values, isDynamic: true } }),
    );
    assert.match(text, /^\/var\/log\/gunicorn\/access\.log$/m);
    assert.match(assumed.join('\n'), /Only running the config would tell accesslog/);
  });

  it('without a config the analyzed log is the access log, by the name that is still written to', () => {
    const report = { ...incident(), sources: [{ ...incident().sources[0]!, path: '/logs/access.log.2.gz' }] };
    const { text, assumed } = logrotate.generate(facts({ report }));
    assert.match(text, /^\/logs\/access\.log$/m);
    assert.match(assumed.join('\n'), /assumed the analyzed one, \/logs\/access\.log/);
  });
});
