import assert from 'node:assert/strict';
import { commands, extensions, workspace } from 'vscode';

describe('the extension in VS Code', () => {
  const extension = extensions.getExtension('gunicorn-logs.gunicorn-logs');

  it('is found under its id', () => {
    assert.ok(extension, `VS Code knows ${extensions.all.length} extensions, and ours is not among them.`);
  });

  it('activates', async () => {
    await extension?.activate();
    assert.equal(extension?.isActive, true);
  });

  it('sees the folder of samples', async () => {
    const files = await workspace.findFiles('*');
    const names = new Set(files.map(file => file.path.split('/').at(-1)));
    for (const name of ['access.log', 'error.log', 'gunicorn.conf.py']) assert.ok(names.has(name), name);
  });

  it('registers every command that its manifest declares', async () => {
    const declared: { command: string }[] = extension?.packageJSON.contributes.commands;
    const registered = new Set(await commands.getCommands(true));
    assert.deepEqual(
      declared.map(({ command }) => command).filter(id => !registered.has(id)),
      [],
    );
  });
});
