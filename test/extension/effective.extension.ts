import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { commands, workspace } from 'vscode';
import type { DocumentLink, TextDocument } from 'vscode';

describe('the effective configuration', () => {
  it('lists what a config and a command line set together, with links to the places', async () => {
    const folder = workspace.workspaceFolders![0]!.uri.fsPath;
    const config = join(folder, 'gunicorn.effective.conf.py');
    writeFileSync(config, "loglevel = 'debug'\nworkers = 2\n");
    writeFileSync(join(folder, 'Dockerfile.effective'), 'CMD gunicorn -c gunicorn.effective.conf.py -w 5 shop:app\n');

    const document = (await commands.executeCommand('gunicorn.showEffectiveConfiguration', config)) as TextDocument;
    const text = document.getText().slice(0, 600);
    assert.match(text, /^# What Gunicorn [\d.]+ uses when Dockerfile\.effective:1 starts it\./);
    assert.match(text, /\nworkers = 5 +# Dockerfile\.effective:1, command line\n/);
    assert.match(text, /\nloglevel = 'debug' +# gunicorn\.effective\.conf\.py:1\n/);

    const links = (await commands.executeCommand('vscode.executeLinkProvider', document.uri)) as DocumentLink[];
    const targets = links.map(({ target }) => target?.toString() ?? '');
    assert.ok(
      targets.some(target => target.endsWith('/gunicorn.effective.conf.py#L1')),
      targets.join('\n'),
    );
  });
});
