/** A logrotate file with one block. Comments are whole lines: behind a value logrotate would read them as one. */
export interface Rotation {
  /** Lines at the top of the file. */
  readonly comments: readonly string[];
  /** Absolute paths that `canBeRotated` accepts; none leaves only the comments. */
  readonly files: readonly string[];
  readonly directives: readonly Directive[];
  /** Lines of shell, run once after the files were renamed; may be none. */
  readonly postrotate: readonly string[];
}

export interface Directive {
  readonly words: string;
  readonly comments?: readonly string[];
}

export function writeRotation({ comments, files, directives, postrotate }: Rotation): string {
  const head = comments.map(comment);
  if (files.length === 0) return lines(head);
  return lines([
    ...head,
    ...files.map(fileName),
    '{',
    ...directives.flatMap(({ words, comments = [] }) => [...comments.map(comment), words].map(indent)),
    ...(postrotate.length === 0 ? [] : ['postrotate', ...postrotate.map(indent), 'endscript'].map(indent)),
    '}',
  ]);
}

/** Braces end a list of file names even inside quotes, and a control character could begin a directive of its own. */
export function canBeRotated(path: string): boolean {
  return path.startsWith('/') && !/[{}\p{Cc}\u2028\u2029]/u.test(path);
}

/** logrotate reads names as a shell reads words and then as a glob; both are told to take every character as it is. */
function fileName(path: string): string {
  if (/^[\w@%+=:,./-]+$/.test(path)) return path;
  return `'${path.replace(/['\\*?[]/g, String.raw`\$&`)}'`;
}

function comment(text: string): string {
  return `# ${text.replace(/[\p{Cc}\u2028\u2029]/gu, ' ')}`.trimEnd();
}

const indent = (line: string) => `    ${line}`;
const lines = (all: readonly string[]) => `${all.join('\n')}\n`;
