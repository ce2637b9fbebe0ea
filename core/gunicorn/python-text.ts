/** A text as `str.strip()` of Python leaves it. What counts as a blank differs from JavaScript in a few characters. */
export function stripped(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && isBlank(text[start]!)) start++;
  while (end > start && isBlank(text[end - 1]!)) end--;
  return text.slice(start, end);
}

function isBlank(character: string): boolean {
  if (character === '\uFEFF') return false;
  return /\s/.test(character) || (character >= '\u001C' && character <= '\u001F') || character === '\u0085';
}
