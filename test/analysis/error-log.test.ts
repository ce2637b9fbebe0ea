import { deepEqual, equal, ok } from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { createErrorLogReading } from '../../core/analysis/error-log/read-error-log.ts';
import type { ErrorEvent, ErrorEventKind, ErrorLog } from '../../core/analysis/error-log/report.ts';
import { createLines } from '../../core/analysis/lines.ts';
import { analyzeFiles } from '../../core/analysis/node/analyze-file.ts';
import type { AnalyzeOptions } from '../../core/analysis/node/analyze-file.ts';
import { english } from '../../core/base/localize.ts';
import { createErrorEntries } from '../../core/logs/error-entries.ts';

const workerFile = resolve('dist/worker.js');
const FIXTURES = 'test/fixtures/error-logs';
const VERSIONS = ['20.1', '26.1'] as const;

describe('what an error log tells', () => {
  it('the kill after a timeout is the timeout, not a lack of memory', () => {
    const { events } = told(
      '[1] [CRITICAL] WORKER TIMEOUT (pid:7)',
      '[1] [ERROR] Worker (pid:7) was sent SIGKILL! Perhaps out of memory?',
      '[8] [INFO] Booting worker with pid: 8',
      '[1] [ERROR] Worker (pid:8) was sent SIGKILL! Perhaps out of memory?',
    );
    deepEqual(ends(events), [
      [7, 'SIGKILL', 'timeout'],
      [8, 'SIGKILL', 'out-of-memory'],
    ]);
  });

  it('a pid that boots again has forgotten its timeout', () => {
    const { events } = told(
      '[1] [CRITICAL] WORKER TIMEOUT (pid:7)',
      '[7] [INFO] Booting worker with pid: 7',
      '[1] [WARNING] Worker with pid 7 was terminated due to signal 9',
    );
    deepEqual(ends(events), [[7, 'SIGKILL', 'out-of-memory']]);
  });

  it('a master that stops kills who is late; a crash is a crash', () => {
    const { events } = told(
      '[1] [INFO] Starting gunicorn 26.1.0',
      '[7] [INFO] Booting worker with pid: 7',
      '[8] [INFO] Booting worker with pid: 8',
      '[1] [WARNING] Worker (pid:8) was sent SIGSEGV!',
      '[1] [INFO] Handling signal: term',
      '[1] [ERROR] Worker (pid:7) was sent SIGKILL! Perhaps out of memory?',
    );
    deepEqual(ends(events), [
      [8, 'SIGSEGV', 'crash'],
      [7, 'SIGKILL', 'stop'],
    ]);
  });

  it('after a reload the workers from before it end for it, the new ones do not', () => {
    const { events } = told(
      '[1] [INFO] Starting gunicorn 20.1.0',
      '[7] [INFO] Booting worker with pid: 7',
      '[1] [INFO] Handling signal: hup',
      '[1] [INFO] Hang up: Master',
      '[8] [INFO] Booting worker with pid: 8',
      '[7] [INFO] Worker exiting (pid: 7)',
      '[8] [INFO] Worker exiting (pid: 8)',
    );
    const exits = events.filter(({ kind }) => kind === 'worker-exit');
    deepEqual(
      exits.map(({ pid, cause }) => [pid, cause]),
      [
        [7, 'reload'],
        [8, null],
      ],
    );
  });

  it('in an upgrade the workers of the old master end with it', () => {
    const { events, eventCounts } = told(
      '[1] [INFO] Starting gunicorn 26.1.0',
      '[7] [INFO] Booting worker with pid: 7',
      '[1] [INFO] Handling signal: usr2',
      '[2] [INFO] Starting gunicorn 26.1.0',
      '[8] [INFO] Booting worker with pid: 8',
      '[1] [INFO] Handling signal: quit',
      '[7] [INFO] Worker exiting (pid: 7)',
      '[2] [INFO] Master has been promoted.',
      '[8] [INFO] Worker exiting (pid: 8)',
    );
    equal(eventCounts.upgrade, 1);
    equal(eventCounts.promoted, 1);
    const exits = events.filter(({ kind }) => kind === 'worker-exit');
    deepEqual(
      exits.map(({ pid, cause }) => [pid, cause]),
      [
        [7, 'stop'],
        [8, null],
      ],
    );
  });

  it('what is said twice about a worker counts once, and a worker that has served enough is recycled', () => {
    const { events, eventCounts } = told(
      '[1] [ERROR] Worker (pid:7) exited with code 3',
      '[1] [ERROR] Worker (pid:7) exited with code 3.',
      '[8] [INFO] Autorestarting worker after current request.',
      '[8] [INFO] Worker exiting (pid: 8)',
    );
    equal(eventCounts['worker-failure'], 1);
    equal(events.at(-1)?.cause, 'recycled');
  });

  it('of a flood the last are kept, and the rest of the story with them', () => {
    const flood = Array.from(
      { length: 30_000 },
      (_, index) => `[7] [WARNING] Invalid request from ip=10.0.0.1: number ${index}`,
    );
    const { events, eventCounts } = told('[1] [CRITICAL] WORKER TIMEOUT (pid:7)', ...flood);
    equal(eventCounts['bad-request'], 30_000);
    equal(events[0]?.kind, 'worker-timeout');
    equal(events.length, 201);
    equal(events.at(-1)?.reason, 'number 29999');
  });

  it('a start that fails below the end of the last run is told with its place', () => {
    const { events } = told('[1] [INFO] Shutting down: Master', '', 'Error: unknown facility name');
    const failure = events.find(({ kind }) => kind === 'boot-failure');
    deepEqual([failure?.line, failure?.reason], [3, 'Error: unknown facility name']);
  });

  describe('where all workers of a start fail', () => {
    it('the master may end over the second before it has said why', () => {
      const run = [...STARTS, boots(7), ...fails(7), boots(8), ...fails(8)];
      const failure = "ModuleNotFoundError: No module named 'x'";
      deepEqual(failures(...run), [[10, failure]]);
      const { events, eventCounts } = told(...run, ...run);
      equal(eventCounts['boot-failure'], 2);
      deepEqual(
        events.flatMap(({ kind, line }) => (kind === 'boot-failure' || kind === 'master-start' ? [[kind, line]] : [])),
        [
          ['master-start', 1],
          ['boot-failure', 10],
          ['master-start', 15],
          ['boot-failure', 24],
        ],
      );
    });

    it('the last worker may be made to end before it fails', () => {
      const end = '[1] [WARNING] Worker with pid 8 was terminated due to signal 15';
      equal(failures(...STARTS, boots(7), ...fails(7), boots(8), end).length, 1);
    });

    it('it is told once where the master says why', () => {
      const halt = ['[1] [INFO] Shutting down: Master', '[1] [INFO] Reason: Worker failed to boot.'];
      equal(failures(...STARTS, boots(7), ...fails(7), ...halt).length, 1);
    });

    it('and none where a worker serves, or is put in the place of one that fell', () => {
      equal(failures(...STARTS, boots(7), boots(8), ...fails(8)).length, 0);
      equal(failures(...STARTS, boots(7), ...fails(7), boots(8)).length, 0);
      equal(failures(...STARTS, boots(7), '[7] [INFO] Worker exiting (pid: 7)', boots(8), ...fails(8)).length, 0);
      equal(failures(...fails(7)).length, 0);
    });

    it('of a reload as well', () => {
      const reload = ['[1] [INFO] Hang up: Master', '[7] [INFO] Worker exiting (pid: 7)'];
      equal(failures(...STARTS, boots(7), ...reload, boots(8), ...fails(8)).length, 1);
    });
  });
});

