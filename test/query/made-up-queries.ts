import * as fc from 'fast-check';

const TEXTS = [
  '/',
  '/a',
  '/item/*',
  '/*/1*',
  '*',
  '**1*',
  '"/item/*"',
  'page',
  '"Mozilla/5.0 (X11"',
  'FIREFOX',
  'curl/*',
  'https://*/',
  '-',
  '""',
  'shop',
];

/** Conditions in which every key and operator meets values that logs have and others. */
const CONDITION = fc.oneof(
  ...[
    [['status'], [':', '>', '>=', '<', '<=', '!='], ['200', '404', '500', '5xx', '2xx', '999']],
    [['duration'], [':', '>', '>=', '<', '<='], ['0', '1ms', '1.5s', '500us', '20min']],
    [['size'], [':', '>', '>=', '<', '<='], ['0', '512', '1kB', '20KiB', '0.05MB']],
    [['path', 'query', 'agent', 'referrer', 'user'], [':', '~', '!='], TEXTS],
    [
      ['method', 'protocol'],
      [':', '~'],
      ['GET', 'post', 'P*', 'http/1.1', '-'],
    ],
    [['address'], [':', '~'], ['192.0.2.1', '192.0.2.0/30', '2001:DB8::/32', '192.*', '::1', '0.0.0.0/0', '-', '.7']],
    [['time'], [':', '>', '>=', '<', '<='], ['2026-11-22T16:00Z', '2026-11-23Z', '2026-11-22T15:59:30Z']],
    [
      ['endpoint'],
      [':', '~', '!='],
      ['/item/{id}', '/item/*', '"/item/*"', '{ID}', '/a', '/-/ready', '/blog/{slug}', '/{any}/page', '-'],
    ],
    [['program'], [':', '~', '!='], ['curl', 'Firefox', 'fire', '*l', 'kube-probe', '-', '"*"']],
    [['is'], [':', '!='], ['bot', 'probe', 'STATIC']],
    [['hour'], [':', '>', '<='], ['0', '12', '23']],
  ].map(([keys, operators, values]) =>
    fc
      .tuple(
        fc.constantFrom(...keys!),
        fc.constantFrom(...operators!),
        fc.array(fc.constantFrom(...values!), { minLength: 1, maxLength: 3 }),
      )
      .map(([key, operator, list]) => `${key}${operator}${isComparison(operator) ? list[0]! : list.join(',')}`),
  ),
);

function isComparison(operator: string): boolean {
  return operator.startsWith('>') || operator.startsWith('<');
}

/** Queries that are right, of every form. */
export const queryText: fc.Arbitrary<string> = fc.letrec<{ query: string; group: string }>(tie => ({
  query: fc
    .array(
      fc.tuple(fc.constantFrom('', '', '', '-', 'not ', '- not '), tie('group')).map(([sign, part]) => sign + part),
      { minLength: 1, maxLength: 3 },
    )
    .chain(parts => fc.constantFrom(' ', ' or ', ' and ').map(sign => parts.join(sign))),
  group: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    CONDITION,
    tie('query').map(query => `(${query})`),
  ),
})).query;
