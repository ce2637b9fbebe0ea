/** Text as a code span of Markdown, whatever backticks it holds. Line breaks would end the span, so they become blanks. */
export function code(text: string): string {
  const flat = text.replace(/\s*[\r\n]+\s*/g, ' ');
  const longest = Math.max(0, ...Array.from(flat.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  const padding = longest > 0 || flat.trim() === '' ? ' ' : '';
  return `${fence}${padding}${flat}${padding}${fence}`;
}

/** A block of code in a language, fenced so that nothing in it can end it. */
export function codeBlock(text: string, language: string): string {
  const longest = Math.max(2, ...Array.from(text.matchAll(/`+/g), ([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

/**
 * Markdown as a cell of a table. A bar would end the cell, in code as well; an odd number of backslashes before it
 * makes it text for every reader of Markdown.
 */
export function tableCell(markdown: string): string {
  return markdown.replace(/\s*[\r\n]+\s*/g, ' ').replace(/(\\*)\|/g, '$1$1\\|');
}
