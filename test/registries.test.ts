import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { ALERT_RULES } from '../core/generators/alert-rules.ts';
import { GENERATORS } from '../core/generators/index.ts';
import { globSync } from '../scripts/files.mjs';
import { importsOf, readSources } from './support/sources.ts';

/** A list of things of one kind, each in a file named for its id. */
interface Registry {
  readonly folder: string;
  /** How a file of the folder says that it defines one; files that say nothing of the kind are helpers. */
  readonly defines: RegExp;
}

const REGISTRIES: readonly Registry[] = [
  { folder: 'core/generators', defines: /: Generator = \{/ },
  { folder: 'cli/commands', defines: /: Command = \{/ },
];

describe('registries', () => {
  for (const { folder, defines } of REGISTRIES) {
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

    it(`an id in ${folder} is the name of its file`, () => {
      for (const { path, text } of defining) {
        assert.equal(/^ {2}id: '([^']+)'/m.exec(text)?.[1], path.slice(folder.length + 1, -'.ts'.length));
      }
    });
  }
});

describe('generators', () => {
  // Tables are padded for reading; here only the words count.
  const page = readFileSync('docs/generators.md', 'utf8').replace(/ +/g, ' ');

  for (const { id, says, options, generate } of GENERATORS) {
    it(`${id} is documented with everything that --set may name`, () => {
      assert.ok(
        page.includes(`\n## ${id}\n\n${says}\n`),
        `docs/generators.md needs a section "${id}" that begins: ${says}`,
      );
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
      assert.equal(typeof generate, 'function');
    });
  }

  it('every alert is documented', () => {
    for (const { name } of ALERT_RULES) assert.ok(page.includes(`| \`${name}\` |`), name);
  });
});
