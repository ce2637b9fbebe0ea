import assert from 'node:assert/strict';
import { english } from '../../core/base/localize.ts';
import { span } from '../../core/base/spans.ts';
import { ATOMS, atomByKey } from '../../core/gunicorn/atoms.ts';
import { formatPreview } from '../../core/language/format-preview.ts';
import { formatProblems } from '../../core/language/format-problems.ts';
import { createLanguageService } from '../../core/language/service.ts';
import { seededRandom } from '../support/random.ts';

const service = createLanguageService({ t: english });
const SEED = 20261123;

const PIECES = ATOMS.map(({ key }) => `%(${key})s`).concat(
  ['%(D)-10d', '%(b)d', '%({X-Id}i)s', '%({x}e)r', '%(Q)s', '%(a(b))s', '%(a|b)s', '%(a\\\\|b)s', '%(`)s'],
  ['%(', '%(h)', '%', '%%', ' ', '"', "\\'", '\\"', '\\n', '\\x41', '\\', '{', '}', '😀', '|', '`', '<b>'],
  ["' '", "' + '", `' "`],
);

describe('what is shown of a format, whatever somebody types', () => {
  it(`is about the characters it stands at, seed ${SEED}`, () => {
    const random = seededRandom(SEED);
    let seen = 0;
    for (let count = 0; count < 600; count++) {
      const pieces = Array.from({ length: random.below(8) }, () => random.pick(PIECES)).join('');
      const text = `${random.pick(['', 'f', 'r', 'b'])}'${pieces}${random.pick(["'", "'", '', '"'])}`;
      seen += checkConfig(`access_log_format = ${text}\n`);
      checkAlone(pieces);
    }
    assert.ok(seen > 500, `only ${seen} tokens were looked at`);
  });
});

/** Returns how much there was to check. */
function checkConfig(text: string): number {
  const document = service.open(text);
  let end = 0;
  const tokens = service.tokens(document);
  for (const { at, kind } of tokens) {
    const said = text.slice(at.start, at.end);
    assert.ok(at.start >= end && at.end > at.start, `tokens overlap in ${text}`);
    if (kind === 'conversion') assert.match(said, /^[-+ #0-9.]*[hlL]?[diouxXeEfFgGcrsa]$/, text);
    else assert.equal(atomByKey(said) !== undefined, kind === 'atom', text);
    end = at.end;
  }
  for (const { offset } of service.inlayHints(document, span(0, text.length))) {
    const atom = /%\((\w)\)[^%]*[a-zA-Z]$/.exec(text.slice(0, offset));
    assert.ok(atom && atomByKey(atom[1]!)?.unit, `${text} at ${offset}`);
  }
  const cells = service
    .hover(document, text.indexOf("'") + 1)
    ?.markdown.split('\n')
    .filter(line => line.startsWith('| '));
  // A bar behind an odd number of backslashes is text.
  for (const line of cells ?? []) assert.equal(line.split(/(?<=(?<!\\)(?:\\\\)*)\|/).length, 5, line);
  formatPreview(document, english);
  return tokens.length;
}

function checkAlone(format: string): void {
  const { length } = format.trim();
  for (const { at } of formatProblems(format, 'sync', english)) {
    assert.ok(0 <= at.start && at.start <= at.end && at.end <= length, format);
  }
}
