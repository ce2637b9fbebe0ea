import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type {
  CodeAction,
  CodeLens,
  DocumentHighlight,
  DocumentLink,
  DocumentSymbol,
  FullDocumentDiagnosticReport,
  Location,
  MarkupContent,
  SignatureHelp,
  TextEdit,
} from 'vscode-languageserver/node';
import { endEditors, openEditor } from '../support/editor.ts';

const CONFIG = 'file:///srv/shop/gunicorn.conf.py';

describe('the language server over standard input and output', () => {
  afterEach(endEditors);

  it('marks a format that loses lines, and mends it', async () => {
    const editor = await openEditor();
    const config = await editor.open(CONFIG, `# 😀\naccesslog = '-'\naccess_log_format = '%(h)s %(b)d %(D)s'\n`);
    const [problem] = await config.diagnostics();
    assert.ok(problem, 'nothing is marked');
    assert.equal(problem.code, 'wrong-conversion');
    assert.equal(problem.severity, 1);
    assert.equal(problem.source, 'gunicorn');
    assert.equal(problem.range.start.line, 2);

    const [fix] = await config.fixes(problem);
    assert.ok(fix, 'nothing mends it');
    assert.equal(fix.kind, 'quickfix');
    await config.change({ text: config.after(editsOf(fix)) });
    assert.deepEqual(await config.diagnostics(), []);
    assert.equal(await editor.end(), 0);
    assert.equal(editor.complaints(), '');
  });

  it('explains an atom and a setting', async () => {
    const editor = await openEditor();
    const config = await editor.open(CONFIG, `access_log_format = '%(D)s'\nloglevel = 'info'\n`);
    assert.match(markdown(await config.hover({ line: 0, character: 24 })), /microseconds/);
    assert.match(markdown(await config.hover({ line: 1, character: 3 })), /loglevel/);
    assert.equal(await config.hover({ line: 2, character: 0 }), null);
    await editor.end();
  });

  it('speaks the language of the editor', async () => {
    const editor = await openEditor({ locale: 'zh-cn' });
    const config = await editor.open(CONFIG, `access_log_format = '%(D)s'\n`);
    assert.match(markdown(await config.hover({ line: 0, character: 24 })), /微秒/);
    await editor.end();
  });

  it('leaves to other extensions what they say as well', async () => {
    for (const without of [[], ['syntax-error']]) {
      const editor = await openEditor({ without });
      const config = await editor.open(CONFIG, 'bind = [\n');
      const codes = (await config.diagnostics()).map(({ code }) => code);
      assert.deepEqual(codes, without.length > 0 ? [] : ['syntax-error']);
      await editor.end();
    }
  });

  it('offers the names of settings, each an edit that replaces what was typed', async () => {
    const editor = await openEditor();
    const config = await editor.open(CONFIG, 'access');
    const items = await config.completion({ line: 0, character: 6 });
    const item = items.find(({ label }) => label === 'access_log_format');
    assert.ok(item, `offered: ${items.map(({ label }) => label).join(', ')}`);
    const edit = item.textEdit as TextEdit;
    assert.deepEqual(edit.range, { start: { line: 0, character: 0 }, end: { line: 0, character: 6 } });
    await editor.end();
  });

  it('offers a hook with its body, and places to fill in where the editor has them', async () => {
    for (const snippetSupport of [false, true]) {
      const client = { textDocument: { completion: { completionItem: { snippetSupport } } } };
      const editor = await openEditor({ client });
      const config = await editor.open(CONFIG, 'post');
      const items = await config.completion({ line: 0, character: 4 });
      const item = items.find(({ label }) => label === 'post_fork');
      const body = snippetSupport ? '$0' : 'pass';
      assert.ok(item);
      assert.equal((item.textEdit as TextEdit).newText, `def post_fork(server, worker):\n    ${body}`);
      assert.equal(item.insertTextFormat, snippetSupport ? 2 : 1);
      assert.equal(item.filterText, 'post_fork');
      await editor.end();
    }
  });

  it('says beside each label what it means, where the editor has room for it', async () => {
    for (const labelDetailsSupport of [false, true]) {
      const client = { textDocument: { completion: { completionItem: { labelDetailsSupport } } } };
      const editor = await openEditor({ client });
      const config = await editor.open(CONFIG, "access_log_format = '%('");
      const items = await config.completion({ line: 0, character: 23 });
      const item = items.find(({ label }) => label === '%(M)s');
      const means = 'Time spent on the request, milliseconds';
      assert.equal(item?.detail, labelDetailsSupport ? undefined : means);
      assert.equal(item?.labelDetails?.description, labelDetailsSupport ? means : undefined);
      await editor.end();
    }
  });

  it('shows what a hook is called with', async () => {
    const editor = await openEditor();
    const config = await editor.open(CONFIG, 'def post_fork(server, ');
    const help = await config.ask<SignatureHelp | null>('textDocument/signatureHelp', {
      position: { line: 0, character: 22 },
    });
    assert.equal(help?.signatures[0]?.label, 'post_fork(server, worker)');
    assert.equal(help.activeParameter, 1);
    assert.deepEqual(help.signatures[0]?.parameters?.[1]?.label, [18, 24]);
    assert.equal(await config.ask('textDocument/signatureHelp', { position: { line: 0, character: 3 } }), null);
    await editor.end();
  });

  it('offers a lens only to editors that can do what it says', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'gunicorn-logs-server-'));
    writeFileSync(join(folder, 'access.log'), '');
    const uri = pathToFileURL(join(folder, 'gunicorn.conf.py')).href;
    const lenses = async (commands: string[]) => {
      const editor = await openEditor({ client: { textDocument: { codeLens: {} } }, commands });
      await editor.open(uri, "accesslog = 'access.log'\n");
      const textDocument = { uri };
      const links = await editor.request<DocumentLink[]>('textDocument/documentLink', { textDocument });
      assert.equal(links[0]?.target, pathToFileURL(join(folder, 'access.log')).href);
      const found = await editor.request<CodeLens[]>('textDocument/codeLens', { textDocument });
      await editor.end();
      return found.map(({ command }) => [command?.command, command?.arguments]);
    };
    try {
      assert.deepEqual(await lenses([]), []);
      assert.deepEqual(await lenses(['gunicorn.analyzeLog']), [
        ['gunicorn.analyzeLog', [join(folder, 'access.log').replaceAll('\\', '/')]],
      ]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('gives the outline, what can be folded, and where a name comes from', async () => {
    const editor = await openEditor();
    const text = 'workers = 1\nbind = [\n  "a",\n]\nworkers = 2\n';
    await editor.open(CONFIG, text);
    const at = { textDocument: { uri: CONFIG }, position: { line: 0, character: 3 } };
    const symbols = await editor.request<DocumentSymbol[]>('textDocument/documentSymbol', at);
    assert.deepEqual(
      symbols.map(({ name, children }) => [name, children?.map(child => child.name)]),
      [
        ['Worker Processes', ['workers']],
        ['Server Socket', ['bind']],
        ['Worker Processes', ['workers']],
      ],
    );
    assert.deepEqual(await editor.request('textDocument/foldingRange', at), [{ startLine: 1, endLine: 2 }]);
    const definition = await editor.request<Location>('textDocument/definition', at);
    assert.equal(definition.range.start.line, 4);
    const highlights = await editor.request<DocumentHighlight[]>('textDocument/documentHighlight', at);
    assert.deepEqual(
      highlights.map(({ range, kind }) => [range.start.line, kind]),
      [
        [0, 3],
        [4, 3],
      ],
    );
    assert.equal(editor.complaints(), '');
    await editor.end();
  });

  it('follows every key of somebody who types, and forgets what is closed', async () => {
    const editor = await openEditor();
    const config = await editor.open(CONFIG, '');
    const typed = `access_log_format = "%({x-request-id}i)s %(b)d`;
    for (const [character, text] of typed.split('').entries()) {
      const at = { line: 0, character };
      await config.change({ range: { start: at, end: at }, text });
      await config.hover(at);
      await config.completion(at);
    }
    assert.equal(config.text(), typed);
    await config.diagnostics();
    assert.deepEqual(await config.close(), []);
    assert.equal(await config.hover({ line: 0, character: 3 }), null);
    assert.equal(editor.complaints(), '');
    assert.equal(await editor.end(), 0);
  });

  const HALF_TYPED = [
    "access_log_format = '%(",
    'access_log_format = (',
    "loglevel = 'warn",
    '\u0000\uFFFD\n=',
    'def f(:\n (((',
  ];
  for (const text of HALF_TYPED) {
    it(`answers about ${JSON.stringify(text)}`, async () => {
      const editor = await openEditor();
      const config = await editor.open(CONFIG, text);
      await config.diagnostics();
      for (let character = 0; character <= text.split('\n')[0]!.length; character++) {
        await config.hover({ line: 0, character });
        await config.completion({ line: 0, character });
      }
      assert.equal(editor.complaints(), '');
      await editor.end();
    });
  }

  it('answers about one config while it reads another that is none', async () => {
    const editor = await openEditor({ client: { textDocument: { diagnostic: {} } } });
    const bomb = 'file:///srv/bomb/gunicorn.conf.py';
    await editor.open(bomb, '['.repeat(90_000));
    const config = await editor.open(CONFIG, 'workers = 2\n');
    const order: string[] = [];
    await Promise.all([
      editor
        .request<FullDocumentDiagnosticReport>('textDocument/diagnostic', { textDocument: { uri: bomb } })
        .then(({ items }) => order.push(`bomb: ${items.map(({ code }) => code).join()}`)),
      config.hover({ line: 0, character: 2 }).then(() => order.push('hover')),
    ]);
    assert.deepEqual(order, ['hover', 'bomb: too-large']);
    assert.equal(editor.complaints(), '');
    await editor.end();
  });

  describe('looks only at configs', () => {
    const MISTAKE = `accesslog = '-'\naccess_log_format = '%(b)d'\n`;
    const CASES = [
      { path: '/srv/gunicorn.conf.py', text: MISTAKE, served: true },
      { path: '/srv/gunicorn.prod.conf.py', text: MISTAKE, served: true },
      { path: '/srv/gunicorn_config.py', text: MISTAKE, served: true },
      { path: '/srv/gunicorn_conf.py', text: MISTAKE, served: true },
      { path: '/srv/gunicorn.py', text: MISTAKE, served: true },
      { path: '/srv/gunicorn/prod.py', text: MISTAKE, served: true },
      { path: '/srv/app/settings.py', text: MISTAKE, served: false },
      { path: '/srv/my_gunicorn.conf.py', text: MISTAKE, served: false },
      { path: '/srv/app/web.py', text: MISTAKE, selected: true, served: true },
    ];
    for (const { path, text, selected = false, served } of CASES) {
      const name = selected ? `${path}, which the user chose` : path;
      it(`${served ? 'looks at' : 'leaves'} ${name}`, async () => {
        const editor = await openEditor({ selected });
        const file = await editor.open(`file://${path}`, text);
        assert.equal((await file.diagnostics()).length > 0, served);
        assert.equal((await file.hover({ line: 0, character: 2 })) !== null, served);
        await editor.end();
      });
    }
  });

  it('says in one sentence that it needs to know how to talk', () => {
    const { status, stderr } = spawnSync(process.execPath, ['dist/server.js'], {
      env: { LANG: 'C' },
      encoding: 'utf8',
    });
    assert.equal(stderr, 'Say how to talk to the editor: gunicorn-language-server --stdio\n');
    assert.equal(status, 2);
  });
});

function editsOf(action: CodeAction): TextEdit[] {
  return (action.edit?.documentChanges ?? []).flatMap(change =>
    'edits' in change ? (change.edits as TextEdit[]) : [],
  );
}

function markdown(hover: { contents: unknown } | null): string {
  assert.ok(hover, 'nothing is explained');
  return (hover.contents as MarkupContent).value;
}
