import * as fc from 'fast-check';
import type { MadeUpRequest } from './line-oracle.ts';

/** What clients send to make trouble, beside what they send otherwise. */
const HOSTILE = [
  '"',
  '\\',
  '\\"',
  '\\\\',
  "'",
  ' ',
  '  ',
  '\t',
  '|',
  '{',
  '}',
  '%s',
  '[',
  ']',
  '-',
  'None',
  '" 200 5 "',
  ', ',
  'é',
  '中文',
  '\u0085',
  '<7>',
  '[22/Nov/2026:11:15:40 +0000]',
  'HTTP/1.1',
];

const text = (unit: readonly string[]) =>
  fc.array(fc.oneof(fc.constantFrom('a', 'curl/8', 'x1', '7'), fc.constantFrom(...unit)), { maxLength: 4 });
const header = text(HOSTILE).map(pieces => pieces.join('').trim());
const inTarget = ['"', '\\', "'", '%20', '%0A', '%22', '%5C', '{', '|', '/', '=', '&', '%', '\u00e9', '[', '-'];
const target = text(inTarget).map(pieces => `/${pieces.join('')}`);
const withQuery = fc.tuple(target, text(inTarget)).map(([path, query]) => `${path}?${query.join('')}`);
const address = fc.constantFrom('192.0.2.10', '2001:db8::7', '', '10.0.0.1');

export function madeUpRequest(): fc.Arbitrary<MadeUpRequest> {
  return fc.record({
    address,
    user: fc.option(
      header.map(user => user.replaceAll(':', '')),
      { nil: null, freq: 2 },
    ),
    method: fc.constantFrom('GET', 'POST', 'DELETE', 'M-SEARCH', "X'Y"),
    target: fc.oneof(target, withQuery, fc.constantFrom('*', 'http://example.com/a?b', '/a?b?c')),
    protocol: fc.constantFrom('HTTP/1.1', 'HTTP/1.0', 'HTTP/9.9'),
    referrer: fc.option(header, { nil: null, freq: 2 }),
    agent: fc.option(header, { nil: null, freq: 3 }),
    forwarded: fc.oneof(
      fc.constantFrom(null, '203.0.113.7', '203.0.113.7, 10.0.0.9', '203.0.113.7,10.0.0.9', 'unknown', ''),
      header,
    ),
    answer: header,
    status: fc.constantFrom<string | number>('200 OK', '404 Not Found', '500', 302, '304 Not Modified'),
    sizeBytes: fc.oneof(fc.constant(0), fc.nat(2_000_000)),
    micros: fc.oneof(fc.nat(999), fc.nat(5_000_000), fc.nat(86_399_999_999)),
    seconds: fc.integer({ min: 1_700_000_000, max: 1_900_000_000 }),
    minutesEast: fc.constantFrom(0, 60, -210, 330, 765, -720),
    pid: fc.integer({ min: 1, max: 4_194_304 }),
    raised: fc.nat(9).map(each => each === 0),
  });
}

/** Formats that people write: atoms in all spellings between texts of many kinds, and the well-known ones. */
export function readableFormat(): fc.Arbitrary<string> {
  const atom = fc.oneof(
    { weight: 12, arbitrary: fc.constantFrom(...Array.from('hlutrsmUqHbBfaTDMLp', key => `%(${key})s`)) },
    { weight: 2, arbitrary: fc.constantFrom('%({X-Forwarded-For}i)s', '%({x-answer}o)s', '%({nothing}e)s', '%(x)s') },
    { weight: 2, arbitrary: spelledText() },
    { weight: 2, arbitrary: spelledNumber() },
    // Python raises on most of these, and the line is lost.
    fc.constantFrom('%(s)d', '%(L).3f'),
  );
  const quoted = atom.map(each => `"${each}"`);
  const between = fc.oneof({ weight: 6, arbitrary: fc.constant(' ') }, fc.constant(''), {
    weight: 6,
    arbitrary: fc.constantFrom('\t', ' | ', '|', ' {', '} ', '%%', ' 100%% ', ' 状态=', ' ms ', ', '),
  });
  const piece = fc.tuple(fc.oneof(atom, quoted), between).map(each => each.join(''));
  const made = fc
    .tuple(
      fc.constantFrom('', '', '{', '用户 ', '['),
      fc.array(piece, { minLength: 1, maxLength: 6 }),
      fc.constantFrom('', '', '}', ' %%', '\t'),
    )
    .map(([lead, pieces, end]) => `${lead}${pieces.join('')}${end}`.trim())
    // Two numbers without anything between them are one number, to whoever reads them.
    .filter(format => format !== '' && !/[)][^%(]*[a-z]%[(][BTDMLsb][)]/.test(format))
    // Trying all ends of many values that touch would take the slow reader too long.
    .filter(format => (format.match(/[a-z]%[(]/g) ?? []).length <= 1);
  return fc.oneof({ weight: 5, arbitrary: made }, fc.constantFrom(...KNOWN));
}

/** JSON templates: texts in quotes, numbers without, under keys that the texts of a client cannot be taken for. */
export function jsonTemplate(): fc.Arbitrary<string> {
  const quoted = Array.from('htrmUqHfaup', key => `"%(${key})s"`);
  const bare = Array.from('sBDM', key => `%(${key})s`);
  return fc
    .tuple(
      fc.shuffledSubarray([...quoted, ...bare, '"%({X-Forwarded-For}i)s"', '"%({x-answer}o)s"'], { minLength: 2 }),
      fc.constantFrom(':', ': '),
      fc.constantFrom(',', ', '),
    )
    .map(([values, colon, comma]) => `{${values.map((value, index) => `"key_${index}"${colon}${value}`).join(comma)}}`);
}

function spelledText(): fc.Arbitrary<string> {
  const key = fc.constantFrom(...Array.from('hutrsmUqHbfaLp'));
  const spec = fc.constantFrom(
    '9s',
    '-9s',
    '40s',
    '-40s',
    '.3s',
    '.12s',
    '-12.4s',
    'r',
    'a',
    '12r',
    '-30r',
    '05s',
    '+s',
  );
  return fc.tuple(key, spec).map(([key, spec]) => `%(${key})${spec}`);
}

function spelledNumber(): fc.Arbitrary<string> {
  const key = fc.constantFrom(...Array.from('BTDM'));
  const spec = fc.constantFrom(
    'd',
    'i',
    'u',
    '9d',
    '-9d',
    '09d',
    '+d',
    ' d',
    'x',
    '#x',
    'o',
    'f',
    '.3f',
    'e',
    'g',
    'r',
    '9r',
  );
  return fc.tuple(key, spec).map(([key, spec]) => `%(${key})${spec}`);
}

const COMBINED = '%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s"';
const KNOWN = [
  COMBINED,
  `${COMBINED} %(D)s`,
  `%({x-forwarded-for}i)s ${COMBINED} %(L)s %(p)s`,
  '{"time":"%(t)s","ip":"%(h)s","method":"%(m)s","path":"%(U)s","q":"%(q)s","status":%(s)s,"bytes":%(B)s,"us":%(D)s,"agent":"%(a)s","pid":"%(p)s"}',
  'method=%(m)s path="%(U)s" status=%(s)s us=%(D)s ua="%(a)s" pid=%(p)s',
  '%(t)s\t%(h)s\t%(m)s\t%(U)s\t%(q)s\t%(s)s\t%(D)s',
  '%(h)s|%(u)s|%(t)s|%(r)s|%(s)s|%(B)d|%(M)s',
  '[%(p)s] 用户=%(u)s 状态=%(s)s 100%%',
];
