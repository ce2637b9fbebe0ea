/** A configuration of rsyslog in RainerScript: statements with parameters, some with others inside. */
export interface Script {
  readonly comments: readonly string[];
  readonly statements: readonly Statement[];
}

export interface Statement {
  readonly name: string;
  readonly comments?: readonly string[];
  readonly parameters: Readonly<Record<string, string>>;
  readonly body?: readonly Statement[];
}

export function writeRainerScript({ comments, statements }: Script): string {
  const blocks = statements.map(found => statement(found, '').join('\n'));
  return `${[comments.map(comment).join('\n'), ...blocks].join('\n\n')}\n`;
}

/** rsyslog takes a file for a glob, and has no way to write a control character. */
export function fitsRainerScript(path: string): boolean {
  return !/[\p{Cc}\p{Cs}\u2028\u2029*?[{\\]/u.test(path);
}

function statement({ name, comments = [], parameters, body }: Statement, indent: string): string[] {
  const all = Object.entries(parameters).map(([key, value]) => `${key}="${escaped(value)}"`);
  const head = `${indent}${name}(${all.join(' ')})`;
  const lines = [...comments.map(text => indent + comment(text)), body ? `${head} {` : head];
  return body ? [...lines, ...body.flatMap(inner => statement(inner, `${indent}  `)), `${indent}}`] : lines;
}

/** Within quotes nothing but the quote and the backslash means anything; a dollar sign must not be escaped. */
function escaped(text: string): string {
  return text.replace(/["\\]/g, String.raw`\$&`);
}

function comment(text: string): string {
  return `# ${text.replace(/[\p{Cc}\u2028\u2029]/gu, ' ')}`.trimEnd();
}
