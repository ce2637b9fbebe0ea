import assert from 'node:assert/strict';
import { join } from 'node:path';
import { commands, window, workspace } from 'vscode';
import type { TextDocument } from 'vscode';
import { until } from './until.ts';

describe('generated files', () => {
  const CASES = [
    { command: 'gunicorn.generateLogrotate', language: 'logrotate', holds: /postrotate/ },
    { command: 'gunicorn.generatePrometheusRules', language: 'yaml', holds: /^groups:$/m },
  ];
  for (const { command, language, holds } of CASES) {
    it(`${command} opens a document made from the config in front`, async () => {
      const folder = workspace.workspaceFolders![0]!.uri.fsPath;
      await window.showTextDocument(await workspace.openTextDocument(join(folder, 'gunicorn.conf.py')));
      await commands.executeCommand(command);
      const document = await shown(language);
      assert.match(document.getText(), holds);
    });
  }

  it('name the paths of the config', async () => {
    const folder = workspace.workspaceFolders![0]!.uri.fsPath;
    await window.showTextDocument(await workspace.openTextDocument(join(folder, 'gunicorn.conf.py')));
    await commands.executeCommand('gunicorn.generateLogrotate');
    assert.ok((await shown('logrotate')).getText().includes(join(folder, 'access.log')));
  });

  it('say above the text what had to be assumed', async () => {
    const folder = workspace.workspaceFolders![0]!.uri.fsPath;
    await window.showTextDocument(await workspace.openTextDocument(join(folder, 'gunicorn.conf.py')));
    const snippet = await commands.executeCommand<{ assumed: string[] }>('gunicorn.generateLogrotate');
    assert.notEqual(snippet.assumed.length, 0);
    const lines = (await shown('logrotate')).getText().split('\n');
    for (const [index, sentence] of snippet.assumed.entries()) assert.equal(lines[index + 1], `# - ${sentence}`);
  });

  afterEach(async () => {
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await commands.executeCommand('workbench.action.closeAllEditors');
  });
});

/** The untitled document in front. VS Code tells extensions a little later than it shows it. */
function shown(language: string): Promise<TextDocument> {
  return until(`an untitled document in ${language}`, () => {
    const document = window.activeTextEditor?.document;
    return document?.isUntitled && document.languageId === language ? document : undefined;
  });
}
