import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { ATOMS } from '../../core/gunicorn/atoms.ts';
import { SAMPLE_REQUESTS } from '../../core/gunicorn/sample-requests.ts';
import { parseFormat } from '../../core/logs/format.ts';
import { sampleLine } from '../../core/logs/sample-line.ts';

/** One line that we make up, and that Gunicorn is to write as well. */
interface Asked {
  readonly format: string;
  readonly request: (typeof SAMPLE_REQUESTS)[number];
  readonly asgi: boolean;
}

describe('the sample line is what real Gunicorn writes', () => {
  it('for every recorded format, every sample request, and both kinds of status', () => {
    const cases = JSON.parse(readFileSync('test/fixtures/gunicorn/format-cases.json', 'utf8')) as { format: string }[];
    check(everyRequest(cases.map(({ format }) => format)));
  });

  it('for every atom', () => {
    const named = SAMPLE_REQUESTS.flatMap(({ headers, responseHeaders }) => [
      ...Object.keys(headers).flatMap(name => [`{${name}}i`, `{http_${name.replaceAll('-', '_')}}e`]),
      ...Object.keys(responseHeaders).map(name => `{${name.toUpperCase()}}o`),
    ]);
    const keys = [...ATOMS.map(({ key }) => key), ...new Set(named), ...ENVIRONMENT.map(name => `{${name}}e`)];
    check(everyRequest(keys.map(key => `%(${key})s|%(${key})r|%(${key})-12.3s`)));
  });

  it('for three thousand conversions that are put together at random', () => {
    const formats = fc.sample(fc.array(atom(), { minLength: 1, maxLength: 3 }), { numRuns: 3000, seed: SEED });
    check(
      formats.map((atoms, index) => ({
        format: atoms.join(' '),
        request: SAMPLE_REQUESTS[index % SAMPLE_REQUESTS.length]!,
        asgi: index % 3 === 0,
      })),
    );
  });
});

const SEED = 20261123;
const ENVIRONMENT = [
  'request_method',
  'raw_uri',
  'path_info',
  'query_string',
  'server_protocol',
  'remote_addr',
  'remote_port',
  'server_name',
  'server_port',
  'script_name',
  'wsgi.url_scheme',
  'content_type',
  'content_length',
  'nothing',
];

function everyRequest(formats: readonly string[]): Asked[] {
  return formats.flatMap(format =>
    SAMPLE_REQUESTS.flatMap(request => [false, true].map(asgi => ({ format, request, asgi }))),
  );
}

function check(asked: readonly Asked[]): void {
  const { status, stdout, stderr } = spawnSync('/usr/bin/python3', ['test/support/sample-oracle.py'], {
    input: asked.map(each => `${JSON.stringify(each)}\n`).join(''),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  assert.equal(status, 0, stderr);
  const answers = stdout.trim().split('\n');
  assert.equal(answers.length, asked.length);
  const differences = asked.flatMap(({ format, request, asgi }, index) => {
    const { line } = JSON.parse(answers[index]!) as { line: string | null };
    const parsed = parseFormat(format.trim());
    const sample = sampleLine(parsed, asgi ? 'asgi' : 'sync', request);
    const ours = sample.kind === 'line' ? sample.text : null;
    // The mapping of everything is shortened, for reading.
    const isWhole = line === null || !parsed.parts.some(({ kind }) => kind === 'mapping');
    const same = isWhole ? ours === line : ours !== null;
    return same ? [] : [`${JSON.stringify(format)}: Gunicorn ${JSON.stringify(line)}, we ${JSON.stringify(ours)}`];
  });
  assert.deepEqual(differences.slice(0, 20), [], `seed ${SEED}: ${differences.length} differences`);
}

/** Every flag, width, precision and conversion, with values of every kind. */
function atom(): fc.Arbitrary<string> {
  const key = fc.constantFrom(
    ...Array.from('hsbTMDLBlpU'),
    '{x-request-id}i',
    '{content-length}o',
    '{absent}i',
    'nope',
  );
  const flags = fc.array(fc.constantFrom(...Array.from('-+ #0')), { maxLength: 3 }).map(each => each.join(''));
  const width = fc.constantFrom('', '', '1', '5', '12', '20');
  const precision = fc.constantFrom('', '', '.', '.0', '.1', '.3', '.9');
  const conversion = fc.constantFrom(...Array.from('diouxXeEfFgGcrsas'));
  return fc.tuple(key, flags, width, precision, conversion).map(([key, ...spec]) => `%(${key})${spec.join('')}`);
}
