import type {
  CharacterClass,
  Characters,
  Either,
  LinePattern,
  PatternNode,
  PatternValue,
} from '../../logs/line-pattern.ts';

/**
 * - `perl`: names as `(?P<name>`, which PCRE, Python, RE2, Rust and Go read.
 * - `oniguruma`: names as `(?<name>`, which Ruby, grok, Fluent Bit, JavaScript and PCRE read.
 * - `mtail`: RE2 between slashes. A group of digits is a number to mtail, which fails the line where the group took no
 *   part; so the sign for an absent number is inside of the group, which makes it a text.
 */
export type Dialect = 'perl' | 'oniguruma' | 'mtail';

/** The pattern for a whole line. Each dialect reads it alike: nothing in it is peculiar but how a group gets its name. */
export function writeRegularExpression(pattern: LinePattern, dialect: Dialect): string {
  return `^${spell(pattern, dialect)}$`;
}

/** Whether lines may have a sign in place of this number. */
export function canBeAbsent(pattern: LinePattern, value: PatternValue): boolean {
  return pattern.some(node => node.kind === 'either' && absentOrNumber(node) === value);
}

/** Constant text, in which no character means anything. */
export function literal(text: string, dialect: Dialect): string {
  const meaningful = dialect === 'mtail' ? /[\\^$.*+?()[\]{}|/]/g : /[\\^$.*+?()[\]{}|]/g;
  return text
    .replace(meaningful, String.raw`\$&`)
    .replaceAll('\t', String.raw`\t`)
    .replace(/\p{Cc}/gu, control => String.raw`\x` + control.charCodeAt(0).toString(16).padStart(2, '0'));
}

/** One character of the class; of texts: one that is neither a quote nor a backslash. */
const CLASSES: Readonly<Record<CharacterClass, string>> = {
  digit: '[0-9]',
  sign: '[-+ ]',
  blank: ' ',
  letter: '[A-Za-z]',
  capital: '[A-Z]',
  method: String.raw`[!#-.0-\[\]-~]`,
  path: String.raw`[^ ?"\\]`,
  target: String.raw`[^ "\\]`,
  word: String.raw`[^\x00-\x20"\\]`,
  address: String.raw`[^ ,"\\]`,
  text: String.raw`[^"\\]`,
  inked: String.raw`[^ "\\]`,
  any: '.',
};

/** What may come between such characters; a quote only behind a backslash. */
const BETWEEN: Partial<Record<CharacterClass, readonly [greedy: string, lazy: string]>> = {
  path: [String.raw`\\"?`, String.raw`\\"??`],
  target: [String.raw`\\"?`, String.raw`\\"??`],
  word: [String.raw`\\"?`, String.raw`\\"??`],
  address: [String.raw`(?:\\"?|, ?)`, String.raw`(?:\\"??|, ??)`],
  text: [String.raw`\\"?`, String.raw`\\"??`],
};

function spell(nodes: readonly PatternNode[], dialect: Dialect): string {
  return nodes.map(node => spellNode(node, dialect)).join('');
}

function spellNode(node: PatternNode, dialect: Dialect): string {
  switch (node.kind) {
    case 'text':
      return literal(node.text, dialect);
    case 'characters':
      return spellCharacters(node);
    case 'value':
      return `(${dialect === 'oniguruma' ? '?' : '?P'}<${node.name}>${spell(node.nodes, dialect)})`;
    case 'either': {
      const number = dialect === 'mtail' ? absentOrNumber(node) : undefined;
      if (number) return `(?P<${number.name}>${node.ways.map(way => spell(bare(way), dialect)).join('|')})`;
      const ways = node.ways.filter(way => way.length > 0).map(way => spell(way, dialect));
      return `(?:${ways.join('|')})${ways.length < node.ways.length ? '?' : ''}`;
    }
    default:
      return node satisfies never;
  }
}

/** The number that lines may have a sign in place of; undefined for a choice of another kind. */
function absentOrNumber({ ways }: Either): PatternValue | undefined {
  const [value, ...more] = ways.at(-1) ?? [];
  const isAlone = more.length === 0 && ways.slice(0, -1).every(way => way.length === 1 && way[0]!.kind === 'text');
  return isAlone && value?.kind === 'value' && value.type !== 'text' ? value : undefined;
}

/** Without the name of the one value. */
function bare([node]: LinePattern): LinePattern {
  return node?.kind === 'value' ? node.nodes : [node!];
}

function spellCharacters({ of, least, most, greedy }: Characters): string {
  const one = CLASSES[of];
  if (of === 'inked') return String.raw`(?:\\"|${one}|\\)`;
  const lazy = greedy || least === most ? '' : '?';
  const run = least === 1 && most === 1 ? one : one + times(least, most) + lazy;
  const between = BETWEEN[of];
  // Long stretches of one class are what engines are fast at, and what does not fill their stacks.
  return between ? `${run}(?:${between[greedy ? 0 : 1]}${run})*${lazy}` : run;
}

function times(least: number, most: number | null): string {
  if (most === null) return least === 0 ? '*' : '+';
  if (most === least) return `{${least}}`;
  return least === 0 && most === 1 ? '?' : `{${least},${most}}`;
}
