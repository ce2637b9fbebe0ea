import type { Setting } from '../setting.ts';

export const serverSocket: readonly Setting[] = [
  {
    name: 'bind',
    section: 'Server Socket',
    kind: 'strings',
    default: ['127.0.0.1:8000'],
    defaultFrom: '`0.0.0.0:PORT` where the environment variable PORT is set',
    flags: ['-b', '--bind'],
    since: '0.10.0',
    changed: [{ release: '20.0', means: '`fd://` and a number takes a socket that is open already.' }],
    summary: 'The addresses to listen on: `host:port`, `unix:path` or `fd://number`, one or several.',
  },
  {
    name: 'backlog',
    section: 'Server Socket',
    kind: 'integer',
    default: 2048,
    flags: ['--backlog'],
    since: '0.10.0',
    summary: 'How many connections may wait to be accepted before the kernel turns new ones away.',
  },
];
