import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { english } from '../../core/base/localize.ts';
import type { ConfigDocument, Surroundings } from '../../core/language/document.ts';
import { openDocument } from '../../core/language/document.ts';
import { NEWEST } from '../../core/gunicorn/version.ts';
import { RULES } from '../../core/language/rules/index.ts';
import { globSync } from '../../scripts/files.mjs';
import { checkDrawn, checkFixed, readCases } from '../support/check-rule.ts';

const withCommands = (document: ConfigDocument) => document.commands ?? [document];

describe('rules', () => {
  it('every file of the folder is listed, and named for its id', () => {
    const files = globSync('core/language/rules', /\.ts$/).filter(path => !path.endsWith('/index.ts'));
    assert.deepEqual(RULES.map(({ id }) => `core/language/rules/${id}.ts`).toSorted(), files.toSorted());
  });

  for (const rule of RULES) {
    const { id, bad, good, exampleFile } = rule;
    const example = exampleFile === undefined ? undefined : { version: NEWEST, path: `/srv/app/${exampleFile}` };
    const problemsIn = (text: string, surroundings?: Surroundings) =>
      withCommands(openDocument(text, surroundings)).flatMap(part => rule.problems(part, english));

    describe(id, () => {
      const fixture = `test/language/rules/${id}.conf.py`;

      it('is drawn under the configs of its fixture', () => checkDrawn(fixture));

      it('mends what it can mend', () => checkFixed(fixture, `test/language/rules/${id}.fixed.conf.py`, id));

      it('has a case that it speaks of and one that it is silent about', () => {
        const speaks = new Set(
          readCases(fixture).map(({ config, surroundings }) => problemsIn(config, surroundings).length > 0),
        );
        assert.deepEqual([speaks.has(true), speaks.has(false)], [true, true]);
      });

      it('speaks of its bad example and not of its good one', () => {
        assert.notEqual(problemsIn(bad, example).length, 0);
        assert.deepEqual(problemsIn(good, example), []);
      });

      it('has its page in both languages', () => {
        for (const page of [`docs/rules/${id}.md`, `docs/zh-cn/rules/${id}.md`]) {
          assert.ok(existsSync(page), `${page} is missing: npm run docs`);
          assert.ok(readFileSync(page, 'utf8').startsWith(`# ${id}\n`));
        }
      });
    });
  }
});
