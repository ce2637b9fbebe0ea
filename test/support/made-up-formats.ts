import * as fc from 'fast-check';
import { ATOMS } from '../../core/gunicorn/atoms.ts';
import { seededRandom } from './random.ts';

/** Formats as people and their slips make them: atoms, halves of atoms, Apache's items, percent signs and text. */
export function grammarFormats(count: number, seed: number): string[] {
  const piece = fc.oneof(
    { weight: 8, arbitrary: atom() },
    {
      weight: 4,
      arbitrary: fc.constantFrom(' ', '"', '[', '{', '}', ' ms', 'ok', '€', '😀', '\\', '(', ')', '\t', 'é'),
    },
    fc.constantFrom('%%', '%', '%s', '%r', '%h', '%>s', '%{Referer}i', '% d', '%d', '%(h', '%(', '%5(h)s', '%.3', '%-'),
    fc.constantFrom('%a', '%f', '%{ms}T', '%{%H}t', '%l', '%5s', '%.2r', '%x', '%%(h)s', '{x-request-id}i', '$status'),
  );
  return sample(
    fc.array(piece, { minLength: 1, maxLength: 6 }).map(pieces => pieces.join('')),
    count,
    seed,
  );
}

/** How large a number is a character differs from request to request, so `c` is left to the recorded cases. */
const CONVERSIONS = Array.from('diouxXeEfFgGra');

function atom(): fc.Arbitrary<string> {
  const key = fc.oneof(
    { weight: 6, arbitrary: fc.constantFrom(...ATOMS.map(row => row.key)) },
    fc.constantFrom('{x-request-id}i', '{X-Forwarded-For}I', '{server_name}e', '{content-type}o', '{x}', '{x}t', '{x'),
    fc.constantFrom('d', 'Q', 'status', ' h ', 'a(b)', 'a(b', '', '{a(b)}i', '{wsgi.url_scheme}E', '{PATH_INFO}e'),
  );
  const flags = fc.constantFrom('', '', '', '-', '0', '+', ' ', '#', '-#', '+0', '  ');
  const width = fc.constantFrom('', '', '', '5', '05', '12', '*', '1_0', '٣');
  const precision = fc.constantFrom('', '', '', '.3', '.', '.0', '.*', '.12', '.-1');
  const length = fc.constantFrom('', '', '', 'h', 'l', 'L', 'hh', 'll', 'q');
  const conversion = fc.oneof(
    { weight: 8, arbitrary: fc.constant('s') },
    { weight: 4, arbitrary: fc.constantFrom(...CONVERSIONS) },
    fc.constantFrom('', 'y', 'S', ' ', '%', ')', 'b', 'n', 'é'),
  );
  return fc
    .tuple(key, flags, width, precision, length, conversion)
    .map(([name, ...spec]) => `%(${name})${spec.join('')}`);
}

/** Formats of which a few characters are lost, doubled, exchanged or typed in addition. */
export function brokenFormats(count: number, seed: number, formats: readonly string[]): string[] {
  const random = seededRandom(seed);
  const whole = formats.filter(format => format !== '' && !/%\([^()]*\)\W*c/.test(format));
  return Array.from({ length: count }, () => {
    let format = random.pick(whole);
    for (let slips = 1 + random.below(3); slips > 0; slips--)
      format = random.pick(SLIPS)(format, limit => random.below(limit));
    // What only differs in how large a number is, no check can tell.
    return format.includes('c') ? format.replaceAll(/c/g, 's') : format;
  });
}

const ODD = Array.from('%%%()(){}"\'\\ sdhDTi.5*-+0#\n\t€😀>$');

const SLIPS: readonly ((format: string, below: (limit: number) => number) => string)[] = [
  (format, below) => splice(format, below(format.length + 1), 1, ''),
  (format, below) => splice(format, below(format.length + 1), 0, ODD[below(ODD.length)]!),
  (format, below) => splice(format, below(format.length + 1), 1, ODD[below(ODD.length)]!),
  (format, below) => {
    const at = below(format.length + 1);
    return splice(format, at, 0, format.slice(at, at + 1 + below(6)));
  },
  (format, below) => {
    const at = below(format.length + 1);
    return splice(
      format,
      at,
      2,
      Array.from(format.slice(at, at + 2))
        .toReversed()
        .join(''),
    );
  },
];

function splice(text: string, at: number, removed: number, added: string): string {
  return text.slice(0, at) + added + text.slice(at + removed);
}

