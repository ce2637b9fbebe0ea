import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { processMetrics } from '../../core/generators/process-metrics.ts';
import { ALL_SITUATIONS } from '../generators/odd-situations.ts';
import { facts, settings } from '../generators/situations.ts';
import { scrape } from '../support/exposition.ts';
import type { Gunicorn } from '../support/gunicorn.ts';
import { startGunicorn } from '../support/gunicorn.ts';
import { needsPython, needsTools, runTool } from '../support/tools.ts';

const BURN = `
import os, time

def burn():
    until = time.process_time() + 0.5
    while time.process_time() < until:
        pass
    return str(os.getpid()).encode()
`;
const WSGI = `${BURN}
def app(environ, start_response):
    body = burn() if environ['PATH_INFO'] == '/burn' else b'ok'
    start_response('200 OK', [('Content-Length', str(len(body)))])
    return [body]
`;
const ASGI = `${BURN}
async def app(scope, receive, send):
    assert scope['type'] == 'http', scope['type']
    body = burn() if scope['path'] == '/burn' else b'ok'
    await send({'type': 'http.response.start', 'status': 200, 'headers': []})
    await send({'type': 'http.response.body', 'body': body})
`;
const UVICORN = 'uvicorn.workers.UvicornWorker';
const KINDS = { sync: WSGI, gthread: WSGI, [UVICORN]: ASGI };

/** Files below /sys/fs/cgroup, what /proc/self/cgroup says, and what is made of it. */
interface Container {
  readonly says: string;
  readonly cgroup: string;
  readonly files: Readonly<Record<string, string>>;
  readonly cores: number | null;
  readonly bytes: number | null;
  readonly throttled?: number;
  readonly used?: number;
}

const V2 = { 'cgroup.controllers': 'cpu memory' };
const CONTAINERS: readonly Container[] = [
  {
    says: 'version 2, as a container sees it',
    cgroup: '0::/\n',
    files: {
      ...V2,
      'cpu.max': '50000 100000\n',
      'memory.max': '268435456\n',
      'memory.current': '1000\n',
      'cpu.stat': 'usage_usec 7\nnr_periods 9\nnr_throttled 3\n',
    },
    cores: 0.5,
    bytes: 268_435_456,
    throttled: 3,
    used: 1000,
  },
  {
    says: 'version 2, where the group around is tighter',
    cgroup: '0::/shop.slice/web.service\n',
    files: {
      ...V2,
      'shop.slice/cpu.max': '25000 100000\n',
      'shop.slice/memory.max': '1048576\n',
      'shop.slice/web.service/cpu.max': 'max 100000\n',
      'shop.slice/web.service/memory.max': '2097152\n',
    },
    cores: 0.25,
    bytes: 1_048_576,
  },
  {
    says: 'version 2 without limits',
    cgroup: '0::/\n',
    files: { ...V2, 'cpu.max': 'max 100000\n', 'memory.max': 'max\n' },
    cores: null,
    bytes: null,
  },
  {
    says: 'version 1',
    cgroup: '5:cpu,cpuacct:/docker/1\n4:memory:/docker/1\n0::/\n',
    files: {
      'cpu/cpu.cfs_quota_us': '20000\n',
      'cpu/cpu.cfs_period_us': '100000\n',
      'memory/memory.limit_in_bytes': '536870912\n',
      'memory/memory.usage_in_bytes': '2000\n',
      'cpu/cpu.stat': 'nr_periods 1\nnr_throttled 4\nthrottled_time 5\n',
    },
    cores: 0.2,
    bytes: 536_870_912,
    throttled: 4,
    used: 2000,
  },
  {
    says: 'version 1 without limits',
    cgroup: '5:cpu,cpuacct:/\n4:memory:/\n',
    files: {
      'cpu/cpu.cfs_quota_us': '-1\n',
      'cpu/cpu.cfs_period_us': '100000\n',
      'memory/memory.limit_in_bytes': '9223372036854771712\n',
    },
    cores: null,
    bytes: null,
  },
  { says: 'no groups at all', cgroup: '', files: {}, cores: null, bytes: null },
];

