/** A pipeline of Logstash: plugins with settings, in sections and conditions. */
export interface Pipeline {
  readonly comments: readonly string[];
  readonly sections: readonly Section[];
}

/** `name` is written as it is: `input`, or a condition of ours. */
export interface Section {
  readonly name: string;
  readonly items: readonly (Plugin | Section)[];
}

export interface Plugin {
  readonly name: string;
  readonly comments?: readonly string[];
  readonly settings: Readonly<Record<string, Setting>>;
}

export type Setting =
  string | number | boolean | readonly string[] | Plugin | { readonly [key: string]: string | readonly string[] };

export function writePipeline({ comments, sections }: Pipeline): string {
  return `${[comments.map(comment).join('\n'), ...sections.map(section => block(section, 0).join('\n'))].join('\n\n')}\n`;
}

/** Logstash fills in `${NAME}` wherever it stands, and has no way to write a quote of both kinds. */
export function fitsPipeline(path: string): boolean {
  return !/[\p{Cc}\p{Cs}\u2028\u2029'"\\]|\$\{|[*?[{]/u.test(path);
}

function block({ name, items }: Section, depth: number): string[] {
  return [`${indent(depth)}${name} {`, ...items.flatMap(item => inner(item, depth + 1)), `${indent(depth)}}`];
}

function inner(item: Plugin | Section, depth: number): string[] {
  return 'items' in item ? block(item, depth) : plugin(item, depth);
}

function plugin({ name, comments = [], settings }: Plugin, depth: number): string[] {
  return [
    ...comments.map(text => indent(depth) + comment(text)),
    `${indent(depth)}${name} {`,
    ...Object.entries(settings).flatMap(([key, value]) => setting(key, value, depth + 1)),
    `${indent(depth)}}`,
  ];
}

function setting(key: string, value: Setting, depth: number): string[] {
  const start = `${indent(depth)}${key} => `;
  if (typeof value === 'number' || typeof value === 'boolean') return [start + String(value)];
  if (typeof value === 'string') return [start + quoted(value)];
  if (isList(value)) return [start + list(value)];
  if (isPlugin(value)) {
    const [first, ...rest] = plugin({ name: value.name, settings: value.settings }, depth);
    return [...(value.comments ?? []).map(text => indent(depth) + comment(text)), start + first!.trimStart(), ...rest];
  }
  const pairs = Object.entries(value).map(
    ([name, text]) => `${indent(depth + 1)}${quoted(name)} => ${typeof text === 'string' ? quoted(text) : list(text)}`,
  );
  return [`${start}{`, ...pairs, `${indent(depth)}}`];
}

const isList = (value: Setting): value is readonly string[] => Array.isArray(value);
const isPlugin = (value: Setting): value is Plugin => typeof value === 'object' && 'settings' in value;

function list(texts: readonly string[]): string {
  return `[${texts.map(quoted).join(', ')}]`;
}

/**
 * Logstash takes what stands between apostrophes as it is, backslashes too. Only an expression of ours may hold an
 * apostrophe, and then as its code.
 */
function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`\x27`)}'`;
}

function comment(text: string): string {
  return `# ${text.replace(/[\p{Cc}\u2028\u2029]/gu, ' ')}`.trimEnd();
}

const indent = (depth: number) => '  '.repeat(depth);
