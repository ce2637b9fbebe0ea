/**
 * Text from a log as it may be shown: what would be invisible, or would turn the text around it, is written out, and
 * what is too long for a page is cut. It is still text: it must only ever become the content of a text node.
 */
export function visibleText(text: string, mostCharacters = 500): string {
  const isLong = text.length > mostCharacters;
  const kept = isLong ? text.slice(0, mostCharacters) : text;
  return kept.replace(HIDDEN, written) + (isLong ? '…' : '');
}

/** Controls, and what Unicode calls format characters: directions, joiners, marks; separators; halves of a pair. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** Some logs separate their fields with tabs, so these must not get in the way of reading. */
const TAB = '⇥';

function written(character: string): string {
  if (character === '\t') return TAB;
  const code = character.codePointAt(0)!;
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}
