/** A text as a literal of Python. What JSON escapes, Python escapes the same way. */
export function pythonText(text: string): string {
  return JSON.stringify(text).replaceAll('\u007F', String.raw`\u007f`);
}

/** One comment line for each text, as a block that stands before code with the same indentation. */
export function pythonComments(texts: readonly string[], indent = ''): string {
  return texts.map(text => `${indent}# ${text.replace(/[\p{Cc}\u2028\u2029]/gu, ' ')}`.trimEnd()).join('\n');
}
