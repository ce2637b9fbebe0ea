import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createLines } from '../../core/analysis/lines.ts';
import { knownErrorMessage } from '../../core/gunicorn/error-messages.ts';
import { createErrorEntries } from '../../core/logs/error-entries.ts';
import type { ErrorEntry } from '../../core/logs/error-entries.ts';

const PREFIX = '[2026-11-22 10:47:25 +0530] [18422] [ERROR] ';
const TRACEBACK = [
  'Traceback (most recent call last):',
  '  File "/srv/app.py", line 3, in outer',
  '    inner()',
  '  File "/srv/orders.py", line 42, in inner',
  '    raise ValueError("no such order: 7")',
  'ValueError: no such order: 7',
].join('\n');

describe('entries of an error log', () => {
  it('have time, pid, level, message and place', () => {
    deepEqual(read(`${PREFIX}Error handling request /boom\n`), [
      {
        time: Date.UTC(2026, 10, 22, 5, 17, 25),
        pid: 18422,
        level: 'ERROR',
        message: 'Error handling request /boom',
        line: 1,
        continuationLines: 0,
        continuation: [],
        traceback: null,
      },
    ]);
  });

  it('take the traceback below them along, and its last place', () => {
    const [entry, next] = read(`${PREFIX}Error\n${TRACEBACK}\n${PREFIX}next`);
    const expected = { exception: 'ValueError', message: 'no such order: 7', file: '/srv/orders.py', fileLine: 42 };
    deepEqual(entry?.traceback, expected);
    equal(entry?.continuationLines, 6);
    equal(next?.line, 8);
  });

  it('name what was raised last where one exception followed another', () => {
    const chained = `${TRACEBACK}\n\nDuring handling of the above exception, another exception occurred:\n\n`;
    const second = 'Traceback (most recent call last):\n  File "/srv/b.py", line 9, in b\n    b()\nKeyboardInterrupt';
    const [entry] = read(`${PREFIX}Error\n${chained}${second}\n`);
    deepEqual(entry?.traceback, { exception: 'KeyboardInterrupt', message: '', file: '/srv/b.py', fileLine: 9 });
  });

  it('include the lines before the first one, which have no time', () => {
    const [first, second] = read(`\nError: no such folder\nhint\n${PREFIX}x\n`);
    deepEqual(
      [first?.time, first?.message, first?.line, first?.continuation],
      [null, 'Error: no such folder', 2, ['hint']],
    );
    equal(second?.message, 'x');
  });

  it('are the same behind a byte order mark, with CRLF, and hold invalid UTF-8', () => {
    const bytes = Uint8Array.from([...encode(`\ufeff${PREFIX}caf`), 0xe9, ...encode('\r\nmore\r\n')]);
    const [entry] = readBytes(bytes, bytes.length);
    deepEqual([entry?.pid, entry?.message, entry?.continuation], [18422, 'caf\ufffd', ['more']]);
  });

  it('count all lines of a huge traceback, keep few, and still find what was raised', () => {
    const frames = '  File "/srv/deep.py", line 5, in f\n    f()\n'.repeat(200_000);
    const [entry] = read(`${PREFIX}Error\nTraceback (most recent call last):\n${frames}RecursionError: too deep\n`);
    equal(entry?.continuationLines, 400_002);
    equal(entry?.continuation.length, 20);
    deepEqual(entry?.traceback, {
      exception: 'RecursionError',
      message: 'too deep',
      file: '/srv/deep.py',
      fileLine: 5,
    });
  });

  for (const version of ['20.1', '26.1']) {
    const folder = `test/fixtures/error-logs/${version}/err01-worker-faults`;
    const bytes = new Uint8Array(readFileSync(`${folder}/error.log`));
    const entries = readBytes(bytes, bytes.length);

    it(`of Gunicorn ${version} account for every line, in chunks of any size`, () => {
      const lines = new TextDecoder().decode(bytes).split('\n').length - 1;
      equal(
        entries.reduce((sum, { continuationLines }) => sum + 1 + continuationLines, 0),
        lines,
      );
      ok(entries.every(({ time }) => time !== null));
      for (const size of [1, 2, 7, 100, 4096]) deepEqual(readBytes(bytes, size), entries);
    });

    it(`of Gunicorn ${version} tell what was provoked`, () => {
      const { provoked } = JSON.parse(readFileSync(`${folder}/truth.json`, 'utf8'));
      const known = entries.map(({ message }) => knownErrorMessage(message));
      const pids = (kind: string, ...signals: string[]) =>
        known.filter(row => row?.kind === kind && (!signals.length || signals.includes(row.values['signal'] ?? '')));
      const raised = (exception: string) => entries.filter(({ traceback }) => traceback?.exception === exception);
      const timedOut = new Set(pids('worker-timeout').map(row => row?.values['pid']));
      equal(timedOut.size, provoked.worker_timeouts);
      // A worker that Gunicorn itself killed after its timeout ran out of time, not of memory.
      const killed = pids('worker-signal', '9', 'SIGKILL').filter(row => !timedOut.has(row?.values['pid']));
      equal(killed.length, provoked.sigkill_by_handler + provoked.sigkill_outside);
      equal(pids('worker-signal', '11', 'SIGSEGV').length, provoked.segv_outside);
      equal(raised('ValueError').length, provoked.app_exceptions);
      equal(raised('RuntimeError').length, provoked.exception_after_headers);
    });
  }
});

const encode = (text: string) => new TextEncoder().encode(text);

function read(text: string): ErrorEntry[] {
  const bytes = encode(text);
  return readBytes(bytes, bytes.length);
}

function readBytes(bytes: Uint8Array, chunkSize: number): ErrorEntry[] {
  const entries: ErrorEntry[] = [];
  const reader = createErrorEntries(entry => void entries.push(entry));
  const lines = createLines({ line: reader.line, tooLong: reader.line });
  // As a stream does: each chunk is in a buffer of its own.
  for (let at = 0; at < bytes.length; at += chunkSize) lines.push(bytes.slice(at, at + chunkSize));
  lines.end();
  reader.end();
  return entries;
}
