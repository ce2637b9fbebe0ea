import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { english } from '../../core/base/localize.ts';
import { finish } from '../../core/base/steps.ts';
import { createLanguageService } from '../../core/language/service.ts';
import { globSync } from '../../scripts/files.mjs';
import { seededRandom } from '../support/random.ts';

const EDITS = 60;
const SCRAPS = [
  '\n',
  '    ',
  "'",
  '"""',
  '(',
  ')',
  '[',
  '{',
  '}',
  '%(h)s',
  '#',
  '\\',
  'def f():\n',
  'if x:\n',
  'workers = 2\n',
  '\t',
  ':',
  '=',
  'é',
  '\uFEFF',
];

const service = createLanguageService({ t: english });

describe('a config that is edited', () => {
  const seed = Number(process.env['SEED'] ?? 20261123);

  for (const path of globSync('test/fixtures/gunicorn/configs', /\.py$/)) {
    it(`is read as if it were new: ${path}, seed ${seed}`, () => {
      const random = seededRandom(seed);
      let document = service.open(readFileSync(path, 'utf8'));
      for (let edit = 0; edit < EDITS; edit++) {
        const { text } = document;
        const at = random.below(text.length + 1);
        const removed = random.pick([0, 0, 1, 3, 20]);
        const added = random.pick([...SCRAPS, text.slice(random.below(text.length), random.below(text.length))]);
        const edited = text.slice(0, at) + added + text.slice(at + removed);
        document = finish(service.openSteps(edited, document.surroundings, document));
        const fresh = service.open(edited);
        assert.deepEqual(document.settings, fresh.settings, JSON.stringify({ text, at, removed, added }));
        assert.deepEqual(
          service.problems(document),
          service.problems(fresh),
          JSON.stringify({ text, at, removed, added }),
        );
      }
    });
  }
});