for (const version of VERSIONS) {
  describe(`error logs of Gunicorn ${version}`, () => {
    const truth = (scenario: string) =>
      JSON.parse(readFileSync(`${FIXTURES}/${version}/${scenario}/truth.json`, 'utf8'));
    const errorFile = `${FIXTURES}/${version}/err01-worker-faults/error.log`;
    const access = `test/fixtures/logs/${version}/err01-worker-faults/access.log`;

    it('tell what was provoked', async () => {
      const { provoked } = truth('err01-worker-faults');
      const { report, complete } = await analyze({ paths: [access], errorLogs: [errorFile] });
      const log = report.errorLog!;
      ok(complete);
      const killed = (cause: string) =>
        log.events.filter(event => event.kind === 'worker-signal' && event.cause === cause).length;
      equal(log.eventCounts['worker-timeout'], provoked.worker_timeouts);
      equal(killed('out-of-memory'), provoked.sigkill_by_handler + provoked.sigkill_outside);
      equal(killed('crash'), provoked.segv_outside);
      const timedOut = log.events.filter(event => event.kind === 'worker-exit' && event.cause === 'timeout');
      equal(timedOut.length, provoked.worker_timeouts);
      // 20.1 says nothing of a worker that leaves with a code.
      const codes = log.events.flatMap(({ code }) => (code === undefined ? [] : [code]));
      deepEqual(codes, version === '20.1' ? [] : [7]);
      const raised = log.tracebacks.find(({ exception }) => exception === 'ValueError');
      deepEqual([raised?.count, raised?.file, raised?.fileLine], [provoked.app_exceptions, '/srv/app/app.py', 37]);
      equal(log.sources[0]?.entries, log.entries);
    });

    it('show that requests which timed out are no quick failures', async () => {
      const { provoked } = truth('err01-worker-faults');
      const { report } = await analyze({ paths: [access], errorLogs: [errorFile] });
      const { count, logged, requests } = report.errorLog!.timedOut;
      equal(count, provoked.worker_timeouts);
      equal(report.duration?.lowerBounds, true);
      equal(logged, version === '20.1' ? 0 : provoked.worker_timeouts);
      deepEqual(
        requests.map(({ method, path }) => [method, path]),
        Array.from({ length: 3 }, () => (version === '20.1' ? [null, null] : ['GET', '/timeout'])),
      );
      const durations = requests.map(request => request.logged?.duration ?? null);
      deepEqual(durations, version === '20.1' ? [null, null, null] : [1219, 1188, 1181]);
      const { report: alone } = await analyze({ paths: [access] });
      equal(alone.errorLog, null);
      deepEqual({ ...report.duration, lowerBounds: undefined }, { ...alone.duration, lowerBounds: undefined });
      equal(alone.duration && 'lowerBounds' in alone.duration, false);
    });

    it('are joined to the access log before it is filtered', async () => {
      const all = (await analyze({ paths: [access], errorLogs: [errorFile] })).report;
      const { report } = await analyze({ paths: [access], errorLogs: [errorFile], filter: { where: 'status:200' } });
      ok(report.requests > 0 && report.requests < all.requests);
      deepEqual(report.errorLog, all.errorLog);
    });

    it('of another time than was asked for are no findings, and leave the durations as they are', async () => {
      const paths = ['samples/access.log'];
      const errorLogs = ['samples/error.log'];
      const timeouts = async (where: string) => {
        const { report } = await analyze({ paths, errorLogs, filter: { where } });
        const { says } = report.insights!.find(({ id }) => id === 'worker-timeouts') ?? { says: null };
        return [report.duration?.lowerBounds ?? false, says?.slice(0, 38) ?? null, report.errorLog?.timedOut.count];
      };
      deepEqual(await timeouts(''), [true, 'Workers were killed for a timeout: 4 ×', 4]);
      deepEqual(await timeouts('time>=2026-11-17T14:12:00Z'), [true, 'Workers were killed for a timeout: 3 ×', 4]);
      deepEqual(await timeouts('time<2026-11-17T14:00:00Z'), [false, null, 4]);
    });

    it('are joined by path and time where the access log has no pid', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'error-log-'));
      try {
        const path = join(folder, 'access.log');
        writeFileSync(path, readFileSync(access, 'utf8').replaceAll(/ <\d+>$/gm, ''));
        const { report } = await analyze({ paths: [path], errorLogs: [errorFile] });
        equal(report.requests > 0 && report.errorLog!.timedOut.logged, version === '20.1' ? 0 : 3);
      } finally {
        rmSync(folder, { recursive: true });
      }
    });

    it('are recognized among the logs, and read from gzip', async () => {
      const folder = mkdtempSync(join(tmpdir(), 'error-log-'));
      try {
        const compressed = join(folder, 'error.log.gz');
        writeFileSync(compressed, new Uint8Array(gzipSync(readFileSync(errorFile, 'utf8'))));
        const named = (await analyze({ paths: [access], errorLogs: [errorFile] })).report;
        const { report, notes, complete } = await analyze({ paths: [compressed, access] });
        ok(complete);
        ok(notes.includes(`${compressed} is an error log of Gunicorn and was read as one.`), notes.join('\n'));
        deepEqual(unplaced(report.errorLog!), unplaced(named.errorLog!));
        equal(report.requests, named.requests);
        const alone = await analyze({ paths: [errorFile] });
        ok(alone.complete);
        deepEqual([alone.report.requests, alone.report.lines.total], [0, 0]);
        equal(alone.report.errorLog?.entries, named.errorLog?.entries);
      } finally {
        rmSync(folder, { recursive: true });
      }
    });

    it('name the cause of each failed start', async () => {
      const reasons: Readonly<Record<string, RegExp>> = {
        'import-error': /^Worker failed to boot\. ModuleNotFoundError: No module named 'no_such_module'$/,
        'no-callable': /^App failed to load\. Failed to find attribute 'app' in 'noapp'\.$/,
        'conf-syntax': /^SyntaxError: invalid syntax$/,
        'log-dir-missing': /^Error: Error: '\/no\/such\/dir\/error\.log' isn't writable/,
        'port-in-use': /^Can't connect to \('127\.0\.0\.1', \d+\)$/,
        'preload-import-error': /^ModuleNotFoundError: No module named 'no_such_module'$/,
      };
      const { cases } = truth('err03-boot-failures');
      deepEqual(Object.keys(cases).toSorted(), Object.keys(reasons).toSorted());
      for (const [name, reason] of Object.entries(reasons)) {
        const file = `${FIXTURES}/${version}/err03-boot-failures/${name}.log`;
        const { events, eventCounts } = (await analyze({ paths: [], errorLogs: [file] })).report.errorLog!;
        equal(eventCounts['boot-failure'], 1, name);
        const failure = events.find(({ kind }) => kind === 'boot-failure');
        ok(reason.test(failure?.reason ?? ''), `${name}: ${failure?.reason}`);
        ok(cases[name].run_exit > 0);
      }
    });

    it('with messages of hooks between them, and of a master that was made to halt, are understood', async () => {
      const hooks = truth('err05-hooks-noise').provoked;
      const noisy = await errorLogOf(`${version}/err05-hooks-noise`);
      equal(noisy.eventCounts['worker-timeout'], hooks.worker_timeouts);
      deepEqual(causes(noisy, 'worker-exit'), ['timeout', 'stop', 'stop']);
      const halted = await errorLogOf(`${version}/err06-exit3-halts-arbiter`);
      equal(halted.eventCounts['boot-failure'], 1);
    });
  });
}

