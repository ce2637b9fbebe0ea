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

const PICTURES = 0x2400;
const PICTURE_OF_DELETE = '\u2421';

function written(character: string): string {
  const code = character.codePointAt(0)!;
  if (code < 0x20) return String.fromCodePoint(PICTURES + code);
  if (code === 0x7f) return PICTURE_OF_DELETE;
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
}
