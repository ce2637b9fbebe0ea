import assert from 'node:assert/strict';
import type { InlayHint, SemanticTokens } from 'vscode-languageserver/node';
import { endEditors, openEditor } from '../support/editor.ts';

const CONFIG = 'file:///srv/shop/gunicorn.conf.py';
const TEXT = `# 😀\naccess_log_format = '%(h)s %(D)s'\n`;

describe('a format in an editor', () => {
  afterEach(endEditors);

  it('has units behind its atoms', async () => {
    const editor = await openEditor({ client: { textDocument: { inlayHint: {} } } });
    const config = await editor.open(CONFIG, TEXT);
    const hints = await config.ask<InlayHint[]>('textDocument/inlayHint', {
      range: { start: { line: 0, character: 0 }, end: { line: 2, character: 0 } },
    });
    assert.deepEqual(
      hints.map(({ position, label }) => [position, label]),
      [[{ line: 1, character: 32 }, 'µs']],
    );
    await editor.end();
  });

  it('is painted', async () => {
    const editor = await openEditor({ client: { textDocument: { semanticTokens: { requests: {} } as never } } });
    assert.deepEqual(editor.capabilities.semanticTokensProvider?.legend.tokenTypes, ['variable', 'string', 'keyword']);
    const config = await editor.open(CONFIG, TEXT);
    const { data } = await config.ask<SemanticTokens>('textDocument/semanticTokens/full');
    // Line and character count from the token before: h, s, D, s.
    assert.deepEqual(data, [1, 23, 1, 0, 0, 0, 2, 1, 2, 0, 0, 4, 1, 0, 0, 0, 2, 1, 2, 0]);
    await editor.end();
  });

  it('leaves the paint of other files to others', async () => {
    const editor = await openEditor({ client: { textDocument: { semanticTokens: { requests: {} } as never } } });
    const config = await editor.open(CONFIG, 'workers = 2\n');
    assert.equal(await config.ask('textDocument/semanticTokens/full'), null);
    await editor.end();
  });

  it('is left to editors that want neither', async () => {
    const editor = await openEditor();
    assert.equal(editor.capabilities.inlayHintProvider, undefined);
    assert.equal(editor.capabilities.semanticTokensProvider, undefined);
    await editor.end();
  });
});
