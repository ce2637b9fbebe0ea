import type { Setting } from '../setting.ts';

export const processNaming: readonly Setting[] = [
  {
    name: 'proc_name',
    section: 'Process Naming',
    kind: 'string',
    default: null,
    flags: ['-n', '--name'],
    since: '0.10.0',
    summary: 'What the processes are called in `ps`; needs the package setproctitle.',
  },
  {
    name: 'default_proc_name',
    section: 'Process Naming',
    kind: 'string',
    default: 'gunicorn',
    flags: [],
    since: '0.10.0',
    summary:
      'What the processes are called when `proc_name` is not set; Gunicorn sets it to the name of the application.',
  },
];
