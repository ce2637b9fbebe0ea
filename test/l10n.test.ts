import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { CallExpression, Expression } from 'oxc-parser';
import { Visitor } from 'oxc-parser';
import { globSync } from '../scripts/files.mjs';
import type { SourceFile } from './support/sources.ts';
import { parseSource, readSources } from './support/sources.ts';

/** Fields of registry rows that hold an English sentence, by the folder of the registry; the edges pass them to `t`. */
const REGISTRIES: Readonly<Record<string, readonly string[]>> = {
  'core/gunicorn': ['means', 'trap', 'summary', 'detail', 'defaultFrom'],
  'core/language/rules': ['says', 'explains'],
  'core/analysis/insights': ['says'],
  'core/logs': ['says'],
  'core/generators': ['says', 'title'],
  'webview/charts': ['says', 'title'],
  'core/export': ['title'],
  cli: ['says'],
};

interface Sentence {
  readonly text: string;
  /** `path:line` */
  readonly at: string;
}

describe('localization', () => {
  const sources = readSources(['core', 'server', 'client', 'webview', 'cli']);
  const sentences = sources.flatMap(sentencesOf);
  const translations = readTranslations('zh-cn');

  it('every sentence has a translation', () => {
    const missing = sentences.filter(({ text }) => !translations.has(text));
    none(missing.map(({ at, text }) => `${at} ${text}`));
  });

  it('every translation is of a sentence that is still said', () => {
    const said = new Set(sentences.map(({ text }) => text));
    const unused = [...translations].filter(([sentence]) => !said.has(sentence));
    none(unused.map(([sentence, { file }]) => `${file}: ${sentence}`));
  });

  it('a translation has the placeholders of its sentence', () => {
    const wrong = [...translations].filter(
      ([sentence, { text }]) => placeholders(sentence).join() !== placeholders(text).join(),
    );
    none(wrong.map(([sentence, { text }]) => `${sentence} → ${text}`));
  });

  it('a translation is in Chinese', () => {
    const foreign = [...translations].filter(([, { text }]) => !/\p{Script=Han}/u.test(text));
    none(foreign.map(([sentence]) => sentence));
  });

  it('Chinese is punctuated as Chinese', () => {
    const wrong = [...translations.values()].filter(({ text }) =>
      /\p{Script=Han}[,;:?!]|[,;:?!]\p{Script=Han}/u.test(text),
    );
    none(wrong.map(({ file, text }) => `${file}: ${text}`));
  });

  it('what the manifest says is translated, and nothing else', () => {
    const said = [...readFileSync('package.json', 'utf8').matchAll(/"%([^"%]+)%"/g)].map(match => match[1]!);
    const expected = [...new Set(said)].toSorted();
    for (const file of ['package.nls.json', 'package.nls.zh-cn.json']) {
      const names = Object.keys(JSON.parse(readFileSync(file, 'utf8')) as object).toSorted();
      assert.deepEqual(names, expected, file);
    }
  });

  it('finds every way of saying something', () => {
    const file = parseSource(
      'cli/sample.ts',
      [
        "io.note(io.t('One {name}', { name }));",
        "vscode.l10n.t('Two');",
        "t(isOne ? 'Three' : 'Four');",
        'const row = { id: "none", says: "Five", detail: "none" };',
        "t('Six ' +",
        "  'in two halves');",
      ].join('\n'),
    );
    assert.deepEqual(
      sentencesOf(file).map(({ text, at }) => `${at} ${text}`),
      [
        'cli/sample.ts:1 One {name}',
        'cli/sample.ts:2 Two',
        'cli/sample.ts:3 Three',
        'cli/sample.ts:3 Four',
        'cli/sample.ts:4 Five',
        'cli/sample.ts:5 Six in two halves',
      ],
    );
  });

  it('a template with values is refused, for no translation can be found by it', () => {
    const file = parseSource('cli/sample.ts', 't(`Hello ${name}`);');
    assert.throws(() => sentencesOf(file), /cli\/sample\.ts:1 .* template/);
  });
});

/** Fails with the whole list; a diff would show only its beginning. */
function none(complaints: readonly string[]): void {
  assert.equal(complaints.length, 0, complaints.join('\n'));
}

/** What a file says: literals in calls of a function named `t`, and sentences in rows of a registry. */
function sentencesOf({ path, text, program }: SourceFile): Sentence[] {
  const found: Sentence[] = [];
  const lineOf = (offset: number) => text.slice(0, offset).split('\n').length;
  const add = (expression: Expression | undefined) => {
    for (const literal of literalsOf(expression)) {
      const at = `${path}:${lineOf(literal.start)}`;
      if (literal.text === null) throw new Error(`${at} says a template with values; say {name} and pass the value`);
      found.push({ at, text: literal.text });
    }
  };
  const registry = Object.keys(REGISTRIES).find(folder => path.startsWith(`${folder}/`));
  const fields = registry === undefined ? [] : REGISTRIES[registry]!;
  new Visitor({
    CallExpression: call => {
      if (isSaying(call)) add(call.arguments[0] as Expression | undefined);
    },
    Property: ({ key, value }) => {
      if (key.type === 'Identifier' && fields.includes(key.name)) add(value as Expression);
    },
  }).visit(program);
  return found;
}

function isSaying({ callee }: CallExpression): boolean {
  if (callee.type === 'Identifier') return callee.name === 't';
  return callee.type === 'MemberExpression' && callee.property.type === 'Identifier' && callee.property.name === 't';
}

/** The texts an expression may have; null for a template with values. What comes from elsewhere has none. */
function literalsOf(expression: Expression | undefined): { text: string | null; start: number }[] {
  if (expression?.type === 'Literal') {
    return typeof expression.value === 'string' ? [{ text: expression.value, start: expression.start }] : [];
  }
  if (expression?.type === 'TemplateLiteral') {
    const [only, ...more] = expression.quasis;
    return [{ text: more.length > 0 ? null : only!.value.cooked!, start: expression.start }];
  }
  if (expression?.type === 'ConditionalExpression') {
    return [...literalsOf(expression.consequent), ...literalsOf(expression.alternate)];
  }
  if (expression?.type === 'ArrayExpression') {
    return expression.elements.flatMap(element => literalsOf(element as Expression));
  }
  if (expression?.type === 'BinaryExpression') {
    const halves = [...literalsOf(expression.left as Expression), ...literalsOf(expression.right)];
    if (halves.length === 2) return [{ text: halves.map(({ text }) => text).join(''), start: expression.start }];
  }
  return [];
}

/** All translations of a language, by the English sentence; the same sentence in two files must not differ. */
function readTranslations(language: string): Map<string, { text: string; file: string }> {
  const all = new Map<string, { text: string; file: string }>();
  for (const file of globSync(`l10n/${language}`, /\.json$/)) {
    const entries = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>);
    for (const [sentence, text] of entries) {
      const before = all.get(sentence);
      assert.ok(!before || before.text === text, `${file} and ${before?.file} translate differently: ${sentence}`);
      all.set(sentence, { text, file });
    }
  }
  return all;
}

function placeholders(sentence: string): string[] {
  return [...new Set(sentence.match(/\{\w+\}/g))].toSorted();
}
