import assert from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Uri, commands, extensions, window, workspace } from 'vscode';
import { createFrontLog } from '../../client/front-log.ts';
import type { Front } from '../../client/front-log.ts';
import { markedIn } from '../../client/log-marks.ts';
import { nodeEngine } from '../../client/node/engine.ts';
import { until } from './until.ts';

const line = (status: number) =>
  `127.0.0.1 - - [22/Nov/2026:11:15:40 +0000] "GET / HTTP/1.1" ${status} 14 "-" "curl"\n`;

/** What the status bar and the marks rest on. */
describe('the log in front', () => {
  const samples = workspace.workspaceFolders![0]!.uri.fsPath;
  const folder = mkdtempSync(join(tmpdir(), 'gunicorn-logs-'));
  const engine = nodeEngine(extensions.getExtension('gunicorn-logs.gunicorn-logs')!);
  const frontLog = createFrontLog(engine);
  const told: (Front | null)[] = [];
  const listening = frontLog.onChange(front => told.push(front));
  after(() => {
    listening.dispose();
    frontLog.dispose();
    rmSync(folder, { recursive: true });
  });
  afterEach(async () => {
    await commands.executeCommand('workbench.action.closeAllEditors');
    await until('nothing in front', () => frontLog.now() === null);
    told.length = 0;
  });

  it('is read once somebody looks at it, and says so meanwhile', async () => {
    const { report, document } = await look(join(samples, 'access.log'));
    assert.equal(report.requests, readFileSync(join(samples, 'access.log'), 'utf8').trimEnd().split('\n').length);
    assert.equal(report.format.from, 'config');
    assert.deepEqual([told[0]?.state, told[0]?.report], ['reading', null]);
    assert.equal(frontLog.reportOf(document), report);
  });

  it('may be an error log', async () => {
    const { report } = await look(join(samples, 'error.log'));
    assert.equal(report.errorLog?.eventCounts['worker-timeout'], 4);
    assert.equal(report.lines.total, 0);
  });

  it('is not read where something else is in front', async () => {
    await window.showTextDocument(await workspace.openTextDocument(join(samples, 'gunicorn.conf.py')));
    await window.showTextDocument(
      await workspace.openTextDocument({ language: 'gunicorn-access-log', content: line(200) }),
    );
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    assert.deepEqual(told, []);
  });

  it('is not read where somebody only passes by', async () => {
    const file = join(folder, 'access.log');
    writeFileSync(file, line(200));
    const document = await workspace.openTextDocument(file);
    await window.showTextDocument(document);
    await look(join(samples, 'access.log'));
    assert.equal(frontLog.reportOf(document), null);
  });

  it('is read again once it grew', async () => {
    const file = join(folder, 'gunicorn-access.log');
    writeFileSync(file, line(200));
    assert.equal((await look(file)).report.requests, 1);
    appendFileSync(file, line(503) + line(200));
    await until('the new lines', () => frontLog.now()?.report?.requests === 3);
    assert.ok(!told.slice(2).some(front => front?.report === null), 'until then the old numbers stand');
  });

  it('is read with the format that the user has named meanwhile', async () => {
    const file = join(folder, 'access.log');
    writeFileSync(file, 'GET / 200\nGET / 500\n');
    assert.equal((await look(file)).report.requests, 0);
    const preferences = workspace.getConfiguration('gunicorn');
    await preferences.update('accessLogFormat', '%(m)s %(U)s %(s)s', true);
    try {
      await until('requests', () => frontLog.now()?.report?.requests === 2);
    } finally {
      await preferences.update('accessLogFormat', undefined, true);
    }
  });

  it('is left to the user where it is too large for a document', async () => {
    const file = join(folder, 'huge-access.log');
    writeFileSync(file, line(200).repeat(700_000));
    await commands.executeCommand('vscode.open', Uri.file(file));
    const front = await until('a log', () => frontLog.now());
    assert.deepEqual([front.document, front.report, front.state], [null, null, 'too large']);
  });

  it('is left to the user where it is an error log that would take seconds, and has its marks', async () => {
    const file = join(folder, 'error.log');
    const text = readFileSync(join(samples, 'error.log'), 'utf8');
    writeFileSync(file, text.repeat(Math.ceil(8_100_000 / text.length)));
    const document = await workspace.openTextDocument(file);
    await window.showTextDocument(document);
    const front = await until('the end of reading', () => told.find(each => each && each.state !== 'reading'));
    assert.deepEqual([front.document, front.report, front.state], [document, null, 'too large']);
    const marked = await markedIn(document, null, engine, new AbortController().signal);
    assert.ok((marked?.error.length ?? 0) > 5000);
  });

  it('is read without the error log of its config where that would take seconds', async () => {
    writeFileSync(join(folder, 'gunicorn.conf.py'), 'accesslog = "access.log"\nerrorlog = "big-error.log"\n');
    const error = join(folder, 'big-error.log');
    const text = readFileSync(join(samples, 'error.log'), 'utf8');
    writeFileSync(join(folder, 'access.log'), line(200));
    writeFileSync(error, text);
    assert.ok((await look(join(folder, 'access.log'))).report.errorLog);
    writeFileSync(error, text.repeat(Math.ceil(8_100_000 / text.length)));
    writeFileSync(join(folder, 'access.log'), line(200) + line(200));
    const report = await until('both lines', () => {
      const now = frontLog.now()?.report;
      return now?.requests === 2 ? now : null;
    });
    assert.equal(report.errorLog, null);
  });

  it('is marked where requests failed or were slow', async () => {
    const file = join(samples, 'access.log');
    const { document, report } = await look(file);
    const marked = await markedIn(document, report, engine, new AbortController().signal);
    const lines = readFileSync(file, 'utf8').trimEnd().split('\n');
    const numbers = (is: (text: string) => boolean) => lines.flatMap((text, index) => (is(text) ? [index] : []));
    assert.deepEqual(
      marked?.failed.toSorted((one, other) => one - other),
      numbers(text => /" 5\d\d \S+ "[^"]*" "[^"]*" \d+$/.test(text)),
    );
    const slow = report.duration!.p99;
    assert.deepEqual(
      marked.slow.toSorted((one, other) => one - other),
      numbers(text => Number(/\d+$/.exec(text)![0]) >= slow),
    );
    assert.ok(marked.slow.length >= lines.length / 100 - 1 && marked.slow.length < lines.length / 50);
  });

  it('is marked to its end where most requests failed', async () => {
    const file = join(folder, 'gunicorn-access.log');
    writeFileSync(file, line(200) + line(503).repeat(30_000) + line(200));
    const { document, report } = await look(file);
    const marked = await markedIn(document, report, engine, new AbortController().signal);
    assert.deepEqual([marked?.failed.length, marked?.failed[0], marked?.failed.at(-1)], [30_000, 1, 30_000]);
  });

  it('is marked where an error log tells of errors, starts and stops', async () => {
    const file = join(samples, 'error.log');
    const { document, report } = await look(file);
    const marked = await markedIn(document, report, engine, new AbortController().signal);
    const lines = readFileSync(file, 'utf8').split('\n');
    const numbers = (pattern: RegExp) => lines.flatMap((text, index) => (pattern.test(text) ? [index] : []));
    assert.deepEqual(marked?.error, numbers(/\] \[(?:ERROR|CRITICAL)\] /));
    assert.deepEqual(marked.change, numbers(/\] (?:Starting gunicorn|Hang up|Shutting down)/));
    assert.ok(marked.change.length > 0);
  });

  async function look(file: string) {
    const document = await workspace.openTextDocument(file);
    await window.showTextDocument(document);
    const report = await until('a report', () => {
      const front = frontLog.now();
      return front?.document === document && front.state !== 'reading' ? front.report : null;
    });
    return { document, report };
  }
});
