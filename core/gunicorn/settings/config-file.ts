import type { Setting } from '../setting.ts';

export const configFile: readonly Setting[] = [
  {
    name: 'config',
    section: 'Config File',
    kind: 'string',
    default: './gunicorn.conf.py',
    flags: ['-c', '--config'],
    since: '0.10.0',
    changed: [
      { release: '19.4', means: 'A Python module needs `python:` in front.' },
      {
        release: '20.1.0',
        means: 'The file of this name is the default; until then it was found as well, and printed as `None`.',
        before: { kind: 'string', default: null },
      },
    ],
    summary: 'Where Gunicorn looks for its config: a Python file, or a module as `python:package.module`.',
  },
  {
    name: 'wsgi_app',
    section: 'Config File',
    kind: 'string',
    default: null,
    flags: [],
    since: '20.1.0',
    summary: 'The application to serve, as `module:attribute`, for when the command line does not name one.',
  },
];
