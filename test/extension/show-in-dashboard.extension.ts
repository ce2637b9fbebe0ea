import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Selection, TabInputWebview, Uri, commands, window, workspace } from 'vscode';
import type { Outcome } from '../../client/read-log.ts';
import type { Report } from '../../core/analysis/report.ts';

describe('Show in Dashboard', () => {
  const folder = workspace.workspaceFolders![0]!.uri.fsPath;
  const access = join(folder, 'access.log');
  const lines = readFileSync(access, 'utf8').trimEnd().split('\n');
  afterEach(() => commands.executeCommand('workbench.action.closeAllEditors'));

  it('goes from a request to its step in time, its path and its status', async () => {
    const line = lines.findIndex(text => text.includes('"GET /search') && text.includes('" 503 '));
    const { report } = await show(access, line);
    const asked = /^time>=(\S+) time<(\S+) status:503 path:\/search$/.exec(report.filter!.text);
    assert.ok(asked, report.filter!.text);
    const [from, until] = [Date.parse(asked[1]!), Date.parse(asked[2]!)];
    const isInStep = (text: string) => timeOf(text) >= from && timeOf(text) < until;
    assert.ok(isInStep(lines[line]!));
    assert.ok(until - from <= 60_000, 'the log is of an hour');
    const same = lines.filter(
      text => isInStep(text) && /"GET \/search(\?\S*)? HTTP/.test(text) && text.includes('" 503 '),
    );
    assert.equal(report.requests, same.length);
    assert.ok(window.tabGroups.activeTabGroup.activeTab?.input instanceof TabInputWebview);
  });

  it('uses the dashboard that is open, and takes back what was asked there before', async () => {
    const first = await show(access, 0);
    const second = await show(access, lines.length - 1);
    assert.notEqual(first.report.filter!.text, second.report.filter!.text);
    const panels = window.tabGroups.all.flatMap(({ tabs }) => tabs.filter(tab => tab.input instanceof TabInputWebview));
    assert.equal(panels.length, 1);
  });

  it('goes from a traceback in the error log to that time in the access log that the config names', async () => {
    const error = join(folder, 'error.log');
    const texts = readFileSync(error, 'utf8').split('\n');
    const line = texts.findIndex(text => text.startsWith('  File '));
    const { report } = await show(error, line);
    const said = /^\[(\S+) (\S+)/.exec(texts.slice(0, line).findLast(text => text.startsWith('['))!)!;
    const asked = /^time>=(\S+) time<(\S+)$/.exec(report.filter!.text)!;
    const time = Date.parse(`${said[1]}T${said[2]}Z`);
    assert.ok(Date.parse(asked[1]!) <= time && time < Date.parse(asked[2]!), report.filter!.text);
    assert.equal(report.sources[0]!.path, access);
  });

  it('does nothing but say so where no log is in front', async () => {
    await window.showTextDocument(await workspace.openTextDocument(join(folder, 'gunicorn.conf.py')));
    assert.equal(await commands.executeCommand('gunicorn.showInDashboard'), undefined);
  });
});

/** Of the line of an access log in UTC. */
function timeOf(line: string): number {
  const [, day, month, year, clock] = /\[(\d+)\/(\w+)\/(\d+):(\S+) \+0000\]/.exec(line)!;
  return Date.parse(`${day} ${month} ${year} ${clock} UTC`);
}

async function show(file: string, line: number): Promise<{ readonly report: Report }> {
  const editor = await window.showTextDocument(await workspace.openTextDocument(Uri.file(file)));
  editor.selection = new Selection(line, 3, line, 3);
  const outcome = await commands.executeCommand<Outcome | undefined>('gunicorn.showInDashboard');
  assert.ok(outcome && 'report' in outcome, JSON.stringify(outcome));
  return outcome;
}
