import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Uri, commands, workspace } from 'vscode';
import type { DocumentLink, FoldingRange } from 'vscode';
import { until } from './until.ts';

describe('tracebacks in an error log', () => {
  const folder = workspace.workspaceFolders![0]!.uri.fsPath;
  const log = Uri.file(join(folder, 'error.log'));
  const texts = readFileSync(log.fsPath, 'utf8').split('\n');
  const made: string[] = [];
  before(() => workspace.openTextDocument(log));
  afterEach(() => made.splice(0).forEach(path => rmSync(path, { recursive: true })));

  it('can be folded, alone and with the entry that they belong to', async () => {
    const heading = texts.findIndex(text => text.startsWith('Traceback'));
    const last = texts.findIndex((text, index) => index > heading && /^\S/.test(text));
    await until('both ranges', async () => {
      const ranges = await commands.executeCommand<FoldingRange[] | undefined>(
        'vscode.executeFoldingRangeProvider',
        log,
      );
      const found = new Set(ranges?.map(({ start, end }) => `${start} ${end}`));
      return found.has(`${heading - 1} ${last}`) && found.has(`${heading} ${last}`);
    });
  });

  it('lead to the files of the workspace that they mean, and to no other', async () => {
    make('src/bookshop/shop.py');
    make('sync.py');
    const links = await linksOf(log);
    const expected = texts.flatMap((text, line) => (text.includes('/bookshop/shop.py", line') ? [line] : []));
    assert.ok(expected.length > 0);
    assert.deepEqual(
      links.map(({ range }) => range.start.line),
      expected,
      "Gunicorn's own sync.py is none of ours",
    );
    const target = links[0]!.target!;
    assert.equal(target.fsPath, join(folder, 'src/bookshop/shop.py'));
    assert.equal(target.fragment, `L${/line (\d+)/.exec(texts[expected[0]!]!)![1]}`);
    assert.ok(links.every(link => link.target?.scheme === 'file'));
  });

  it('lead nowhere where the workspace has none of their files, whatever they name', async () => {
    make('error.log.1', 'passwd');
    const hostile = Uri.file(join(folder, 'error.log.1'));
    const paths = ['/etc/passwd', '//evil.example/passwd', '\\\\evil.example\\passwd', 'command:quit', '../passwd'];
    writeFileSync(hostile.fsPath, paths.map(path => `  File "${path}", line 1, in x\n`).join(''));
    const links = await linksOf(hostile);
    assert.deepEqual(
      links.map(({ target }) => target?.fsPath),
      [join(folder, 'passwd')],
      'only a file of that name in the workspace',
    );
  });

  function make(...names: string[]): void {
    for (const name of names) {
      const path = join(folder, name);
      mkdirSync(join(path, '..'), { recursive: true });
      writeFileSync(path, '\n'.repeat(100));
      made.push(name.includes('/') ? join(folder, name.split('/')[0]!) : path);
    }
  }
});

/** What other extensions find, such as addresses, counts as well; ours are those with a tooltip. */
async function linksOf(uri: Uri): Promise<DocumentLink[]> {
  await workspace.openTextDocument(uri);
  const links = await until('links', async () => {
    const found = await commands.executeCommand<DocumentLink[]>('vscode.executeLinkProvider', uri);
    return found.some(({ tooltip }) => tooltip?.startsWith('Line ')) ? found : null;
  });
  return links.filter(({ tooltip }) => tooltip?.startsWith('Line '));
}
