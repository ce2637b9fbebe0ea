import type { Setting } from '../setting.ts';

export const control: readonly Setting[] = [
  {
    name: 'control_socket',
    section: 'Control',
    kind: 'string',
    default: 'gunicorn.ctl',
    defaultFrom: '`gunicorn.ctl` in the runtime folder or the home folder of the user',
    flags: ['--control-socket'],
    since: '25.1.0',
    summary: 'The socket through which a running Gunicorn is asked and told things.',
  },
  {
    name: 'control_socket_mode',
    section: 'Control',
    kind: 'integer',
    default: 384,
    flags: ['--control-socket-mode'],
    since: '25.1.0',
    summary: 'The permissions of the control socket.',
  },
  {
    name: 'control_socket_disable',
    section: 'Control',
    kind: 'boolean',
    default: false,
    flags: ['--no-control-socket'],
    since: '25.1.0',
    summary: 'Does without the control socket.',
  },
];
