import { resolvePath } from '../base/posix-path.ts';
import { application, APPLICATION_OPTION } from './application.ts';
import type { Bind } from './binds.ts';
import { ADDRESS, binds } from './binds.ts';
import type { Facts, Generator, Snippet } from './generator.ts';
import { GRACEFUL_TIMEOUT_OPTION, gracefulTimeout } from './graceful-timeout.ts';
import { isSwitchedOn, knownText, likelyText } from './known.ts';
import { baseFolder } from './log-files.ts';
import { ACCOUNT } from './log-ownership.ts';
import { serviceFolders } from './service-folders.ts';
import { FOLDER_OPTION, startFolder } from './start-folder.ts';
import type { Entry } from './writers/systemd.ts';
import { commandWord, fitsUnit, wholeValue, writeUnit } from './writers/systemd.ts';

const INSTALLED_AT = '/etc/systemd/system/gunicorn.service';
const PROGRAM = /^\/[^\p{Cc}\s"'$\\;%]+$/u;

/** How long systemd waits beyond Gunicorn's own patience before it kills. */
const SPARE_SECONDS = 5;

/**
 * Gunicorn tells systemd when it listens (`Type=notify`, since 20.0), rereads its config at HUP and reopens its logs at
 * USR1. USR2 is left out: the new master would be no child that systemd knows.
 */
export const systemd: Generator = {
  id: 'systemd',
  title: 'systemd Service',
  says: 'Starts, reloads and stops this Gunicorn as a service of systemd.',
  options: [
    APPLICATION_OPTION,
    { name: 'gunicorn', says: 'The program to start.', accepts: PROGRAM, example: '/srv/app/venv/bin/gunicorn' },
    FOLDER_OPTION,
    {
      name: 'config',
      says: 'The config on the server.',
      accepts: /^[^\p{Cc}]+$/u,
      example: '/etc/gunicorn/gunicorn.conf.py',
    },
    { name: 'user', says: 'The user to run as.', accepts: ACCOUNT, example: 'www-data' },
    { name: 'group', says: 'The group to run as.', accepts: ACCOUNT, example: 'www-data' },
    { name: 'bind', says: 'Where Gunicorn listens.', accepts: ADDRESS, example: 'unix:/run/gunicorn/gunicorn.sock' },
    GRACEFUL_TIMEOUT_OPTION,
  ],
  generate,
};

function generate(facts: Facts): Snippet {
  const { t } = facts;
  const assumed: string[] = [];
  const listensOn = binds(facts, assumed);
  const user = account(facts, 'user', assumed) ?? assumedUser(facts, assumed);
  const group = account(facts, 'group', assumed);
  const text = writeUnit({
    comments: [
      t('Runs Gunicorn. Install it as {path}, then: {command}', {
        path: INSTALLED_AT,
        command: 'systemctl daemon-reload && systemctl enable --now gunicorn',
      }),
      t('Check it with: {command}', { command: `systemd-analyze verify ${INSTALLED_AT}` }),
      ...logComments(facts),
    ],
    sections: [
      {
        name: 'Unit',
        entries: [
          { name: 'Description', value: 'Gunicorn' },
          { name: 'After', value: 'network.target' },
        ],
      },
      {
        name: 'Service',
        entries: [
          ...kindOfStart(facts, assumed),
          { name: 'User', value: user },
          ...(group === undefined ? [] : [{ name: 'Group', value: group }]),
          ...serviceFolders(facts, listensOn, user, assumed),
          ...commands(facts, assumed),
          ...stop(facts, assumed),
          { name: 'Restart', value: 'on-failure' },
          ...hardening(facts, listensOn, user),
        ],
      },
      { name: 'Install', entries: [{ name: 'WantedBy', value: 'multi-user.target' }] },
    ],
  });
  return { path: INSTALLED_AT, language: 'ini', text, assumed };
}

/** What tells systemd that Gunicorn is up. One that goes to the background by itself can only be found by its pidfile. */
function kindOfStart(facts: Facts, assumed: string[]): Entry[] {
  const { t } = facts;
  if (!isSwitchedOn(facts, 'daemon')) return [{ name: 'Type', value: 'notify' }];
  const pidfile = likelyText(facts, 'pidfile') ?? '';
  const path = resolvePath(baseFolder(facts).folder, pidfile);
  if (pidfile !== '' && fitsUnit(path)) {
    assumed.push(t('daemon is on, so systemd finds Gunicorn by its pidfile; without daemon Gunicorn itself tells it.'));
    return [
      { name: 'Type', value: 'forking' },
      { name: 'PIDFile', value: wholeValue(path) },
    ];
  }
  assumed.push(
    t('daemon is on and no pidfile is known, so systemd can only guess which process is Gunicorn: remove daemon.'),
  );
  return [{ name: 'Type', value: 'forking' }];
}

function commands(facts: Facts, assumed: string[]): Entry[] {
  const { overrides, t } = facts;
  const folder = startFolder(facts, fitsUnit, assumed);
  const program = overrides['gunicorn'] ?? '/usr/bin/gunicorn';
  if (overrides['gunicorn'] === undefined) {
    assumed.push(
      t('Assumed that Gunicorn is {path}; in a virtual environment it is its bin/gunicorn.', { path: program }),
    );
  }
  const config = resolvePath(folder, overrides['config'] ?? 'gunicorn.conf.py');
  if (overrides['config'] === undefined) assumed.push(t('Assumed that the config is {path}.', { path: config }));
  const words = [program, '-c', config, application(facts, assumed)];
  return [
    { name: 'WorkingDirectory', value: wholeValue(folder) },
    { name: 'ExecStart', value: words.map(commandWord).join(' ') },
    {
      name: 'ExecReload',
      value: '/bin/kill -s HUP $MAINPID',
      comments: [
        t('Reads the config again and exchanges the workers. The application stays the old one with preload_app.'),
      ],
    },
  ];
}

function stop(facts: Facts, assumed: string[]): Entry[] {
  const seconds = gracefulTimeout(facts, assumed);
  return [
    {
      name: 'KillMode',
      value: 'mixed',
      comments: [facts.t('Only the master is told to stop; it lets the workers finish their requests.')],
    },
    {
      name: 'TimeoutStopSec',
      value: String(seconds + SPARE_SECONDS),
      comments: [facts.t('Longer than graceful_timeout, {seconds} s.', { seconds })],
    },
  ];
}

function hardening({ t }: Facts, listensOn: readonly Bind[], user: string): Entry[] {
  const hasLowPort = listensOn.some(bind => bind.kind === 'tcp' && bind.port < 1024);
  const isInTmp = listensOn.some(bind => bind.kind === 'unix' && /^\/(?:var\/)?tmp\//.test(bind.path));
  return [
    ...(hasLowPort && user !== 'root'
      ? [
          {
            name: 'AmbientCapabilities',
            value: 'CAP_NET_BIND_SERVICE',
            comments: [t('A port below 1024 without being root.')],
          },
        ]
      : []),
    { name: 'NoNewPrivileges', value: 'true' },
    isInTmp
      ? {
          name: 'PrivateTmp',
          value: 'false',
          comments: [t('The socket is in /tmp, where others must find it; a folder of /run is the better place.')],
        }
      : { name: 'PrivateTmp', value: 'true' },
  ];
}

/** Where the lines end up, and what keeps that small. */
function logComments(facts: Facts): string[] {
  const { t } = facts;
  const logs = (['accesslog', 'errorlog'] as const).map(setting => knownText(facts, setting));
  const isFile = (log: (typeof logs)[number]) => log.kind === 'text' && log.text !== '-';
  const comments: string[] = [];
  if (logs.some(isFile)) {
    comments.push(
      t('The log files are rotated by logrotate: {command}', {
        command: 'gunicorn-logs generate logrotate --set service=gunicorn.service',
      }),
    );
  }
  if (!logs.every(isFile)) {
    comments.push(
      t('What goes to no file is in the journal, which SystemMaxUse= of journald.conf limits: {command}', {
        command: 'journalctl -u gunicorn',
      }),
    );
  }
  return comments;
}

function account(facts: Facts, setting: 'user' | 'group', assumed: string[]): string | undefined {
  const known = knownText(facts, setting);
  if (known.kind !== 'text') return undefined;
  if (ACCOUNT.test(known.text)) return known.text;
  assumed.push(
    facts.t('{setting} is {value}, which is no name of an account.', { setting, value: JSON.stringify(known.text) }),
  );
  return undefined;
}

function assumedUser({ t }: Facts, assumed: string[]): string {
  const user = 'www-data';
  assumed.push(t('No user is known; assumed {user}.', { user }));
  return user;
}
