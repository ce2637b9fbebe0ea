import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { english } from '../../core/base/localize.ts';
import { createLanguageService } from '../../core/language/service.ts';
import { globSync } from '../../scripts/files.mjs';

const service = createLanguageService({ t: english });
const configs = [
  ...globSync('test/fixtures/gunicorn/configs', /\.py$/),
  ...globSync('test/language/rules', /\.py$/),
].map(path => readFileSync(path, 'utf8'));

/** Everything an editor asks while somebody types; the answers must lie in the text. */
function askEverything(text: string, offset: number): void {
  const document = service.open(text);
  const spans = [
    ...service
      .problems(document)
      .flatMap(({ at, fixes }) => [at].concat(fixes.flatMap(({ edits }) => edits.map(edit => edit.at)))),
    ...service.fixes(document, { start: offset, end: offset }).flatMap(({ fix }) => fix.edits.map(({ at }) => at)),
    ...service.completions(document, offset).map(({ edit }) => edit.at),
  ];
  const hover = service.hover(document, offset);
  if (hover) spans.push(hover.at);
  for (const { start, end } of spans) assert.ok(0 <= start && start <= end && end <= text.length, `${start}–${end}`);
}

describe('a half-typed config', () => {
  it('is read at every length', () => {
    for (const text of configs.slice(0, 40)) {
      for (let length = 0; length <= text.length; length += 17) askEverything(text.slice(0, length), length);
    }
  });

  it('is read whatever was cut out, put in or moved', () => {
    const scraps = fc.constantFrom(
      '(',
      ')',
      "'",
      '"',
      '"""',
      '\\',
      '%',
      '%(',
      '{',
      '}',
      '[',
      ':',
      '=',
      '\n',
      '  ',
      'f"',
      '\r',
      '\uFEFF',
      '\0',
      '😀',
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...configs),
        fc.nat(),
        fc.nat(30),
        fc.array(scraps, { maxLength: 4 }),
        (text, at, cut, added) => {
          const place = at % (text.length + 1);
          askEverything(text.slice(0, place) + added.join('') + text.slice(place + cut), place);
        },
      ),
      { numRuns: 600, seed: 1 },
    );
  });

  it('is read when it is no Python at all', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), fc.nat(200), (text, at) =>
        askEverything(text, Math.min(at, text.length)),
      ),
      { numRuns: 300, seed: 2 },
    );
  });

  it('is read however deep it is nested', () => {
    askEverything(`bind = ${'['.repeat(3000)}`, 10);
    askEverything(`workers = ${'1 + '.repeat(3000)}1\n`, 10);
    askEverything(Array.from({ length: 300 }, (_, depth) => `${' '.repeat(depth)}if x:\n`).join(''), 10);
    askEverything(`loglevel = ${'f("'.repeat(200)}`, 10);
  });
});
