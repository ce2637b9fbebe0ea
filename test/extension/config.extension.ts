import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CodeAction,
  DiagnosticSeverity,
  Hover,
  MarkdownString,
  Position,
  Uri,
  commands,
  languages,
  workspace,
} from 'vscode';
import type { Diagnostic, TextDocument } from 'vscode';
import { until } from './until.ts';

const MISTAKES = ["accesslog = '-'", "access_log_format = '%(h)s %(b)d %(D)s'", "loglevel = 'warn'", ''].join('\n');

describe('a Gunicorn config', () => {
  it('is checked, and a fix mends it', async () => {
    const document = await open('gunicorn.broken.conf.py', MISTAKES);
    const problems = await until('a problem', () => problemsOf(document));
    const lost = problems.find(problem => ruleOf(problem) === 'wrong-conversion');
    assert.ok(lost, JSON.stringify(problems));
    assert.equal(lost.severity, DiagnosticSeverity.Error);
    const level = problems.find(problem => ruleOf(problem) === 'unknown-log-level');
    assert.equal(level?.severity, DiagnosticSeverity.Warning);

    const actions = await commands.executeCommand<CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      lost.range,
    );
    const fix = actions.find(({ edit }) => edit);
    assert.ok(fix?.edit, 'there is no fix');
    await workspace.applyEdit(fix.edit);
    await until(
      'no such problem any more',
      () => !languages.getDiagnostics(document.uri).some(problem => ruleOf(problem) === 'wrong-conversion'),
    );
    assert.match(document.getText(), /%\(b\)s/);
  });

  it('is explained where the mouse rests', async () => {
    const document = await open('gunicorn.hover.conf.py', MISTAKES);
    assert.match(await hover(document, '%(D)s'), /microseconds/);
    assert.match(await hover(document, 'loglevel'), /info/);
  });

  it('is one when the user says so, whatever its name', async () => {
    const preferences = workspace.getConfiguration('gunicorn');
    const document = await open('web.py', MISTAKES);
    await preferences.update('configFiles', ['web.py']);
    try {
      await until('a problem', () => problemsOf(document));
    } finally {
      await preferences.update('configFiles', undefined);
    }
  });

  it('is not any other Python file', async () => {
    const other = await open('settings.py', MISTAKES);
    const config = await open('gunicorn.last.conf.py', MISTAKES);
    await until('a problem in the config', () => problemsOf(config));
    assert.deepEqual(
      languages.getDiagnostics(other.uri).filter(({ source }) => source === 'gunicorn'),
      [],
    );
  });

  afterEach(() => commands.executeCommand('workbench.action.closeAllEditors'));
});

async function open(name: string, text: string): Promise<TextDocument> {
  const file = join(workspace.workspaceFolders![0]!.uri.fsPath, name);
  writeFileSync(file, text);
  return workspace.openTextDocument(Uri.file(file));
}

function problemsOf({ uri }: TextDocument) {
  const problems = languages.getDiagnostics(uri).filter(({ source }) => source === 'gunicorn');
  return problems.length > 0 ? problems : undefined;
}

/** The id of the rule, which is a link to its page. */
function ruleOf({ code }: Diagnostic): string | undefined {
  return typeof code === 'object' && code.target.path.endsWith(`/${code.value}.md`) ? String(code.value) : undefined;
}

async function hover(document: TextDocument, text: string): Promise<string> {
  const at: Position = document.positionAt(document.getText().indexOf(text) + 2);
  const hovers = await until('a hover', async () => {
    const found = await commands.executeCommand<Hover[]>('vscode.executeHoverProvider', document.uri, at);
    return found.length > 0 ? found : undefined;
  });
  return hovers.flatMap(({ contents }) => contents.map(each => (each as MarkdownString).value)).join('\n');
}