/** Objects with atoms for values, mostly well-formed. */
export function jsonFormats(count: number, seed: number): string[] {
  const letters = fc.constantFrom(...ATOMS.map(row => row.key));
  const named = fc.constantFrom('{x-request-id}i', '{X-Forwarded-For}i', '{x-request-id}o', '{http_referer}e');
  const safe = fc.constantFrom('{remote_addr}e', '{server_port}e', '{wsgi.url_scheme}e', '{request_method}e');
  const paths = fc.constantFrom('{raw_uri}e', '{path_info}e', '{query_string}e', 'Q');
  const key = fc.oneof({ weight: 6, arbitrary: letters }, named, safe, paths);
  const text = fc.tuple(key, fc.constantFrom('s', 's', 's', 's', 'r', 'a', '.3s', '-9s', '9s', '.0s', '.1r'));
  const number = fc.tuple(
    fc.constantFrom('T', 'M', 'D', 'B'),
    fc.constantFrom(
      's',
      'd',
      'i',
      'u',
      'o',
      'x',
      '.3f',
      'f',
      'e',
      'g',
      '#g',
      '+d',
      ' d',
      '05d',
      '9d',
      '.9d',
      '#x',
      '-9d',
      'r',
    ),
  );
  const value = fc.oneof(
    { weight: 8, arbitrary: text.map(found => `"${written(found)}"`) },
    { weight: 3, arbitrary: fc.constantFrom('s', 'b', 'L', 'B', 'D', 'T', 'M').map(name => `%(${name})s`) },
    { weight: 3, arbitrary: number.map(written) },
    { weight: 1, arbitrary: text.map(written) },
    { weight: 1, arbitrary: fc.tuple(text, text).map(([one, other]) => `"${written(one)}: ${written(other)}"`) },
    fc.constantFrom('1', '-1.5e3', 'true', 'null', '"text"', '"100%%"', '[]', '{}', '[1, "%(h)s"]', '{"s": %(s)s}'),
    {
      weight: 1,
      arbitrary: fc.constantFrom('01', '+1', "'x'", 'None', '"\\d"', '"\\u0041"', '%(T)s.%(M)s', '-%(D)s', '', '[,]'),
    },
  );
  const name = fc.oneof({ weight: 12, arbitrary: fc.constantFrom('a', 'b', 'time', '') }, fc.constant('%(m)s'));
  const member = fc
    .tuple(name, fc.constantFrom(':', ': ', ': ', ' :', ': '), value)
    .map(([key, colon, found]) => `"${key}"${colon}${found}`);
  const object = fc
    .tuple(fc.array(member, { minLength: 1, maxLength: 5 }), fc.constantFrom(', ', ',', ' ,'), fc.constantFrom(...ENDS))
    .map(([members, comma, end]) => `{${members.join(comma)}${end}`);
  return sample(object, count, seed);
}

function written([name, spec]: readonly [string, string]): string {
  return `%(${name})${spec}`;
}

const ENDS = ['}', '}', '}', '}', '}', '}', '}', '}', ' }', ',}', '', '}}', '} ', '}x'];

/** Formats of Apache and of nginx, of the items that have an atom. */
export function foreignFormats(count: number, seed: number): string[] {
  const apache = fc.constantFrom(...APACHE.split(' '));
  const nginx = fc.constantFrom(...NGINX.split(' '));
  return sample(fc.oneof(items(apache, '%h "%{Referer}i"'), items(nginx, '$remote_addr $status')), count, seed);
}

function items(item: fc.Arbitrary<string>, first: string): fc.Arbitrary<string> {
  return fc.array(item, { minLength: 2, maxLength: 9 }).map(found => [first, ...found].join(' '));
}

function sample(formats: fc.Arbitrary<string>, count: number, seed: number): string[] {
  return fc.sample(formats, { numRuns: count, seed });
}

const APACHE =
  '%h %l %u %t "%r" %>s %b %B %D %T %m %U %q %H %P %v %a %p "%{Referer}i" "%{User-Agent}i"' +
  ' %{ms}T %{us}T [%{%d/%b/%Y}t] %{c}a %<s 100%% %{X-Id}o';
const NGINX =
  '$remote_addr $remote_user [$time_local] "$request" $status $body_bytes_sent $request_time' +
  ' "$http_referer" "$http_user_agent" $http_x_forwarded_for ${request_method} $uri $args' +
  ' $host $server_protocol $scheme $sent_http_location $upstream_response_time $pid' +
  ' $request_uri -';
