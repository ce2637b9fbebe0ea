import assert from 'node:assert/strict';
import type { Socket } from 'node:dgram';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { statsdExporter } from '../../core/generators/statsd-exporter.ts';
import { facts, settings } from '../generators/situations.ts';
import type { Gunicorn } from '../support/gunicorn.ts';
import { startGunicorn, waitFor } from '../support/gunicorn.ts';
import { needsTools } from '../support/tools.ts';

const APPLICATION = `
def app(environ, start_response):
    path = environ['PATH_INFO']
    if path == '/raise':
        raise ValueError('on purpose')
    start_response('404 Not Found' if path == '/none' else '200 OK', [('Content-Length', '2')])
    return [b'ok']
`;

interface Mapping {
  readonly match: string;
  readonly match_metric_type?: 'counter' | 'gauge';
  readonly observer_type?: 'histogram';
  readonly action?: 'drop';
  readonly name: string;
  readonly labels?: Readonly<Record<string, string>>;
}

/** What the types on the wire are called in a mapping; durations have none there. */
const TYPES: Readonly<Record<string, string | undefined>> = { c: 'counter', g: 'gauge' };

/**
 * Debian has no statsd_exporter, so its matching stands here: a star is what lies between two dots, and `$1` what the
 * star was.
 */
function mapped(mappings: readonly Mapping[], name: string, type: string): { mapping: Mapping; series: string } | null {
  for (const mapping of mappings) {
    const found = new RegExp(`^${mapping.match.replaceAll('.', '[.]').replace('*', '([^.]+)')}$`).exec(name);
    if (!found || (mapping.match_metric_type ?? TYPES[type]) !== TYPES[type]) continue;
    const labels = Object.entries(mapping.labels ?? {}).map(
      ([key, value]) => `${key}=${value.replace('$1', found[1]!)}`,
    );
    return { mapping, series: [mapping.name, ...labels].join(' ') };
  }
  return null;
}

describe('the mapping for statsd_exporter', function () {
  this.timeout(60_000);
  let folder: string;
  let gunicorn: Gunicorn;
  let exporter: Socket;
  const datagrams: string[] = [];

  before(async function () {
    needsTools('gunicorn');
    folder = mkdtempSync(join(tmpdir(), 'statsd-'));
    exporter = createSocket('udp4').bind(0, '127.0.0.1');
    await once(exporter, 'listening');
    exporter.on('message', message => datagrams.push(message.toString()));
  });
  after(async () => {
    await gunicorn?.stop();
    exporter?.close();
    if (folder) rmSync(folder, { recursive: true });
  });

  for (const prefix of ['', 'x', 'shop.web', 'shop..']) {
    it(`has a place for all that Gunicorn sends with the prefix "${prefix}", once`, async () => {
      const host = `127.0.0.1:${exporter.address().port}`;
      datagrams.length = 0;
      gunicorn = await startGunicorn(folder, APPLICATION, {
        workers: 2,
        errorlog: 'error.log',
        statsd_host: host,
        statsd_prefix: prefix,
      });
      const statuses = [200];
      for (const path of ['/', '/none', '/raise', '/', '/none', '/']) statuses.push(await gunicorn.ask(path));
      const { mappings } = parse(
        statsdExporter.generate(facts({ settings: settings({ statsd_host: host, statsd_prefix: prefix }) })).text,
      ) as { mappings: Mapping[] };

      const counts = () => {
        const series: Record<string, number> = {};
        for (const datagram of datagrams) {
          const [, name, value, type] = /^([^:]+):([^|]+)\|(\w+)/.exec(datagram)!;
          const place = mapped(mappings, name!, type!);
          assert.ok(place, `nothing matches ${datagram}`);
          if (place.mapping.action === 'drop') continue;
          if (type === 'ms') assert.equal(place.mapping.observer_type, 'histogram');
          if (type === 'g') series[place.series] = Number(value);
          else series[place.series] = (series[place.series] ?? 0) + (type === 'c' ? Number(value) : 1);
        }
        return series;
      };
      const expected = {
        'gunicorn_requests_total status=200': 4,
        'gunicorn_requests_total status=404': 2,
        'gunicorn_requests_total status=500': 1,
        gunicorn_request_duration_seconds: 7,
        gunicorn_workers: 2,
        'gunicorn_log_messages_total level=exception': 1,
      };
      assert.equal(statuses.length, 7);
      await waitFor(() => Object.keys(expected).every(name => name in counts()) && total(counts()) >= total(expected));
      assert.deepEqual(counts(), expected);
      await gunicorn.stop();
    });
  }
});

function total(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
