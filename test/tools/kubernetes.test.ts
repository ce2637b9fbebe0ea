import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Deployment } from 'kubernetes-models/apps/v1/Deployment';
import { Service } from 'kubernetes-models/v1/Service';
import { parseAllDocuments } from 'yaml';
import type { Facts } from '../../core/generators/generator.ts';
import { healthCheck } from '../../core/generators/health-check.ts';
import { kubernetes } from '../../core/generators/kubernetes.ts';
import { ALL_SITUATIONS } from '../generators/odd-situations.ts';
import { facts, settings } from '../generators/situations.ts';
import { waitFor } from '../support/gunicorn.ts';
import { needsTools } from '../support/tools.ts';

const APPLICATION = `
from health import HealthChecks

def app(environ, start_response):
    start_response("200 OK", [("Content-Length", "2")])
    return [b"ok"]

app = HealthChecks(app)
`;

/** Configs that would not work in a pod as they are. */
const ELSEWHERE = {
  'a unix socket': { bind: 'unix:/run/nowhere/shop.sock' },
  'a loopback address': { bind: '127.0.0.1:8000' },
  'a port that needs root': { bind: '0.0.0.0:80' },
  'files that cannot be written': {
    bind: '0.0.0.0:8000',
    accesslog: '/nowhere/access.log',
    errorlog: '/nowhere/error.log',
    pidfile: '/nowhere/gunicorn.pid',
    worker_tmp_dir: '/nowhere',
  },
  'no bind': { workers: 2 },
} as const;

const TRICKY: readonly { name: string; facts: Facts }[] = [
  { name: 'a folder with a variable', facts: facts({ configFolder: '/srv/$(HOME) "书店"' }) },
  { name: 'an application with arguments', facts: facts({ settings: settings({ wsgi_app: 'shop:make("$(HOME)")' }) }) },
  { name: 'TLS', facts: facts({ settings: settings({ certfile: '/etc/tls/tls.crt', bind: '[::]:8443' }) }) },
  { name: 'a Windows folder', facts: facts({ configFolder: String.raw`C:\srv\app` }) },
];