describe('an error log that cannot be read', () => {
  it('is a sentence that says which setting names it, beside the report of the rest', async () => {
    const { notes, complete, report } = await analyze({
      paths: ['samples/access.log'],
      errorLogs: ['samples/nowhere.log'],
    });
    deepEqual(
      notes.filter(note => note.includes('nowhere')),
      ['samples/nowhere.log does not exist. The errorlog setting of the config names the file.'],
    );
    equal(complete, false);
    equal(report.requests, 4385);
  });
});

/** Wherever it was read from. */
function unplaced(log: ErrorLog): unknown {
  return JSON.parse(JSON.stringify({ ...log, sources: [] }).replaceAll(/"source":"[^"]*"/g, '"source":""'));
}

async function errorLogOf(folder: string): Promise<ErrorLog> {
  return (await analyze({ paths: [], errorLogs: [`${FIXTURES}/${folder}/error.log`] })).report.errorLog!;
}

const causes = (log: ErrorLog, kind: ErrorEventKind) =>
  log.events.filter(event => event.kind === kind).map(({ cause }) => cause);

const ends = (events: readonly ErrorEvent[]) =>
  events.filter(({ kind }) => kind === 'worker-signal').map(({ pid, signal, cause }) => [pid, signal, cause]);

/** Reads lines of an error log; the time before each entry is added. */
const STARTS = ['[1] [INFO] Starting gunicorn 20.1.0', '[1] [INFO] Listening at: http://127.0.0.1:8000 (1)'];
const boots = (pid: number) => `[${pid}] [INFO] Booting worker with pid: ${pid}`;
const fails = (pid: number) => [
  `[${pid}] [ERROR] Exception in worker process`,
  'Traceback (most recent call last):',
  '  File "app.py", line 1, in <module>',
  "ModuleNotFoundError: No module named 'x'",
  `[${pid}] [INFO] Worker exiting (pid: ${pid})`,
];
const failures = (...lines: readonly string[]) =>
  told(...lines).events.flatMap(({ kind, line, reason }) => (kind === 'boot-failure' ? [[line, reason]] : []));

function told(...lines: readonly string[]): ErrorLog {
  const reading = createErrorLogReading();
  const entries = createErrorEntries(entry => reading.add(entry, 'error.log'));
  const splitter = createLines({ line: entries.line, tooLong: entries.line });
  const text = lines.map(line => `${line.startsWith('[') ? `[2026-11-22 10:00:00 +0000] ${line}` : line}\n`).join('');
  splitter.push(new TextEncoder().encode(text));
  splitter.end();
  entries.end();
  return reading.finish([]);
}

async function analyze(options: Pick<AnalyzeOptions, 'paths' | 'errorLogs' | 'filter'>) {
  const analysis = await analyzeFiles({ format: null, threads: 1, workerFile, t: english, ...options });
  if ('failure' in analysis) throw new Error(analysis.failure);
  return analysis;
}
