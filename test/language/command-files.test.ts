import assert from 'node:assert/strict';
import { english } from '../../core/base/localize.ts';
import { NEWEST } from '../../core/gunicorn/version.ts';
import { createLanguageService } from '../../core/language/service.ts';
import { readCases } from '../support/check-rule.ts';
import type { SeededRandom } from '../support/random.ts';
import { seededRandom } from '../support/random.ts';

const ROUNDS = 3000;
const SEED = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));
const PATHS = ['Dockerfile', 'compose.yaml', 'Procfile', 'web.service', 'start.sh', '.env'].map(name => `/srv/${name}`);

const service = createLanguageService({ t: english });

describe('a file that runs Gunicorn', () => {
  it(`is read whatever is in it, and every problem stands inside (SEED=${SEED})`, () => {
    const random = seededRandom(SEED);
    const texts = readCases('test/language/rules/refused-argument.conf.py').map(({ config }) => config);
    for (let round = 0; round < ROUNDS; round++) {
      const path = random.pick(PATHS);
      const text = damaged(random.pick(texts), random);
      const document = service.open(text, { version: NEWEST, path });
      for (const { at } of service.problems(document)) {
        assert.ok(0 <= at.start && at.start <= at.end && at.end <= text.length, `${path} (SEED=${SEED}):\n${text}`);
      }
    }
  });

  for (const path of PATHS) {
    it(`is read in good time where it is long: ${path}`, () => {
      const lines = [
        'gunicorn --bind "a b" \\',
        "  --name 'it'\\''s' ${A:-b} $(c) | tee `d` <<E",
        'E',
        '  x: [',
        '- "\\"',
        '',
      ];
      const text = lines.join('\n').repeat(1000);
      const started = performance.now();
      service.problems(service.open(text, { version: NEWEST, path }));
      assert.ok(performance.now() - started < 2000);
    });
  }
});

/** A few stretches of it are gone, doubled or something else. */
function damaged(text: string, random: SeededRandom): string {
  let changed = text;
  for (let count = random.below(6); count >= 0; count--) {
    const start = random.below(changed.length + 1);
    const end = start + random.below(8);
    const put = random.pick([...ODD, changed.slice(start, end).repeat(2)]);
    changed = changed.slice(0, start) + put + changed.slice(end);
  }
  return changed;
}

const ODD = [
  '',
  '',
  '"',
  "'",
  '\\',
  '\\\n',
  '$',
  '${',
  '$(',
  '`',
  '<<E',
  '%',
  '%%',
  '[',
  '{',
  ': ',
  '\n',
  '\r\n',
  '\0',
  '- ',
  '|\n',
  '=',
  '--',
  '-w',
  '&x *x',
  '\uFEFF',
  '😀',
];
