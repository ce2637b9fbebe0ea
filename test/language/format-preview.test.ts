import assert from 'node:assert/strict';
import { english } from '../../core/base/localize.ts';
import { openDocument } from '../../core/language/document.ts';
import { formatPreview } from '../../core/language/format-preview.ts';

describe('the preview of an access log', () => {
  it('has a line for each sample request, and a row for each atom', () => {
    equal(`access_log_format = '%(m)s %(U)s %(s)s %(b)s'`, [
      'GET /api/items/42 200 5120',
      'POST /api/items 201 64',
      'GET /old page 404 9',
      'GET /health 204 0',
      '',
      'Atom   Example        Meaning                                                        Unit   Field',
      '%(m)s  GET            Request method                                                        method',
      '%(U)s  /api/items/42  Path of the request without the query string, percent-decoded         path',
      '%(s)s  200            Status code of the response                                           status',
      '%(b)s  5120           Size of the response body                                      bytes  size',
    ]);
  });

  it('says once that every line is lost', () => {
    equal(`access_log_format = '%(m)d'`, [
      'Gunicorn loses every line of this format: Python fails at %(m)d.',
      '',
      'Atom   Meaning         Field',
      '%(m)d  Request method  method',
    ]);
  });

  it('shows a constant line once', () => equal(`access_log_format = 'hello'`, ['hello']));

  it('shows the format of each branch', () => {
    equal(`if x:\n  access_log_format = 'one'\nelse:\n  access_log_format = 'two'`, [
      'Line 2 of the config:',
      '',
      'one',
      '',
      'Line 4 of the config:',
      '',
      'two',
    ]);
  });

  it('leaves out what a later assignment replaces', () => {
    equal(`access_log_format = 'one'\naccess_log_format = 'two'`, ['two']);
  });

  it('shows the default where the config sets none', () => {
    const lines = preview(`loglevel = 'info'`);
    assert.equal(lines[0], 'The config does not set access_log_format, so this is the default.');
    assert.match(lines[2] ?? '', /^192\.0\.2\.10 - alice \[22\/Nov\/2026:11:15:40 \+0000\] "GET /);
  });

  it('says what only running the config would tell', () => {
    equal(`access_log_format = open('x').read()`, ['Only running the config would tell all of access_log_format.']);
    equal(`from shop import *`, ['Only running the config would tell all of access_log_format.']);
  });

  it('is that of the worker class', () => {
    assert.equal(preview(`worker_class = 'asgi'\naccess_log_format = '%(s)05d'`)[0], '00200');
    equal(`worker_class = 'tornado'\naccess_log_format = '%(s)s'`, [
      'tornado writes no access log, whatever the format says.',
    ]);
  });

  it('is short, however long the format is', () => {
    const text = preview(`access_log_format = '${'%(D)99999d'.repeat(5000)}'`).join('\n');
    assert.ok(text.length < 1_000_000, String(text.length));
  });

  it('does not mind a mistake elsewhere', () => equal(`access_log_format = 'one'\nworkers = (`, ['one']));

  it('stays while a quote is missing', () => {
    for (const text of [
      `access_log_format = '%(h)s`,
      `access_log_format = '%(h)s\n`,
      `access_log_format = (\nx = 1\n`,
    ]) {
      assert.equal(formatPreview(openDocument(text), english), undefined, text);
    }
  });
});

function equal(config: string, expected: readonly string[]): void {
  assert.deepEqual(preview(config), expected);
}

function preview(config: string): readonly string[] {
  const text = formatPreview(openDocument(config), english);
  assert.ok(text !== undefined && text.endsWith('\n'), text);
  return text.slice(0, -1).split('\n');
}