describe('Kubernetes', function () {
  this.timeout(60_000);

  for (const { name, facts } of [...ALL_SITUATIONS, ...TRICKY]) {
    it(`accepts Deployment and Service: ${name}`, () => {
      const { deployment, service } = read(kubernetes.generate(facts).text);
      const [container] = deployment.spec.template.spec!.containers;
      assert.ok(container);
      const [port] = container.ports!;
      assert.ok(port!.containerPort >= 1024 && port!.containerPort <= 65_535);
      assert.equal(service.spec!.ports![0]!.targetPort, port!.name);
      assert.deepEqual(service.spec!.selector, deployment.spec.template.metadata!.labels);
      for (const probe of [container.startupProbe, container.livenessProbe, container.readinessProbe]) {
        assert.equal(probe!.httpGet!.port, port!.name);
      }
      // The startup and the liveness of a pod must not hang on what it depends on.
      assert.equal(container.startupProbe!.httpGet!.path, '/health/live');
      assert.equal(container.livenessProbe!.httpGet!.path, '/health/live');
      assert.ok(
        container.args!.every(word => !/(?<!\$)(?:\$\$)*\$\(/.test(word)),
        container.args!.join(' '),
      );
    });
  }

  it('would tell of a mistake', () => {
    const { text } = kubernetes.generate(facts());
    assert.throws(() => read(text.replace('memory: 512Mi', 'memory: 512 MB')));
    assert.throws(() => read(text.replace(/replicas: \d/, 'replicas: two')));
  });

  it('leaves Gunicorn the time that it takes to stop', () => {
    const { text } = kubernetes.generate(facts({ settings: settings({ graceful_timeout: 90 }) }));
    const { terminationGracePeriodSeconds, containers } = read(text).deployment.spec.template.spec!;
    const [, drain] = containers[0]!.lifecycle!.preStop!.exec!.command!;
    assert.ok(terminationGracePeriodSeconds! > 90 + Number(drain));
  });

  it('restarts a pod only after Gunicorn itself had the time to restart a worker', () => {
    const { text } = kubernetes.generate(facts({ settings: settings({ timeout: 120 }) }));
    const { livenessProbe } = read(text).deployment.spec.template.spec!.containers[0]!;
    assert.ok(livenessProbe!.periodSeconds! * livenessProbe!.failureThreshold! > 120);
  });

  describe('under a real Gunicorn', () => {
    let folder: string;
    before(() => needsTools('gunicorn'));
    beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'kubernetes-'))));
    afterEach(() => rmSync(folder, { recursive: true }));

    for (const [name, known] of Object.entries(ELSEWHERE)) {
      it(`answers the probes on the port of the container, and logs to standard output: ${name}`, async () => {
        const lines = Object.entries(known).map(([name, value]) => `${name} = ${JSON.stringify(value)}\n`);
        writeFileSync(join(folder, 'gunicorn.conf.py'), `from health import post_worker_init\n${lines.join('')}`);
        writeFileSync(join(folder, 'shop.py'), APPLICATION);
        const about = { configFolder: folder, settings: settings(known) };
        writeFileSync(join(folder, 'health.py'), healthCheck.generate(facts(about)).text);
        const port = await freePort();
        const overrides = { port: String(port), wsgi_app: 'shop:app' };
        const { deployment } = read(kubernetes.generate(facts({ ...about, overrides })).text);
        const container = deployment.spec.template.spec!.containers[0]!;
        // Whoever runs the tests is not the user of the pod, and the image is this machine.
        const args = container.args!.filter(word => !/^--(?:user|group)=/.test(word));
        const out = { text: '' };
        const gunicorn = spawn(container.command![0]!, args, {
          cwd: container.workingDir,
          env: { ...process.env, HOME: folder },
          stdio: ['ignore', 'pipe', 'ignore'],
        });
        gunicorn.stdout.on('data', (chunk: Buffer) => void (out.text += chunk.toString()));
        try {
          const probe = container.startupProbe!.httpGet!;
          await waitFor(async () => {
            assert.equal(gunicorn.exitCode, null);
            return (await asked(port, probe.path!)) === 200;
          });
          for (const each of [container.livenessProbe, container.readinessProbe]) {
            assert.equal(await asked(port, each!.httpGet!.path!), 200);
          }
          await waitFor(() => out.text.includes('"GET /health/ready HTTP/1.1" 200'));
          assert.match(out.text, /kube-probe/);
        } finally {
          if (gunicorn.exitCode === null) {
            gunicorn.kill('SIGTERM');
            await once(gunicorn, 'exit');
          }
        }
        assert.equal(gunicorn.exitCode, 0);
      });
    }

    it('takes the port that the config says, and says nothing of its own then', () => {
      const { text } = kubernetes.generate(facts({ settings: settings({ bind: '0.0.0.0:9090' }) }));
      const container = read(text).deployment.spec.template.spec!.containers[0]!;
      assert.equal(container.ports![0]!.containerPort, 9090);
      assert.ok(!container.args!.some(word => word.startsWith('--bind')));
    });
  });
});

/** Both documents, as far as a real schema of Kubernetes accepts them. */
function read(text: string) {
  const [deployment, service, ...more] = parseAllDocuments(text).map(document => document.toJS() as never);
  assert.deepEqual(more, []);
  const read = { deployment: new Deployment(deployment), service: new Service(service) };
  read.deployment.validate();
  read.service.validate();
  return { deployment: { spec: read.deployment.spec! }, service: read.service };
}

/** The status that the kubelet would see; undefined while nobody listens. */
async function asked(port: number, path: string): Promise<number | undefined> {
  const headers = { 'user-agent': 'kube-probe/1.30', connection: 'close' };
  return await fetch(`http://127.0.0.1:${port}${path}`, { headers }).then(
    ({ status }) => status,
    () => undefined,
  );
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
