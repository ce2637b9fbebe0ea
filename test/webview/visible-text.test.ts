import assert from 'node:assert/strict';
import { visibleText } from '../../webview/visible-text.ts';

const CASES: [says: string, text: string, shown: string][] = [
  ['what can be read stays as it is', '/中文/路径?q=ä&b=<i>', '/中文/路径?q=ä&b=<i>'],
  ['controls are written out', 'a\u0000\u001b[31m\r\n\u007f', 'a⟨U+0000⟩⟨U+001B⟩[31m⟨U+000D⟩⟨U+000A⟩⟨U+007F⟩'],
  ['a tab is an arrow', 'a\tb', 'a⇥b'],
  ['marks that turn the text around are written out', '\u202egnp.exe', '⟨U+202E⟩gnp.exe'],
  ['characters without a width are written out', 'a\u200bb\ufeff', 'a⟨U+200B⟩b⟨U+FEFF⟩'],
  ['separators of lines are written out', 'a\u2028b', 'a⟨U+2028⟩b'],
  ['half a character is written out', '\ud800', '⟨U+D800⟩'],
];

describe('text of a log as it is shown', () => {
  for (const [says, text, shown] of CASES) it(says, () => assert.equal(visibleText(text), shown));

  it('what is too long is cut', () => assert.equal(visibleText('x'.repeat(1_000_000), 3), 'xxx…'));
});
