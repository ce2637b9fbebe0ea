/**
 * A text as Python's `repr` writes it, or as `ascii` does, which leaves nothing beyond ASCII. Close enough for log
 * lines: of the characters that Python does not print, those of other alphabets are left as they are.
 */
export function pythonRepr(text: string, asciiOnly = false): string {
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  const body = Array.from(text, character => escaped(character, quote, asciiOnly)).join('');
  return `${quote}${body}${quote}`;
}

const NAMED: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escaped(character: string, quote: string, asciiOnly: boolean): string {
  if (character === quote) return `\\${quote}`;
  const named = NAMED[character];
  if (named !== undefined) return named;
  const code = character.codePointAt(0)!;
  const isPrinted = code >= 0x20 && code < 0x7f;
  if (isPrinted || (code > 0xa0 && code !== 0xad && !asciiOnly)) return character;
  if (code <= 0xff) return `\\x${code.toString(16).padStart(2, '0')}`;
  return code <= 0xffff ? `\\u${code.toString(16).padStart(4, '0')}` : `\\U${code.toString(16).padStart(8, '0')}`;
}
