import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { Range, commands, window, workspace } from 'vscode';
import type { CodeLens, TextDocument, TextEditor } from 'vscode';
import { until } from './until.ts';

describe('the preview of an access log', () => {
  it('stands beside the config and shows the lines that Gunicorn will write', async () => {
    const config = await open("access_log_format = '%(h)s %(m)s %(D)s'\n");
    const preview = await show();
    assert.equal(preview.languageId, 'gunicorn-access-log');
    assert.match(preview.getText(), /^192\.0\.2\.10 GET 134250\n192\.0\.2\.10 POST 12048311\n/);
    assert.match(preview.getText(), /\n%\(D\)s +134250 +Time spent .*, microseconds +microseconds +duration\n/);
    assert.equal(window.activeTextEditor?.document, config.document, 'the focus has left the config');
    const [left, right] = ['gunicorn.preview.conf.py', preview.uri.path.slice(1)].map(
      name => window.tabGroups.all.find(({ tabs }) => tabs.some(({ label }) => label === name))?.viewColumn,
    );
    assert.notEqual(left, right);
  });

  it('is opened by the lens above the format', async () => {
    const { document } = await open("access_log_format = '%(m)s'\n");
    const lens = await until('a lens', async () => {
      const found = await commands.executeCommand<CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 10);
      return found.find(({ command }) => command?.command === 'gunicorn.previewFormat');
    });
    const { command, arguments: values = [] } = lens.command!;
    const preview = await commands.executeCommand<TextDocument>(command, ...values);
    await until('the first line', () => preview.getText().startsWith('GET\n'));
    assert.equal(window.visibleTextEditors.length, 2);
  });

  it('follows each key', async () => {
    const { document } = await open("access_log_format = '%(h)s'\n");
    const preview = await show();
    await until('the first line', () => preview.getText().startsWith('192.0.2.10\n'));
    for (const [typed, shown] of [
      [' ', /^192\.0\.2\.10\n/],
      ['%', /^Gunicorn loses every line .* fails at %\.\n/],
      ['(s)', /fails at %\(s\)\.\n/],
      ['s', /^192\.0\.2\.10 200\n/],
    ] as const) {
      const editor = window.activeTextEditor!;
      await editor.edit(edit => edit.insert(document.positionAt(document.getText().lastIndexOf("'")), typed));
      await until(`a preview of ${document.getText()}`, () => shown.test(preview.getText()));
    }
  });

  it('keeps what it shows while a quote is missing', async () => {
    const editor = await open("access_log_format = '%(h)s'\n");
    const preview = await show();
    await until('the first line', () => preview.getText().startsWith('192.0.2.10\n'));
    const before = preview.getText();
    const quote = editor.document.positionAt(editor.document.getText().lastIndexOf("'"));
    await editor.edit(edit => edit.delete(new Range(quote, quote.translate(0, 1))));
    // Whatever is shown for a format without its end, it is not another format.
    await setTimeout(300);
    assert.equal(preview.getText(), before);
    await editor.edit(edit => edit.insert(quote, " %(m)s'"));
    await until('the next line', () => preview.getText().startsWith('192.0.2.10 GET\n'));
  });

  afterEach(async () => {
    await commands.executeCommand('workbench.action.files.revert');
    await commands.executeCommand('workbench.action.closeAllEditors');
  });
});

async function open(text: string): Promise<TextEditor> {
  const file = join(workspace.workspaceFolders![0]!.uri.fsPath, 'gunicorn.preview.conf.py');
  writeFileSync(file, text);
  const document = await workspace.openTextDocument(file);
  const editor = await window.showTextDocument(document);
  // What an earlier test has left open may still be the old text.
  await until('the text on disk', () => document.getText() === text);
  return editor;
}

async function show(): Promise<TextDocument> {
  const preview = await commands.executeCommand<TextDocument | undefined>('gunicorn.previewFormat');
  assert.ok(preview, 'there is no preview');
  return preview;
}
