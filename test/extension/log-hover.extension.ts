import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Position, Uri, commands, env, window, workspace } from 'vscode';
import type { Hover, MarkdownString } from 'vscode';
import { until } from './until.ts';

describe('resting on a line of an access log', () => {
  const log = Uri.file(join(workspace.workspaceFolders![0]!.uri.fsPath, 'access.log'));
  const folder = mkdtempSync(join(tmpdir(), 'gunicorn-logs-'));
  after(async () => {
    await commands.executeCommand('workbench.action.closeAllEditors');
    rmSync(folder, { recursive: true });
  });

  it('names the value, and decodes the others', async () => {
    const text = await hoverAt(log, '/search?q=');
    assert.match(text, /^\*\*`%\(r\)s`\*\* — /);
    assert.match(text, /\| Request \| `GET` `\/search` \|/);
    assert.match(text, /\| `q` = \| `\w+` \|/);
  });

  it('ranks a duration in the log, once that was analyzed', async () => {
    await commands.executeCommand('gunicorn.analyzeLog', log);
    const slow = readFileSync(log.fsPath, 'utf8')
      .split('\n')
      .find(line => / \d{8}$/.test(line))!;
    assert.match(await hoverAt(log, slow), /\| Duration \| \d+(\.\d+)? s, among the slowest 1% of this log \|/);
  });

  it('ranks it in the log in front, which nobody analyzed', async () => {
    const file = join(folder, 'gunicorn-access.log');
    writeFileSync(file, readFileSync(log.fsPath, 'utf8'));
    writeFileSync(join(folder, 'gunicorn.conf.py'), readFileSync(join(log.fsPath, '../gunicorn.conf.py'), 'utf8'));
    await window.showTextDocument(await workspace.openTextDocument(file));
    await until('a rank', async () =>
      /\| Duration \| [^|]+, (?:faster|slower) than half of this log \|/.test(
        await hoverAt(Uri.file(file), '/books?page='),
      ),
    );
  });

  it('tells the time on the clock of the reader, in the language of the editor', async () => {
    const text = await hoverAt(log, '/search?q=');
    const time = Date.UTC(2026, 10, 17, ...timeOf(readFileSync(log.fsPath, 'utf8')));
    const shown = new Date(time).toLocaleString(env.language, { dateStyle: 'medium', timeStyle: 'long' });
    assert.ok(text.includes(`| Time | ${shown} |`), text);
  });

  it('shows what a client sent as text', async () => {
    const file = join(folder, 'access.log');
    const hostile = '[x](command:workbench.action.quit)|<img src=x>`';
    writeFileSync(file, `::1 - - [22/Nov/2026:11:15:40 +0000] "GET /a HTTP/1.1" 200 14 "-" "${hostile}"\n`);
    const text = await hoverAt(Uri.file(file), '/a HTTP');
    assert.match(text, /\| Program \| `/);
    assert.ok(!/\]\(command:(?![^`]*`)/.test(text.replaceAll(/(`+).*?\1/g, '')), text);
  });
});

/** Of the first line that searches for something. */
function timeOf(log: string): [number, number, number] {
  const [, clock] = /:(\d\d:\d\d:\d\d) \+0000\] "GET \/search\?q=/.exec(log)!;
  const [hours, minutes, seconds] = clock!.split(':').map(Number);
  return [hours!, minutes!, seconds!];
}

async function hoverAt(file: Uri, piece: string): Promise<string> {
  const document = await workspace.openTextDocument(file);
  const at = document.positionAt(document.getText().indexOf(piece) + 1);
  const hovers = await commands.executeCommand<Hover[]>(
    'vscode.executeHoverProvider',
    file,
    new Position(at.line, at.character),
  );
  return hovers.flatMap(({ contents }) => contents.map(content => (content as MarkdownString).value)).join('\n');
}
