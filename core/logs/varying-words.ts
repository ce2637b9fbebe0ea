/** What words are called of which a log showed that they vary: their looks alone do not tell. */
export const SLUG = '{slug}';
export const NAME = '{name}';

/** What a word would be called if it varied: `{slug}`, `{name}`, `{slug}.html`; null for what never does. */
export function varyingName(word: string, depth: number): string | null {
  if (FIXED.test(word)) return null;
  const { stem = word, extension = '' } = FILE_NAME.exec(word)?.groups ?? {};
  if (!PLAIN.test(stem)) return `${SLUG}${extension}`;
  return depth > ROOT ? `${NAME}${extension}` : null;
}

/** Whether paths of a template count as the endpoint where the words in its place vary. */
export function mayCountAs(template: string, endpoint: string): boolean {
  const [words, names] = [template.split('/'), endpoint.split('/')];
  return (
    words.length === names.length &&
    words.every((word, depth) => word === names[depth] || varyingName(word, depth) === names[depth])
  );
}

/** Nothing, a hidden file, a version, a value that is named already. */
const FIXED = /^(?:\.[^.]*|v\d+(?:\.\d+)*|\{(?!slug|name)[a-z]+\}(?:\.\w+)?|…|)$/;
const FILE_NAME = /^(?<stem>.+)(?<extension>\.[a-z][\da-z]{0,4})$/i;
const PLAIN = /^(?:[a-z_]+|\{name\})$/i;
/** Depth of the segments behind the first slash. */
const ROOT = 1;
