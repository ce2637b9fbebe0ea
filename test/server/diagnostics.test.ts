import assert from 'node:assert/strict';
import type {
  ClientCapabilities,
  CodeAction,
  DocumentDiagnosticReport,
  Position,
  TextDocumentEdit,
} from 'vscode-languageserver/node';
import { endEditors, openEditor } from '../support/editor.ts';

const CONFIG = 'file:///srv/shop/gunicorn.conf.py';
const MISTAKE = "loglevel = 'info'\nworkers = 2\nloglevel = 'trace'\n";
const START: Position = { line: 0, character: 0 };

describe('diagnostics', () => {
  afterEach(endEditors);

  describe('that an editor asks for', () => {
    const PULL: ClientCapabilities = {
      textDocument: {
        diagnostic: { relatedInformation: true, codeDescriptionSupport: true, tagSupport: { valueSet: [1, 2] } },
      },
    };

    it('come with their page and tags, in the language of the editor', async () => {
      for (const [locale, page] of [
        ['en', /\/docs\/rules\/duplicate-assignment\.md$/],
        ['zh-cn', /\/docs\/zh-cn\/rules\/duplicate-assignment\.md$/],
      ] as const) {
        const editor = await openEditor({ client: PULL, locale });
        await editor.open(CONFIG, MISTAKE);
        const report = await pull(editor);
        assert.equal(report.kind, 'full');
        const [first] = report.items;
        assert.equal(first?.code, 'duplicate-assignment');
        assert.match(first.codeDescription?.href ?? '', page);
        assert.deepEqual(first.tags, [1]);
        assert.equal(editor.complaints(), '');
        await editor.end();
      }
    });

    it('are not sent again while nothing is new', async () => {
      const editor = await openEditor({ client: PULL });
      const config = await editor.open(CONFIG, MISTAKE);
      const first = await pull(editor);
      assert.equal((await pull(editor, first.resultId)).kind, 'unchanged');
      await config.change({ range: { start: START, end: START }, text: '# more\n' });
      const second = await pull(editor, first.resultId);
      assert.equal(second.kind, 'full');
      assert.equal(second.items[0]?.range.start.line, 1);
      await editor.end();
    });

    it('are none for a file that is no config', async () => {
      const editor = await openEditor({ client: PULL });
      await editor.open('file:///srv/shop/settings.py', MISTAKE);
      assert.deepEqual((await pull(editor, undefined, 'file:///srv/shop/settings.py')).kind, 'full');
      await editor.end();
    });

    it('of a text that has changed meanwhile are refused, and the newest are right', async () => {
      const editor = await openEditor({ client: PULL });
      const config = await editor.open(CONFIG, '');
      const answers: Promise<unknown>[] = [];
      for (let count = 0; count < 30; count++) {
        const at = { line: 0, character: count };
        await config.change({ range: { start: at, end: at }, text: 'x' });
        answers.push(
          pull(editor).then(
            report => report.kind,
            (error: { code: number }) => error.code,
          ),
        );
      }
      await config.change({ text: MISTAKE });
      const last = await pull(editor);
      for (const answer of await Promise.all(answers))
        assert.ok(answer === 'full' || answer === -32801, String(answer));
      assert.equal(last.kind === 'full' && last.items.length, 2);
      assert.equal(editor.complaints(), '');
      await editor.end();
    });
  });

  it('that an editor cannot draw are left out', async () => {
    const editor = await openEditor();
    const config = await editor.open(CONFIG, MISTAKE);
    const [first] = await config.diagnostics();
    assert.equal(first?.code, 'duplicate-assignment');
    assert.equal(first.tags, undefined);
    assert.equal(first.codeDescription, undefined);
    await editor.end();
  });

  it('are mended all at once when the user saves', async () => {
    const editor = await openEditor();
    const config = await editor.open(
      CONFIG,
      "accesslog = '-'\naccess_logformat = '%(h)s %(b)d %(D)s'\nloglevel = 'warn'\n",
    );
    const ask = (only: string[]) =>
      editor.request<CodeAction[]>('textDocument/codeAction', {
        textDocument: { uri: CONFIG },
        range: { start: START, end: { line: 9, character: 0 } },
        context: { diagnostics: [], only },
      });
    const [all, ...others] = await ask(['source.fixAll']);
    assert.equal(all?.kind, 'source.fixAll.gunicorn');
    assert.deepEqual(others, []);
    const edits = (all.edit!.documentChanges as TextDocumentEdit[]).flatMap(change => change.edits);
    const mended = config.after(edits as never);
    assert.match(mended, /^access_log_format = /m);
    await config.change({ text: mended });
    assert.deepEqual(
      (await ask(['quickfix'])).map(({ kind }) => kind).filter(kind => kind !== 'quickfix'),
      [],
    );
    await editor.end();
  });
});

function pull(editor: Awaited<ReturnType<typeof openEditor>>, previousResultId?: string, uri = CONFIG) {
  return editor.request<DocumentDiagnosticReport>('textDocument/diagnostic', {
    textDocument: { uri },
    ...(previousResultId !== undefined && { previousResultId }),
  });
}
