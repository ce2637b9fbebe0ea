import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Selection, Uri, commands, window, workspace } from 'vscode';
import type { TextEditor } from 'vscode';

const line = (status: number) =>
  `127.0.0.1 - - [22/Nov/2026:11:15:40 +0000] "GET /5001 HTTP/1.1" ${status} 5123 "-" "curl/8.4.0"\n`;

describe('going from error to error', () => {
  const samples = workspace.workspaceFolders![0]!.uri.fsPath;
  const folder = mkdtempSync(join(tmpdir(), 'gunicorn-logs-'));
  after(() => rmSync(folder, { recursive: true }));
  afterEach(() => commands.executeCommand('workbench.action.closeAllEditors'));

  it('visits all requests of an access log that failed, and stays at the last', async () => {
    const file = join(samples, 'access.log');
    const expected = numbersOf(file, /" 5\d\d \S+ "[^"]*" "[^"]*" \d+$/);
    const editor = await open(file, 0);
    const visited = await go(editor, 'Next', expected.length + 1);
    assert.deepEqual(visited, [...expected, expected.at(-1)]);
    assert.deepEqual(await go(editor, 'Previous', 2), [expected.at(-2), expected.at(-3)]);
  });

  it('visits timeouts and exceptions of an error log from its end', async () => {
    const file = join(samples, 'error.log');
    const expected = numbersOf(file, /\] \[(?:ERROR|CRITICAL)\] /);
    const editor = await open(file, Infinity);
    const visited = await go(editor, 'Previous', expected.length + 1);
    assert.deepEqual(visited, [...expected.toReversed(), expected[0]]);
  });

  it('finds the one error at the end of a long log while others go on', async () => {
    const file = join(folder, 'access.log');
    const count = 300_000;
    writeFileSync(file, line(200).repeat(count) + line(503));
    const editor = await open(file, 0);
    let turns = 0;
    const timer = setInterval(() => turns++);
    const visited = await go(editor, 'Next', 1);
    clearInterval(timer);
    assert.deepEqual(visited, [count + 1]);
    assert.ok(turns > 0);
  });
});

async function open(file: string, from: number): Promise<TextEditor> {
  const document = await workspace.openTextDocument(Uri.file(file));
  const editor = await window.showTextDocument(document);
  const at = Math.min(from, document.lineCount - 1);
  editor.selection = new Selection(at, 0, at, 0);
  return editor;
}

/** Where the cursor is after each step, 1-based. */
async function go(editor: TextEditor, direction: 'Next' | 'Previous', times: number): Promise<number[]> {
  const visited: number[] = [];
  for (let count = 0; count < times; count++) {
    await commands.executeCommand(`gunicorn.goTo${direction}Error`);
    visited.push(editor.selection.active.line + 1);
  }
  return visited;
}

function numbersOf(file: string, pattern: RegExp): number[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((text, index) => (pattern.test(text) ? [index + 1] : []));
}
