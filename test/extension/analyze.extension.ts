import assert, { deepEqual, equal } from 'node:assert/strict';
import { appendFileSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { TabInputCustom, TabInputWebview, Uri, commands, extensions, window, workspace } from 'vscode';
import { createAnalysis } from '../../client/analysis.ts';
import type { Outcome } from '../../client/read-log.ts';
import { logOfPath } from '../../client/log-path.ts';
import { nodeEngine } from '../../client/node/engine.ts';
import { openLine } from '../../client/open-line.ts';
import type { Report } from '../../core/analysis/report.ts';
import { provideMemoryFiles } from './memory-files.ts';
import { until } from './until.ts';

const line = (path: string, status = 200) =>
  `127.0.0.1 - - [22/Nov/2026:11:15:40 +0000] "GET ${path} HTTP/1.1" ${status} 14 "-" "curl/8.4.0"\n`;

const at = (clock: string, path: string, count: number, micros: number) =>
  line(path).replace('11:15:40', clock).replace(/\n$/, ` ${micros}\n`).repeat(count);

describe('Analyze Gunicorn Log', () => {
  const samples = workspace.workspaceFolders![0]!.uri.fsPath;
  const folder = mkdtempSync(join(tmpdir(), 'gunicorn-logs-'));
  after(() => rmSync(folder, { recursive: true }));
  afterEach(() => commands.executeCommand('workbench.action.closeAllEditors'));

  it('reads the log in front with the format of its config, and shows it in a panel', async () => {
    const log = join(samples, 'access.log');
    await window.showTextDocument(await workspace.openTextDocument(log));
    const { report, about } = succeeded(await analyze());
    assert.equal(report.requests, readFileSync(log, 'utf8').trimEnd().split('\n').length);
    assert.equal(report.lines.unparsed, 0);
    assert.equal(report.format.from, 'config');
    assert.equal(about.config, 'gunicorn.conf.py');
    assert.ok(report.duration, 'the config has a duration in its format');
    assert.equal(report.errorLog?.eventCounts['worker-timeout'], 4, 'the config names the error log');
    await until('a panel', () => panels().includes('Analysis of access.log'));
  });

  it('finds the log of the workspace when none is in front', async () => {
    const { report } = succeeded(await analyze());
    assert.ok(report.sources[0]?.path.endsWith('access.log'));
  });

  it('takes several files as one log, compressed ones included', async () => {
    const files = [
      write('rotated.log', line('/a') + line('/b')),
      write('rotated.log.1', line('/a')),
      write('rotated.log.2.gz', new Uint8Array(gzipSync(line('/a') + line('/c', 500)))),
    ];
    const { report, about } = succeeded(await analyze(files[0], files));
    assert.equal(report.requests, 5);
    assert.deepEqual(report.status, { '200': 4, '500': 1 });
    assert.equal(report.paths?.[0]?.path, '/a');
    assert.equal(about.title, 'rotated.log and 2 more');
  });

  it('analyzes a log once in one panel, however often it is asked', async () => {
    const log = write('twice.log', line('/'));
    await analyze(log);
    writeFileSync(log.fsPath, line('/') + line('/'));
    assert.equal(succeeded(await analyze(log)).report.requests, 2);
    assert.equal(panels().filter(title => title.endsWith('twice.log')).length, 1);
  });

  it('opens as an editor of its own, compressed or plain', async () => {
    const log = write('reopened.log', line('/a') + line('/b'));
    const packed = write('reopened.log.1.gz', new Uint8Array(gzipSync(line('/c').repeat(3))));
    for (const [file, requests] of [
      [log, 2],
      [packed, 3],
    ] as const) {
      await commands.executeCommand('vscode.openWith', file, 'gunicorn.logAnalysis');
      const { input } = window.tabGroups.activeTabGroup.activeTab!;
      assert.ok(input instanceof TabInputCustom && input.viewType === 'gunicorn.logAnalysis');
      // Analyzed once more it is brought to the front, and no second panel beside it.
      assert.equal(succeeded(await analyze(file)).report.requests, requests);
      assert.equal(panels().filter(title => title.includes('reopened')).length, 0);
    }
  });

  it('answers questions from the log, with the format that read it before', async () => {
    const engine = nodeEngine(extensions.getExtension('gunicorn-logs.gunicorn-logs')!);
    const log = write('asked.log', line('/') + line('/broken', 500) + line('/broken', 404));
    const analysis = createAnalysis([log], engine);
    const all = succeeded(await analysis.run());
    const failed = succeeded(await analysis.ask('status>=500'));
    assert.deepEqual([all.report.requests, failed.report.requests, failed.report.filter?.text], [3, 1, 'status>=500']);
    assert.deepEqual([analysis.now().asked, analysis.whole()], ['status>=500', all.report]);
    // Read again, the log is asked the same.
    writeFileSync(log.fsPath, line('/broken', 503).repeat(2));
    assert.equal(succeeded(await analysis.run()).report.requests, 2);
    const wrong = await analysis.ask('duration>1s');
    assert.ok('failure' in wrong && wrong.failure.includes('%(D)s'), JSON.stringify(wrong));
  });

  it('compares a time with another one, and with another log, from the next answer on', async () => {
    const [before, after] = ['10:00:00', '11:00:00'];
    const log = write(
      'hours.log',
      at(before, '/slow', 40, 20_000) +
        at(before, '/same', 40, 5_000) +
        at(after, '/slow', 40, 90_000) +
        at(after, '/same', 40, 5_000),
    );
    const other = write('other.log', at(before, '/gone', 20, 5_000) + at(before, '/same', 40, 5_000));
    const analysis = createAnalysis([log], nodeEngine(extensions.getExtension('gunicorn-logs.gunicorn-logs')!));
    await analysis.run();

    const baseline = { from: null, until: Date.UTC(2026, 10, 22, 11), logs: null };
    await analysis.compare(baseline, 'time>=2026-11-22T11:00:00Z');
    const { report, compared } = analysis.now();
    equal(report?.requests, 80);
    equal(compared?.comparison?.before.requests, 80);
    deepEqual(changesOf(), [['slower', '/slow', 2_800_000]]);

    await analysis.ask('time>=2026-11-22T11:00:00Z path:/same');
    equal(analysis.now().compared?.comparison?.before.requests, 40);
    deepEqual(changesOf(), []);

    await analysis.compare({ from: null, until: null, logs: [other.fsPath] }, 'time<2026-11-22T11:00:00Z');
    deepEqual(changesOf(), [
      ['new', '/slow', 40],
      ['gone', '/gone', -20],
    ]);

    await analysis.compare({ from: null, until: null, logs: [join(folder, 'missing.log')] }, '');
    assert.match(analysis.now().failure ?? '', /missing\.log/);
    equal(analysis.now().report?.requests, 160);
    await analysis.compare(null, '');
    equal(analysis.now().compared, null);

    function changesOf() {
      const changes = analysis.now().compared?.comparison?.changes ?? [];
      return changes.map(({ kind, endpoint, cost }) => [kind, endpoint, Math.round(cost)]);
    }
  });

  it('follows a log, across a rotation, and answers another question meanwhile', async () => {
    const engine = nodeEngine(extensions.getExtension('gunicorn-logs.gunicorn-logs')!);
    const log = write('followed.log', line('/'));
    const analysis = createAnalysis([log], engine);
    await analysis.run();
    const requests = (count: number) =>
      until(`a report of ${count}`, () => analysis.now().report?.requests === count || undefined);
    await analysis.follow(true);
    assert.equal(analysis.now().about.following, true);
    appendFileSync(log.fsPath, line('/a') + line('/broken', 500));
    await requests(3);
    renameSync(log.fsPath, `${log.fsPath}.1`);
    writeFileSync(log.fsPath, line('/b'));
    await requests(4);
    await analysis.ask('status:500');
    assert.equal(analysis.now().report?.requests, 0, 'a question is about the files that were named');
    appendFileSync(log.fsPath, line('/broken', 500));
    await requests(1);
    await analysis.follow(false);
    assert.deepEqual([analysis.now().about.following, analysis.now().report?.requests], [false, 1]);
    analysis.dispose();
  });

  it('reads what is on disk and not what the editor holds', async () => {
    const log = write('unsaved.log', line('/'));
    const editor = await window.showTextDocument(await workspace.openTextDocument(log));
    await editor.edit(edit => edit.insert(editor.document.positionAt(0), line('/typed').repeat(3)));
    assert.equal(succeeded(await analyze()).report.requests, 1);
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  it('reads a file that is too big for a document', async () => {
    const count = 700_000;
    const log = write('huge.log', line('/').repeat(count));
    assert.ok(readFileSync(log.fsPath).length > 50 * 1024 * 1024);
    await commands.executeCommand('vscode.open', log);
    assert.equal(window.activeTextEditor, undefined);
    const { report } = succeeded(await analyze());
    assert.equal(report.requests, count);
  });

  it('falls back to the content when the config is that of another log, and says so', async () => {
    const log = Uri.file(join(samples, 'other-access.log'));
    writeFileSync(log.fsPath, line('/'));
    const { report, about } = succeeded(await analyze(log));
    assert.equal(report.requests, 1);
    assert.equal(report.format.from, 'content');
    assert.deepEqual(about.notes.slice(0, 1), [
      'The access_log_format in gunicorn.conf.py reads no line of other-access.log, so the format was found from its content.',
    ]);
  });

  it('takes the format that the user says before all others', async () => {
    const preferences = workspace.getConfiguration('gunicorn');
    await preferences.update('accessLogFormat', '%(m)s %(U)s %(s)s', true);
    try {
      const { report } = succeeded(await analyze(write('bare.log', 'GET / 200\nGET /a 404\n')));
      assert.equal(report.format.from, 'option');
      assert.deepEqual(report.status, { '200': 1, '404': 1 });
    } finally {
      await preferences.update('accessLogFormat', undefined, true);
    }
  });

  it('reads a log in the encoding that VS Code has for it', async () => {
    const [before, behind] = line('/书店').split('书店') as [string, string];
    const log = write('encoded.log', Uint8Array.from([...ascii(before), 0xca, 0xe9, 0xb5, 0xea, ...ascii(behind)]));
    const settings = workspace.getConfiguration('files');
    await settings.update('encoding', 'gbk', true);
    try {
      const { report } = succeeded(await analyze(log));
      assert.deepEqual(
        report.paths?.map(({ path }) => path),
        ['/书店'],
      );
    } finally {
      await settings.update('encoding', undefined, true);
    }
  });

  it('shows what could be read of a log with broken lines, and samples of the rest', async () => {
    const log = write(
      'broken.log',
      `${line('/')}\u0000\u0001\r\n${line('/').replace('\n', '\r\n')}127.0.0.1 - - [22/No`,
    );
    const { report } = succeeded(await analyze(log));
    assert.equal(report.requests, 2);
    assert.equal(report.lines.unparsed, 2);
    assert.equal(report.lines.samples.length, 2);
  });

  describe('of a log that is on no disk', () => {
    const path = '/日志 100%/access.log';
    const log = Uri.from({ scheme: 'memory', path });
    const files = new Map<string, Uint8Array>();
    const provider = provideMemoryFiles('memory', files);
    after(() => provider.dispose());
    const hold = (text: string) => void files.set(path, new TextEncoder().encode(text));

    it('reads its bytes, answers questions, and leads back to its lines', async () => {
      const engine = nodeEngine(extensions.getExtension('gunicorn-logs.gunicorn-logs')!);
      hold(line('/') + line('/broken', 500));
      const outcome = succeeded(await analyze(log));
      assert.equal(outcome.report.requests, 2);
      assert.equal(outcome.report.format.from, 'content', 'the config of the workspace reads none of its lines');
      const analysis = createAnalysis([log], engine);
      const { report } = succeeded(await analysis.ask('status>=500'));
      assert.equal(report.requests, 1);
      const paths = report.sources.map(source => source.path);
      const found = await engine.findLine({ paths, format: report.format.text, match: { status: '500' } });
      assert.equal(found?.line, 2);
      assert.equal(logOfPath(paths[0]!).toString(), log.toString());
      await openLine(engine, logOfPath(paths[0]!), found.line);
      await until('the line', () => window.activeTextEditor?.selection.start.line === 1);
      assert.equal(window.activeTextEditor?.document.uri.toString(), log.toString());
      analysis.dispose();
    });

    it('follows it', async () => {
      const analysis = createAnalysis([log], nodeEngine(extensions.getExtension('gunicorn-logs.gunicorn-logs')!));
      hold(line('/'));
      await analysis.run();
      await analysis.follow(true);
      hold(line('/') + line('/new'));
      await until('the new line', () => analysis.now().report?.requests === 2);
      analysis.dispose();
    });

    it('says that it is too large, or not there', async () => {
      files.set(path, new Uint8Array(64_000_001));
      const large = await analyze(log);
      assert.ok(large && 'failure' in large && large.failure.includes('at most 64 MB'), JSON.stringify(large));
      files.delete(path);
      const gone = await analyze(log);
      assert.ok(gone && 'failure' in gone && gone.failure.includes('could not be read'), JSON.stringify(gone));
    });
  });

  describe('says in one sentence', () => {
    it('that a file is not there', async () => {
      const outcome = await analyze(Uri.file(join(folder, 'gone.log')));
      assert.ok(outcome && 'failure' in outcome, JSON.stringify(outcome));
      assert.match(outcome.failure, /^[^\n]*gone\.log[^\n]*\.$/);
    });

    it('that a document is not saved', async () => {
      const untitled = await workspace.openTextDocument({ language: 'gunicorn-access-log', content: line('/') });
      const outcome = await analyze(untitled.uri);
      assert.ok(outcome && 'failure' in outcome, JSON.stringify(outcome));
      assert.match(outcome.failure, /is not saved yet\. Save it, then analyze the file\.$/);
      await window.showTextDocument(untitled);
      await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    });

    const NOTED: Readonly<Record<string, { content: string | Uint8Array<ArrayBuffer>; says: RegExp }>> = {
      'empty.log': { content: '', says: /empty\.log is empty/ },
      'binary.log': {
        content: Uint8Array.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 0x0a, 0, 1]),
        says: /binary\.log is not a text file/,
      },
      'foreign.log': { content: 'npm info using npm@11\nnpm info ok\n', says: /foreign\.log/ },
    };
    for (const [name, { content, says }] of Object.entries(NOTED)) {
      it(`what is wrong with ${name}`, async () => {
        const { report, about } = succeeded(await analyze(write(name, content)));
        assert.equal(report.requests, 0);
        assert.equal(about.notes.length, 1, about.notes.join('\n'));
        assert.match(about.notes[0]!, says);
      });
    }
  });

  function write(name: string, content: string | Uint8Array<ArrayBuffer>): Uri {
    const file = join(folder, name);
    writeFileSync(file, content);
    return Uri.file(file);
  }
});

function analyze(...values: unknown[]): Thenable<Outcome | undefined> {
  return commands.executeCommand('gunicorn.analyzeLog', ...values);
}

function succeeded(outcome: Outcome | undefined): Extract<Outcome, { report: Report }> {
  assert.ok(outcome && 'report' in outcome, JSON.stringify(outcome));
  return outcome;
}

const ascii = (text: string) => new TextEncoder().encode(text);

function panels(): string[] {
  const tabs = window.tabGroups.all.flatMap(group => group.tabs);
  return tabs.filter(({ input }) => input instanceof TabInputWebview).map(({ label }) => label);
}
