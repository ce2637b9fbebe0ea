import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parse, stringify } from 'yaml';
import { alertmanager } from '../../core/generators/alertmanager.ts';
import { mtail } from '../../core/generators/mtail.ts';
import { prometheusRules } from '../../core/generators/prometheus-rules.ts';
import { facts, settings } from '../generators/situations.ts';
import type { Daemon } from '../support/daemon.ts';
import { startDaemon } from '../support/daemon.ts';
import type { Gunicorn } from '../support/gunicorn.ts';
import { freePort, startGunicorn, waitFor } from '../support/gunicorn.ts';
import type { Listener, Posted } from '../support/listeners.ts';
import { listenForPosts } from '../support/listeners.ts';
import { needsTools } from '../support/tools.ts';

const APPLICATION = `
import time

def app(environ, start_response):
    path = environ['PATH_INFO']
    if path == '/hang':
        time.sleep(60)
    start_response('500 Oh No' if path == '/bad' else '200 OK', [('Content-Length', '0')])
    return [b'']
`;

interface Rules {
  groups: { rules: { alert?: string; expr: string; for?: string }[] }[];
}

/** All of the way, with what we generate in each place: Gunicorn, its logs, mtail, Prometheus, Alertmanager, a webhook. */
describe('an alert', function () {
  this.timeout(60_000);
  let folder: string;
  let gunicorn: Gunicorn;
  let posts: Listener<Posted>;
  let prometheus: string;
  /** mtail begins at the end of a log. */
  let unseen: number;
  const daemons: Daemon[] = [];

  before(async () => {
    needsTools('gunicorn', 'mtail', 'prometheus', 'prometheus-alertmanager');
    folder = mkdtempSync(join(tmpdir(), 'alerting-'));
    for (const name of ['progs', 'secrets']) mkdirSync(join(folder, name));
    const config = {
      workers: 2,
      timeout: 2,
      accesslog: join(folder, 'access.log'),
      errorlog: join(folder, 'error.log'),
      access_log_format: '%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s" %(D)s',
    };
    posts = await listenForPosts();
    writeFileSync(join(folder, 'secrets', 'webhook-token'), 'sesame');
    const said = {
      source: 'mtail',
      secrets: join(folder, 'secrets'),
      webhook_url: `http://127.0.0.1:${posts.port}/hook`,
    };
    const known = facts({ configFolder: folder, settings: settings(config), overrides: said });
    gunicorn = await startGunicorn(folder, APPLICATION, config);

    const counts = `127.0.0.1:${await startMtail(mtail.generate(known).text, [config.accesslog, config.errorlog])}`;
    unseen = gunicorn.answered();
    const sender = await startAlertmanager(alertmanager.generate(known).text);
    writeFileSync(join(folder, 'rules.yml'), hurried(prometheusRules.generate(known).text));
    prometheus = await startPrometheus(counts, sender);
  });
  after(async () => {
    await Promise.all([gunicorn?.stop(), posts?.stop(), ...daemons.map(daemon => daemon.stop())]);
    if (folder) rmSync(folder, { recursive: true });
  });

  it('is silent while all is well, tells of failing requests, and says when it is over', async () => {
    await during(
      async () => (await counted('gunicorn_requests_total'))['200'] !== undefined,
      () => gunicorn.ask('/'),
    );
    assert.deepEqual(told(), []);

    await during(
      () => told().length > 0,
      async () => {
        await gunicorn.ask('/');
        assert.equal(await gunicorn.ask('/bad'), 500);
      },
    );
    assert.deepEqual(told(), ['firing GunicornServerErrors shop']);
    assert.equal(posts.received[0]?.authorization, 'Bearer sesame');
    assert.match(JSON.stringify(posts.received[0]?.body), /shop: [\d.]+% of the requests fail/);

    await during(
      () => told().length > 1,
      () => gunicorn.ask('/'),
    );
    assert.deepEqual(told(), ['firing GunicornServerErrors shop', 'resolved GunicornServerErrors shop']);
  });

  it('tells of the very first worker that hangs', async () => {
    const before = told().length;
    await assert.rejects(gunicorn.ask('/hang'));
    await waitFor(() => told().length > before);
    assert.deepEqual(told().slice(before), ['firing GunicornWorkerTimeouts shop']);
  });

  it('rests on counts that are those of the client', async () => {
    const answered = gunicorn.answered() - unseen;
    await waitFor(async () => sum(await counted('gunicorn_requests_total')) >= answered);
    assert.equal(sum(await counted('gunicorn_requests_total')), answered);
  });

  /** What came to the webhook, in order. */
  function told(): string[] {
    return posts.received.flatMap(({ body }) =>
      (body['alerts'] as { status: string; labels: Record<string, string> }[]).map(
        ({ status, labels }) => `${status} ${labels['alertname']} ${labels['job']}`,
      ),
    );
  }

  /** What Prometheus has of a counter, by status. */
  async function counted(name: string): Promise<Record<string, number>> {
    const response = await fetch(`${prometheus}/api/v1/query?query=sum by (status) (${name})`);
    const { data } = (await response.json()) as {
      data: { result: { metric: { status: string }; value: [number, string] }[] };
    };
    return Object.fromEntries(data.result.map(({ metric, value }) => [metric.status, Number(value[1])]));
  }

  async function startMtail(program: string, logs: readonly string[]): Promise<number> {
    writeFileSync(join(folder, 'progs', 'gunicorn.mtail'), program);
    const port = await freePort();
    const args = ['--progs', join(folder, 'progs'), '--address', '127.0.0.1', '--port', String(port)];
    const quiet = ['--log_dir', folder];
    const read = logs.flatMap(log => ['--logs', log]);
    daemons.push(await startDaemon('mtail', [...args, ...quiet, ...read], `http://127.0.0.1:${port}/metrics`));
    return port;
  }

  async function startAlertmanager(text: string): Promise<string> {
    const config = parse(text) as { route: object };
    Object.assign(config.route, { group_wait: '100ms', group_interval: '500ms' });
    writeFileSync(join(folder, 'alertmanager.yml'), stringify(config));
    const address = `127.0.0.1:${await freePort()}`;
    const args = [
      `--config.file=${join(folder, 'alertmanager.yml')}`,
      `--storage.path=${join(folder, 'alertmanager')}`,
      `--web.listen-address=${address}`,
      '--cluster.listen-address=',
    ];
    daemons.push(await startDaemon('prometheus-alertmanager', args, `http://${address}/-/ready`));
    return address;
  }

  async function startPrometheus(counts: string, sender: string): Promise<string> {
    const config = {
      global: { scrape_interval: '1s', evaluation_interval: '1s' },
      rule_files: ['rules.yml'],
      scrape_configs: [{ job_name: 'shop', static_configs: [{ targets: [counts] }] }],
      alerting: { alertmanagers: [{ static_configs: [{ targets: [sender] }] }] },
    };
    writeFileSync(join(folder, 'prometheus.yml'), stringify(config));
    const address = `127.0.0.1:${await freePort()}`;
    const args = [
      `--config.file=${join(folder, 'prometheus.yml')}`,
      `--storage.tsdb.path=${join(folder, 'tsdb')}`,
      `--web.listen-address=${address}`,
    ];
    daemons.push(await startDaemon('prometheus', args, `http://${address}/-/ready`));
    return `http://${address}`;
  }
});

/** Minutes as seconds in the alerts that are waited for; the real times are tried by `promtool`. */
function hurried(text: string): string {
  const rules = parse(text) as Rules;
  for (const rule of rules.groups.flatMap(({ rules }) => rules)) {
    if (rule.alert === 'GunicornServerErrors') rule.expr = rule.expr.replaceAll('[5m]', '[5s]');
    if (['GunicornServerErrors', 'GunicornWorkerTimeouts'].includes(rule.alert ?? '')) rule.for = '1s';
  }
  return stringify(rules);
}

const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((all, count) => all + count, 0);

/** Goes on with requests until it is true. */
async function during(isTrue: () => boolean | Promise<boolean>, ask: () => Promise<unknown>): Promise<void> {
  while (!(await isTrue())) {
    await ask();
    await sleep(50);
  }
}
