import assert from 'node:assert/strict';
import { join } from 'node:path';
import { commands, window, workspace } from 'vscode';

describe('generated files', () => {
  const CASES = [
    { command: 'gunicorn.generateLogrotate', language: 'properties', holds: /postrotate/ },
    { command: 'gunicorn.generatePrometheusRules', language: 'yaml', holds: /^groups:$/m },
  ];
  for (const { command, language, holds } of CASES) {
    it(`${command} opens a document made from the config in front`, async () => {
      const folder = workspace.workspaceFolders![0]!.uri.fsPath;
      await window.showTextDocument(await workspace.openTextDocument(join(folder, 'gunicorn.conf.py')));
      await commands.executeCommand(command);
      const document = window.activeTextEditor?.document;
      assert.ok(document?.isUntitled, document?.fileName);
      assert.equal(document.languageId, language);
      assert.match(document.getText(), holds);
    });
  }

  it('name the paths of the config', async () => {
    const folder = workspace.workspaceFolders![0]!.uri.fsPath;
    await window.showTextDocument(await workspace.openTextDocument(join(folder, 'gunicorn.conf.py')));
    await commands.executeCommand('gunicorn.generateLogrotate');
    assert.ok(window.activeTextEditor?.document.getText().includes(join(folder, 'access.log')));
  });

  it('say above the text what had to be assumed', async () => {
    const folder = workspace.workspaceFolders![0]!.uri.fsPath;
    await window.showTextDocument(await workspace.openTextDocument(join(folder, 'gunicorn.conf.py')));
    const snippet = await commands.executeCommand<{ assumed: string[] }>('gunicorn.generateLogrotate');
    assert.notEqual(snippet.assumed.length, 0);
    const lines = window.activeTextEditor!.document.getText().split('\n');
    for (const [index, sentence] of snippet.assumed.entries()) assert.equal(lines[index + 1], `# - ${sentence}`);
  });

  afterEach(async () => {
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await commands.executeCommand('workbench.action.closeAllEditors');
  });
});
