import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { globSync } from '../../scripts/files.mjs';
import { checkDrawnScopes, loadGrammar, textsWith, tokenize } from '../support/check-grammar.ts';

const HERE = 'test/syntaxes';
const DRAWN = [
  { grammar: 'text.log.gunicorn-access', documents: /^access-.*\.log$/ },
  { grammar: 'text.log.gunicorn-error', documents: /^error-.*\.log$/ },
  { grammar: 'source.logrotate', documents: /^logrotate\.conf$/ },
  { grammar: 'source.python', documents: /^log-format\.txt$/ },
];

describe('grammars', () => {
  for (const { grammar, documents } of DRAWN) {
    for (const name of readdirSync(HERE).filter(name => documents.test(name))) {
      it(`${name} has the scopes that are drawn in it`, async () => {
        checkDrawnScopes(await loadGrammar(grammar), readFileSync(join(HERE, name), 'utf8'));
      });
    }
  }

  const REAL = ['samples/access.log', ...globSync('test/fixtures/logs', /\/access\.log$/)];
  for (const path of REAL) {
    it(`every line of ${path} shows its status`, async () => {
      const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
      const tokens = tokenize(await loadGrammar('text.log.gunicorn-access'), lines);
      const without = lines.filter(
        (line, index) => textsWith('constant.numeric.status', line, tokens[index]!).length !== 1,
      );
      // A client can break a line in two where the format has the decoded path: neither half is an access line.
      assert.deepEqual(
        without.filter(line => !/\/u\/$|^newline/.test(line)),
        [],
      );
    });
  }

  it('every entry of the sample error log shows its level', async () => {
    const lines = readFileSync('samples/error.log', 'utf8').trimEnd().split('\n');
    const tokens = tokenize(await loadGrammar('text.log.gunicorn-error'), lines);
    for (const [index, line] of lines.entries()) {
      const levels = textsWith('keyword.other.level', line, tokens[index]!);
      assert.equal(levels.length, /^\[\d{4}-/.test(line) ? 1 : 0, line);
    }
  });

  describe('a hostile line is read to its end where VS Code reads it, and cannot hang where it is longer', () => {
    /** `editor.maxTokenizationLineLength`: VS Code leaves longer lines plain. */
    const LONGEST = 20_000;
    /** What VS Code grants a line, in milliseconds. It is looked at between tokens, so a slow expression would hang. */
    const PATIENCE = 500;
    const head = '127.0.0.1 - - [22/Nov/2026:10:46:01 +0000] ';
    const HOSTILE: Record<string, string> = {
      spaces: fill(' '),
      commas: fill('a, '),
      'open brackets': fill(' [22/Nov/2026:'),
      'open requests': head + fill('"GET / '),
      'escaped requests': `${head}"GET ${fill('\\"GET ')}`,
      'spaces in a request': `${head}"GET ${fill(' ')}`,
      protocols: `${head}"GET ${fill(' HTTP/1.1')}`,
      backslashes: `${head}"GET ${fill('\\')}`,
      'empty strings': head + fill('"" '),
      'bare methods': fill('GET / '),
      'tabs after a method': `GET /${fill('\t')}`,
      labels: fill('a=b= '),
      'a long word': fill('a'),
      'a JSON key without end': `{"${fill('\\"')}`,
      'JSON keys': `{${fill('"a" "b" ')}`,
      'brackets in JSON': `{"a": "${fill('[22/ \\"GET ')}`,
      'an entry of capitals': `[2026-11-22 10:46:59 +0000] [1] [ERROR] ${fill('A.')}`,
      'an entry of signals': `[2026-11-22 10:46:59 +0000] [1] [ERROR] ${fill('signal signal: (pid ')}`,
      'carets and spaces': fill('^ '),
      'a File line without end': `  File "${fill('", line 1')}`,
      'percent signs': `access_log_format = '${fill('%(')}`,
      'open braces': `access_log_format = '${fill('%({')}`,
    };
    for (const [name, line] of Object.entries(HOSTILE)) {
      it(name, async function () {
        this.timeout(20_000);
        for (const scope of ['text.log.gunicorn-access', 'text.log.gunicorn-error', 'source.python']) {
          const grammar = await loadGrammar(scope);
          const state = grammar.tokenizeLine2('Traceback (most recent call last):', null).ruleStack;
          for (const start of [null, state]) {
            assert.equal(grammar.tokenizeLine2(line.slice(0, LONGEST), start, 10_000).stoppedEarly, false, scope);
            assert.ok(grammar.tokenizeLine2(line, start, PATIENCE).ruleStack, scope);
          }
        }
      });
    }
  });
});

function fill(piece: string): string {
  return piece.repeat(Math.ceil(100_000 / piece.length));
}
