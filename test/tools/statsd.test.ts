import assert from 'node:assert/strict';
import type { Socket } from 'node:dgram';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { METRICS, prometheusName } from '../../core/gunicorn/metrics.ts';
import type { Gunicorn } from '../support/gunicorn.ts';
import { startGunicorn, waitFor } from '../support/gunicorn.ts';
import { needsTools } from '../support/tools.ts';

const APPLICATION = `
import time

def app(environ, start_response):
    if environ['PATH_INFO'] == '/raise':
        raise ValueError('on purpose')
    if environ['PATH_INFO'] == '/hang':
        time.sleep(60)
    start_response('200 OK', [('Content-Length', '2')])
    return [b'ok']
`;

/** The kinds of metrics as they stand on the wire. */
const KINDS: Readonly<Record<string, string>> = { c: 'counter', g: 'gauge', ms: 'timer' };

describe('the metrics of a running Gunicorn', function () {
  this.timeout(60_000);
  let folder: string;
  let gunicorn: Gunicorn;
  let exporter: Socket;
  /** Name and kind of everything that came in. */
  const seen = new Map<string, string>();

  before(async function () {
    needsTools('gunicorn');
    folder = mkdtempSync(join(tmpdir(), 'statsd-'));
    exporter = createSocket('udp4').bind(0, '127.0.0.1');
    await once(exporter, 'listening');
    exporter.on('message', message => {
      const [, name, kind] = /^([^:]+):[^|]*\|(\w+)/.exec(message.toString()) ?? [];
      if (name && kind) seen.set(name, KINDS[kind] ?? kind);
    });
    gunicorn = await startGunicorn(folder, APPLICATION, {
      workers: 2,
      timeout: 1,
      errorlog: 'error.log',
      statsd_host: `127.0.0.1:${exporter.address().port}`,
      statsd_prefix: 'shop..',
    });
  });
  after(async () => {
    await gunicorn?.stop();
    exporter?.close();
    if (folder) rmSync(folder, { recursive: true });
  });

  it('have the names and kinds that we know', async () => {
    assert.equal(await gunicorn.ask('/raise'), 500);
    await gunicorn.ask('/hang').catch(() => 'the worker was killed');
    const expected = new Map<string, string>(
      [
        METRICS.requests,
        METRICS.requestDuration,
        METRICS.workers,
        METRICS.logCritical,
        METRICS.logException,
        { ...METRICS.requestStatus, name: 'gunicorn.request.status.200' },
        { ...METRICS.requestStatus, name: 'gunicorn.request.status.500' },
      ].map(({ name, kind }) => [`shop.${name}`, kind]),
    );
    await waitFor(() => [...expected.keys()].every(name => seen.has(name)));
    for (const [name, kind] of expected) assert.equal(seen.get(name), kind, name);
    assert.equal(prometheusName(METRICS.requests, 'shop..'), 'shop_gunicorn_requests');
  });
});