describe('the metrics of processes', function () {
  this.timeout(60_000);
  let folder: string;
  let gunicorn: Gunicorn | undefined;

  before(() => {
    needsTools('gunicorn', 'uvicorn', 'pyflakes3');
    needsPython('prometheus_client', 'psutil');
  });
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'processes-'))));
  afterEach(async () => {
    await gunicorn?.stop();
    gunicorn = undefined;
    rmSync(folder, { recursive: true });
  });

  for (const [worker, application] of Object.entries(KINDS)) {
    it(`tells master and workers apart, and what each of them used: ${worker}`, async () => {
      writeFileSync(join(folder, 'process_metrics.py'), generated(worker));
      const config = `from process_metrics import post_worker_init\nworker_class = "${worker}"\nworkers = 3\npidfile = "pid"\n`;
      gunicorn = await startGunicorn(folder, application, config);
      const master = readFileSync(join(folder, 'pid'), 'utf8').trim();
      const before = await processes(4);
      assert.deepEqual(
        before.filter(({ role }) => role === 'master').map(({ pid }) => pid),
        [master],
      );
      const answer = await fetch(`http://127.0.0.1:${gunicorn.port}/burn`);
      const burnt = await answer.text();
      const used = (rows: Awaited<ReturnType<typeof processes>>) => rows.find(({ pid }) => pid === burnt)!.value;
      const after = await processes(4);
      assert.ok(used(after) - used(before) >= 0.4, `${used(before)} s before, ${used(after)} s after`);
      // Whoever answers says the same.
      for (let again = 0; again < 5; again++) assert.ok(used(await processes(4)) >= used(after));

      process.kill(Number(burnt), 'SIGKILL');
      const since = Date.now();
      while ((await processes()).some(({ pid }) => pid === burnt) && Date.now() - since < 20_000);
      const later = await processes(4);
      assert.ok(later.every(({ pid }) => pid !== burnt));
    });
  }

  for (const { says, cgroup, files, cores, bytes, throttled, used } of CONTAINERS) {
    it(`has the limits of the container: ${says}`, () => {
      for (const [name, text] of Object.entries({ ...prefixed('sys', files), 'self/cgroup': cgroup })) {
        mkdirSync(dirname(join(folder, name)), { recursive: true });
        writeFileSync(join(folder, name), text);
      }
      writeFileSync(join(folder, 'process_metrics.py'), generated('sync'));
      const program = [
        'import json, os, psutil, process_metrics as it',
        'it.PROCESS, it.CGROUPS = "self", "sys"',
        'found = {f.name: f.samples[0].value for f in it.Limits().collect()}',
        'found["host"] = [len(os.sched_getaffinity(0)), psutil.virtual_memory().total]',
        'print(json.dumps(found))',
      ].join('\n');
      const { code, all } = runTool('/usr/bin/python3', ['-c', program], { cwd: folder });
      assert.equal(code, 0, all);
      const found = JSON.parse(all) as Record<string, number> & { host: [number, number] };
      assert.equal(found['gunicorn_cpu_limit_cores'], cores ?? found.host[0]);
      assert.equal(found['gunicorn_memory_limit_bytes'], bytes ?? found.host[1]);
      assert.equal(found['gunicorn_cpu_throttled_periods'], throttled);
      assert.equal(found['gunicorn_memory_used_bytes'], used);
    });
  }

  it('is Python without a complaint in every situation', () => {
    const texts = ALL_SITUATIONS.map(({ facts }) => processMetrics.generate(facts).text);
    for (const [index, text] of texts.entries()) writeFileSync(join(folder, `${index}.py`), text);
    const files = texts.map((_, index) => join(folder, `${index}.py`));
    assert.deepEqual(runTool('pyflakes3', files), { code: 0, all: '' });
  });

  function generated(worker: string): string {
    return processMetrics.generate(facts({ settings: settings({ worker_class: worker }), configFolder: folder })).text;
  }

  /** Processor time by process, once there are as many as that. */
  async function processes(count?: number) {
    const since = Date.now();
    for (;;) {
      const all = await scrape(gunicorn!.port, '/metrics/processes');
      const rows = Object.entries(all).flatMap(([name, value]) => {
        const [, role, pid] = /^gunicorn_process_cpu_seconds_total\{pid="(?=\d+",role="(\w+)")(\d+)"/.exec(name) ?? [];
        return role && pid ? { role, pid, value } : [];
      });
      if (count === undefined || rows.length === count) return rows;
      if (Date.now() - since > 20_000) assert.fail(JSON.stringify(all, null, 1));
    }
  }
});

function prefixed(folder: string, files: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(files).map(([name, text]) => [`${folder}/${name}`, text]));
}
