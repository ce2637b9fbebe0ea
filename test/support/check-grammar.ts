import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import oniguruma from 'vscode-oniguruma';
import textmate from 'vscode-textmate';
import type { IGrammar, IToken, Registry } from 'vscode-textmate';

const { loadWASM, createOnigScanner, createOnigString } = oniguruma;
const { INITIAL, parseRawGrammar } = textmate;

const GRAMMARS: Readonly<Record<string, string>> = {
  'text.log.gunicorn-access': 'syntaxes/gunicorn-access-log.tmLanguage.json',
  'text.log.gunicorn-error': 'syntaxes/gunicorn-error-log.tmLanguage.json',
  'gunicorn-log-format.injection': 'syntaxes/gunicorn-log-format.tmLanguage.json',
  'source.logrotate': 'syntaxes/logrotate.tmLanguage.json',
  // VS Code's own Python grammar is not here; this one is enough to see where Python begins and ends.
  'source.python': 'test/syntaxes/python.tmLanguage.json',
};

let registry: Promise<Registry> | undefined;

/** A grammar in the engine that VS Code uses, with the injections that the manifest declares. */
export async function loadGrammar(scopeName: string): Promise<IGrammar> {
  registry ??= createRegistry();
  const grammar = await (await registry).loadGrammar(scopeName);
  assert.ok(grammar, `there is no grammar for ${scopeName}`);
  return grammar;
}

async function createRegistry(): Promise<Registry> {
  const wasm = createRequire(`${process.cwd()}/`).resolve('vscode-oniguruma/release/onig.wasm');
  await loadWASM(await readFile(wasm));
  const manifest = JSON.parse(await readFile('package.json', 'utf8')) as {
    contributes: { grammars: { scopeName: string; injectTo?: string[] }[] };
  };
  return new textmate.Registry({
    onigLib: Promise.resolve({ createOnigScanner, createOnigString }),
    loadGrammar: async name => {
      const path = GRAMMARS[name];
      return path === undefined ? null : parseRawGrammar(await readFile(path, 'utf8'), path);
    },
    getInjections: name =>
      manifest.contributes.grammars
        .filter(({ injectTo }) => injectTo?.includes(name))
        .map(({ scopeName }) => scopeName),
  });
}

/** The tokens of each line. */
export function tokenize(grammar: IGrammar, lines: readonly string[]): IToken[][] {
  let state = INITIAL;
  return lines.map(line => {
    const { tokens, ruleStack } = grammar.tokenizeLine(line, state);
    state = ruleStack;
    return tokens;
  });
}

/** The text of every token of the line that carries the scope. */
export function textsWith(scope: string, line: string, tokens: readonly IToken[]): string[] {
  return tokens
    .filter(token => hasScope(token, scope))
    .map(({ startIndex, endIndex }) => line.slice(startIndex, endIndex));
}

/**
 * Checks a document in which scopes are drawn under the lines: carets mark the columns, the scopes that all of these
 * must carry follow; `!` before a scope forbids it. A scope also stands for its more special ones.
 */
export function checkDrawnScopes(grammar: IGrammar, document: string): void {
  const lines: string[] = [];
  const drawn: { line: number; start: number; end: number; scopes: string[]; text: string }[] = [];
  for (const text of document.replace(/\n$/, '').split('\n')) {
    const match = /^(\s*)(\^+) (\S.*)$/.exec(text);
    if (!match) {
      lines.push(text);
      continue;
    }
    const start = match[1]!.length;
    drawn.push({ line: lines.length - 1, start, end: start + match[2]!.length, scopes: match[3]!.split(' '), text });
  }
  assert.ok(drawn.length > 0, 'no scope is drawn in this document');

  const tokens = tokenize(grammar, lines);
  for (const { line, start, end, scopes, text } of drawn) {
    assert.ok(end <= lines[line]!.length, `the carets reach beyond the line:\n${lines[line]}\n${text}`);
    for (const token of tokens[line]!.filter(token => token.startIndex < end && token.endIndex > start)) {
      for (const scope of scopes) {
        const forbidden = scope.startsWith('!');
        const has = hasScope(token, forbidden ? scope.slice(1) : scope);
        assert.ok(has !== forbidden, `${lines[line]}\n${text}\nis ${token.scopes.join(' ')}`);
      }
    }
  }
}

function hasScope(token: IToken, scope: string): boolean {
  return token.scopes.some(name => name.split(' ').some(one => one === scope || one.startsWith(`${scope}.`)));
}
