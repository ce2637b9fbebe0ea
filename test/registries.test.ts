import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { ALERT_RULES } from '../core/generators/alert-rules.ts';
import { english } from '../core/base/localize.ts';
import { GENERATORS } from '../core/generators/index.ts';
import { LOG_METRICS } from '../core/generators/mtail-metrics.ts';
import { RULES } from '../core/language/rules/index.ts';
import { globSync } from '../scripts/files.mjs';
import { importsOf, readSources } from './support/sources.ts';

/** A list of things of one kind, each in a file named for its id. */
interface Registry {
  readonly folder: string;
  /** How a file of the folder says that it defines one; files that say nothing of the kind are helpers. */
  readonly defines: RegExp;
  /** The id of what a file defines, where it is more than the name of the file. */
  readonly idOf?: (fileName: string) => string;
}

const REGISTRIES: readonly Registry[] = [
  { folder: 'core/analysis/insights', defines: /: Insight = \{/ },
  { folder: 'core/language/rules', defines: /= rule\(\{/ },
  { folder: 'core/analysis/aggregates', defines: /: Aggregate<.*= \{/ },
  { folder: 'core/generators', defines: /: Generator = \{/ },
  { folder: 'webview/charts', defines: /: Chart = \{/ },
  { folder: 'server/features', defines: /: Feature = \{/ },
  { folder: 'cli/commands', defines: /: Command = \{/ },
  { folder: 'client/commands', defines: /: Command = \{/, idOf: name => `gunicorn.${camelCase(name)}` },
];

describe('registries', () => {
  it('are listed once', () => {
    assert.deepEqual(
      REGISTRIES.map(({ folder }) => folder),
      [...new Set(REGISTRIES.map(({ folder }) => folder))],
    );
  });

  for (const { folder, defines, idOf = (name: string) => name } of REGISTRIES) {
    const sources = readSources([folder]);
    const index = sources.find(({ path }) => path === `${folder}/index.ts`)!;
    const defining = sources.filter(({ text }) => defines.test(text));

    it(`${folder}/index.ts lists every file of its kind`, () => {
      const listed = new Set(importsOf(index).map(({ from }) => from));
      assert.notEqual(defining.length, 0);
      assert.deepEqual(
        defining.map(({ path }) => path).filter(path => !listed.has(path)),
        [],
      );
    });

    it(`an id in ${folder} is that of its file`, () => {
      for (const { path, text } of defining) {
        const name = path.slice(folder.length + 1, -'.ts'.length);
        assert.equal(/^ {2}id: '([^']+)'/m.exec(text)?.[1], idOf(name));
      }
    });
  }
});

describe('rules', () => {
  for (const { id } of RULES) {
    it(`${id} has a config with its expectations`, () => {
      assert.ok(existsSync(`test/language/rules/${id}.conf.py`), `test/language/rules/${id}.conf.py is missing`);
    });
  }
});

describe('rule pages', () => {
  it('there is one for each rule, and for nothing else', () => {
    const pages = globSync('docs/rules', /\.md$/).map(path => path.slice('docs/rules/'.length, -'.md'.length));
    assert.deepEqual(
      pages.filter(page => page !== 'README'),
      RULES.map(({ id }) => id).toSorted(),
    );
  });
});

describe('commands of the palette', () => {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
    contributes: { commands: { command: string }[] };
  };

  it('are those of the manifest', () => {
    const ids = readSources(['client/commands']).flatMap(({ text }) => /^ {2}id: '([^']+)'/m.exec(text)?.[1] ?? []);
    assert.deepEqual(ids.toSorted(), manifest.contributes.commands.map(({ command }) => command).toSorted());
  });

  it('have one for each generator', () => {
    const commands = new Set(manifest.contributes.commands.map(({ command }) => command));
    for (const { id } of GENERATORS) {
      assert.ok(commands.has(`gunicorn.${camelCase(`generate-${id}`)}`), `no command generates ${id}`);
    }
  });
});

describe('generators', () => {
  // Tables are padded for reading; here only the words count.
  const page = readFileSync('docs/generators.md', 'utf8').replace(/ +/g, ' ');

  for (const { id, says, options } of GENERATORS) {
    it(`${id} is documented with everything that --set may name`, () => {
      const beginning = `\n## ${id}\n\n${says}\n`;
      assert.ok(page.includes(beginning), `docs/generators.md needs a section "${id}" that begins: ${says}`);
      for (const { name, says, example } of options) {
        const row = `| \`${name}\` | ${says} | \`${example}\` |`;
        assert.ok(page.includes(row), `docs/generators.md lacks the row ${row}`);
      }
    });

    it(`${id} accepts the examples of its options`, () => {
      for (const { accepts, example } of options) assert.match(example, accepts);
    });

    it(`${id} has goldens`, () => {
      assert.notEqual(globSync('test/generators/golden', new RegExp(`/${id}\\.`)).length, 0);
    });
  }

  it('every metric of the logs is documented', () => {
    for (const { name, labels, means } of Object.values(LOG_METRICS)) {
      const row = ['', `\`${name}\``, labels.map(label => `\`${label}\``).join(', '), means(english), '']
        .join(' | ')
        .trim();
      assert.ok(page.includes(row.replace(/ +/g, ' ')), row);
    }
  });

  it('every alert is documented', () => {
    for (const { name } of ALERT_RULES) assert.ok(page.includes(`| \`${name}\` |`), name);
  });
});

function camelCase(name: string): string {
  return name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());
}
