/**
 * What clients sent ends up in logs, and logs end up in terminals, which obey certain characters: they move the
 * cursor, change the title, reverse the direction of a line. Here every such character is shown instead of obeyed.
 */
export function visible(text: string): string {
  return text.replace(OBEYED, character => {
    const code = character.codePointAt(0)!;
    return code < 0x100 ? `\\x${hex(code, 2)}` : `\\u{${hex(code, 4)}}`;
  });
}

/** Control and format characters, line and paragraph separators, lone surrogates. */
const OBEYED = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

const hex = (code: number, digits: number) => code.toString(16).padStart(digits, '0');
