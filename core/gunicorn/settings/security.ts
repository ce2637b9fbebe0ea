import type { Setting } from '../setting.ts';

export const security: readonly Setting[] = [
  {
    name: 'limit_request_line',
    section: 'Security',
    kind: 'integer',
    default: 4094,
    flags: ['--limit-request-line'],
    since: '0.14.0',
    summary: 'The longest request line that is accepted, in bytes; 0 sets no limit.',
  },
  {
    name: 'limit_request_fields',
    section: 'Security',
    kind: 'integer',
    default: 100,
    flags: ['--limit-request-fields'],
    since: '0.14.0',
    summary: 'The largest number of headers that a request may have.',
  },
  {
    name: 'limit_request_field_size',
    section: 'Security',
    kind: 'integer',
    default: 8190,
    flags: ['--limit-request-field_size'],
    since: '0.14.0',
    summary: 'The longest header that is accepted, in bytes; 0 sets no limit.',
  },
];
