/** Settings that Gunicorn once had. Configs still set them, and nothing tells that they are ignored. */
export interface RemovedSetting {
  readonly name: string;
  /** The last release that had it. */
  readonly until: string;
  /** The setting that does the same today, with the same value. */
  readonly successor?: string;
  /** English; localized where it is shown. */
  readonly means: string;
}

export const REMOVED_SETTINGS: readonly RemovedSetting[] = [
  {
    name: 'logfile',
    until: '0.12.2',
    successor: 'errorlog',
    means: 'The error log is set with errorlog.',
  },
  {
    name: 'debug',
    until: '19.1.1',
    means: "More messages come with loglevel = 'debug', restarts on changed code with reload = True.",
  },
  {
    name: 'django_settings',
    until: '19.6.0',
    means: 'Set DJANGO_SETTINGS_MODULE in the environment, for example through raw_env.',
  },
  {
    name: 'x_forwarded_for_header',
    until: '18.0',
    means: 'The header is in the access log with the atom %({x-forwarded-for}i)s.',
  },
  {
    name: 'tolerate_dangerous_framing',
    until: '22.0.0',
    means: 'Ambiguous requests are always refused.',
  },
];
