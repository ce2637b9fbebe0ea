import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Range, commands, window, workspace } from 'vscode';
import type { InlayHint, SemanticTokens, SemanticTokensLegend } from 'vscode';
import { until } from './until.ts';

describe('a format in a Gunicorn config', () => {
  it('has units behind its atoms, and is painted', async () => {
    const file = join(workspace.workspaceFolders![0]!.uri.fsPath, 'gunicorn.view.conf.py');
    writeFileSync(file, "access_log_format = '%(h)s %(D)s %(b)s'\n");
    const { document } = await window.showTextDocument(await workspace.openTextDocument(file));

    const hints = await until('a hint', async () => {
      const all = new Range(0, 0, document.lineCount, 0);
      const found = await commands.executeCommand<InlayHint[]>('vscode.executeInlayHintProvider', document.uri, all);
      return found.length > 0 ? found : undefined;
    });
    assert.deepEqual(
      hints.map(({ label, position }) => [label, position.character]),
      [
        ['µs', 32],
        ['bytes', 38],
      ],
    );

    const legend = await commands.executeCommand<SemanticTokensLegend>(
      'vscode.provideDocumentSemanticTokensLegend',
      document.uri,
    );
    const tokens = await commands.executeCommand<SemanticTokens>('vscode.provideDocumentSemanticTokens', document.uri);
    const [line, character, length, type] = tokens.data;
    assert.deepEqual([line, character, length, legend.tokenTypes[type!]], [0, 23, 1, 'variable']);
  });

  afterEach(() => commands.executeCommand('workbench.action.closeAllEditors'));
});
