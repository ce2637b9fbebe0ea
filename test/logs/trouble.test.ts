import { deepEqual } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parseFormat } from '../../core/logs/format.ts';
import { accessTrouble, errorTrouble } from '../../core/logs/trouble.ts';

const FORMAT = parseFormat('%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s" %(D)s');
const request = (path: string, status: number, size = 14) =>
  `127.0.0.1 - - [22/Nov/2026:11:15:40 +0000] "GET ${path} HTTP/1.1" ${status} ${size} "-" "curl/8.4.0" 1036`;
const at = '[2026-11-22 10:46:59 +0000] [17765]';

describe('errors of an access log', () => {
  it('are the requests that were answered with 5xx, and nothing else that looks like it', () => {
    const lines = [
      request('/', 200, 500),
      request('/503', 404),
      request('/a', 500),
      'Internal Server Error: 500',
      request('/b', 599),
      request('/c', 499, 5123),
      '',
    ];
    deepEqual(
      found(lines, textOf => accessTrouble(FORMAT, textOf)),
      [3, 5],
    );
  });

  it('are the same as a look at the status says', () => {
    const lines = readFileSync('samples/access.log', 'utf8').split('\n');
    const expected = lines.flatMap((text, index) => (/" 5\d\d \S+ "[^"]*" "[^"]*" \d+$/.test(text) ? [index + 1] : []));
    deepEqual(
      found(lines, textOf => accessTrouble(FORMAT, textOf)),
      expected,
    );
  });

  it('are found in JSON', () => {
    const format = parseFormat('{"path": "%(U)s", "status": %(s)s}');
    const lines = ['{"path": "/500", "status": 200}', '{"path": "/", "status": 502}'];
    deepEqual(
      found(lines, textOf => accessTrouble(format, textOf)),
      [2],
    );
  });
});

describe('errors of an error log', () => {
  it('are what Gunicorn says at levels error and critical, or says to have failed', () => {
    drawn(`
      ${at} [INFO] Starting gunicorn 20.1.0
    > ${at} [ERROR] Connection in use: ('127.0.0.1', 8000)
      ${at} [DEBUG] GET /500
    > ${at} [CRITICAL] WORKER TIMEOUT (pid:8)
    > ${at} [WARNING] Worker with pid 8 was terminated due to signal 9
      ${at} [WARNING] Worker with pid 9 was terminated due to signal 15
      ${at} [INFO] Worker exiting (pid: 9)
    `);
  });

  it('are one for a failure with its tracebacks', () => {
    drawn(`
    > ${at} [ERROR] Error handling request /
      Traceback (most recent call last):
        File "/app/shop.py", line 12, in app
      ValueError: no

      During handling of the above exception, another exception occurred:

      Traceback (most recent call last):
        File "/app/shop.py", line 14, in app
      KeyError: 'x'
      ${at} [INFO] Booting worker with pid: 9
    `);
  });

  it('are tracebacks that nothing above speaks of, too: the first of those that belong together', () => {
    drawn(`
    > Traceback (most recent call last):
      ValueError: before anything was logged
      ${at} [INFO] Booting worker with pid: 9
      printed by the application
    > Traceback (most recent call last):
        File "/app/shop.py", line 12, in app
      ValueError: no
      Traceback (most recent call last):
      KeyError: 'x'
    `);
  });

  it('are failed starts, which have no prefix', () => {
    drawn(`
      ${at} [INFO] Shutting down: Master
    > Error: class uri 'nope' invalid or not found:
    `);
  });

  it('of a sample are its timeouts and exceptions', () => {
    const lines = readFileSync('samples/error.log', 'utf8').split('\n');
    const expected = lines.flatMap((text, index) => (/\] \[(?:ERROR|CRITICAL)\] /.test(text) ? [index + 1] : []));
    deepEqual(found(lines, errorTrouble), expected);
  });
});

type Find = (textOf: (line: number) => string) => (line: number) => boolean;

/** 1-based. */
function found(lines: readonly string[], find: Find): number[] {
  const isTrouble = find(line => lines[line]!);
  return lines.flatMap((_, line) => (isTrouble(line) ? [line + 1] : []));
}

/** Lines with `>` before them are errors. */
function drawn(text: string): void {
  const rows = text.split('\n').slice(1, -1);
  const lines = rows.map(row => row.slice(6));
  const expected = rows.flatMap((row, index) => (row[4] === '>' ? [index + 1] : []));
  deepEqual(found(lines, errorTrouble), expected);
}
