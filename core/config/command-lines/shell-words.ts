import type { Span } from '../../base/spans.ts';
import { span } from '../../base/spans.ts';
import type { Word } from '../command-line.ts';
import type { SourcedText } from '../sourced-text.ts';
import { NO_TEXT, joinTexts, sliceText, sourceOf } from '../sourced-text.ts';

/** How a program cuts a line into words. */
interface Dialect {
  /** Ends a command when it stands outside of quotes. */
  readonly separators: RegExp;
  /** What a backslash between double quotes takes away the meaning of; before others it stands for itself. */
  readonly escapedInDouble: RegExp;
  readonly hasRedirections: boolean;
  readonly hasComments: boolean;
  /** From the start of the text on: what is replaced by something that only running it tells. */
  readonly expansion?: (text: string) => Expansion | undefined;
}

interface Expansion {
  readonly length: number;
  /** It may become several words even between quotes. */
  readonly isMany?: boolean;
  /** It stands for this text, always. */
  readonly means?: string;
}

const NEVER = /(?!)/y;

/** A line for `sh`, of any length. */
export const SHELL: Dialect = {
  separators: /[\r\n;&|()]/y,
  escapedInDouble: /[$`"\\\r\n]/,
  hasRedirections: true,
  hasComments: true,
  expansion: shellExpansion,
};

/** Python's `shlex.split`: quotes are a shell's, and nothing else is. */
export const SHLEX: Dialect = {
  separators: NEVER,
  escapedInDouble: /["\\]/,
  hasRedirections: false,
  hasComments: false,
};

/** A command in a Compose file: words like a shell's, with variables of Compose's own in them and nothing else. */
export const COMPOSE: Dialect = { ...SHLEX, escapedInDouble: /["\\$`]/, expansion: composeExpansion };

/** What systemd makes of `ExecStart=`: it puts in variables and its own specifiers, and knows no operators. */
export const SYSTEMD: Dialect = {
  separators: NEVER,
  escapedInDouble: /[^]/,
  hasRedirections: false,
  hasComments: false,
  expansion: systemdExpansion,
};

/** The value of systemd's `Environment=`, where variables stand for themselves. */
export const SYSTEMD_ENVIRONMENT: Dialect = { ...SYSTEMD, expansion: specifier };

/** Cuts a text into commands, and these into words that know where they stand. Never throws; an open quote ends with the text. */
export function splitCommands(source: SourcedText, dialect: Dialect): readonly (readonly Word[])[] {
  return new Splitter(source, dialect).split();
}

export function splitWords(source: SourcedText, dialect: Dialect): readonly Word[] {
  return splitCommands(source, dialect).flat();
}

class Splitter {
  readonly #source: SourcedText;
  readonly #text: string;
  readonly #dialect: Dialect;
  readonly #commands: Word[][] = [];
  #words: Word[] = [];
  #at = 0;
  /** Where the word at hand began; undefined between words. */
  #start: number | undefined;
  #parts: SourcedText[] = [];
  #known: Word['known'] = 'whole';
  #isQuoted = false;
  /** The next word is where a redirection leads to. */
  #isTarget = false;
  /** The lines that end the texts which begin on the next line. */
  #heredocs: string[] = [];

  constructor(source: SourcedText, dialect: Dialect) {
    this.#source = source;
    this.#text = source.value;
    this.#dialect = dialect;
  }

  split(): readonly (readonly Word[])[] {
    while (this.#at < this.#text.length) this.#next();
    this.#endCommand();
    return this.#commands;
  }

  #next(): void {
    const character = this.#text[this.#at]!;
    const { separators, hasRedirections, hasComments } = this.#dialect;
    if (character === '\\') return this.#escape();
    if (character === "'") return this.#single();
    if (character === '"') return this.#double();
    if (hasRedirections && this.#redirection()) return;
    separators.lastIndex = this.#at;
    if (separators.test(this.#text)) return this.#separate(character);
    if (/\s/.test(character)) {
      this.#endWord();
      this.#at++;
      return;
    }
    if (hasComments && character === '#' && this.#start === undefined) {
      const end = this.#text.slice(this.#at).search(/[\r\n]/);
      this.#at = end < 0 ? this.#text.length : this.#at + end;
      return;
    }
    if (this.#expand(false)) return;
    this.#take(1);
  }

  #escape(): void {
    const newline = /^\\\r?\n/.exec(this.#text.slice(this.#at, this.#at + 3));
    if (newline) {
      // A shell joins the lines.
      this.#at += newline[0].length;
      return;
    }
    this.#open();
    this.#at++;
    if (this.#at < this.#text.length) this.#take(1);
  }

  #single(): void {
    this.#open();
    this.#isQuoted = true;
    const end = this.#text.indexOf("'", this.#at + 1);
    const last = end < 0 ? this.#text.length : end;
    this.#at++;
    this.#take(last - this.#at);
    this.#at = last + 1;
  }

  #double(): void {
    this.#open();
    this.#isQuoted = true;
    this.#at++;
    while (this.#at < this.#text.length) {
      const character = this.#text[this.#at]!;
      if (character === '"') break;
      const next = this.#text[this.#at + 1];
      if (character === '\\' && next !== undefined && this.#dialect.escapedInDouble.test(next)) {
        this.#at++;
        if (next === '\n' || next === '\r') this.#at += this.#text.startsWith('\r\n', this.#at) ? 2 : 1;
        else this.#take(1);
      } else if (!this.#expand(true)) this.#take(1);
    }
    this.#at++;
  }

  #expand(isQuoted: boolean): boolean {
    const expansion = this.#dialect.expansion?.(this.#text.slice(this.#at));
    if (!expansion) return false;
    this.#open();
    const { length, isMany, means } = expansion;
    if (means !== undefined) {
      // One character of the two stands for both.
      this.#at += length - means.length;
      this.#take(means.length);
      return true;
    }
    const isAlone = this.#parts.length === 0 && !this.#isQuoted;
    if (isMany || (!isQuoted && isAlone)) this.#known = 'many';
    else if (this.#known === 'whole') this.#known = 'start';
    this.#at += length;
    return true;
  }

  #redirection(): boolean {
    const operator = /^(?:<<<|<<-?|&>>?|[<>]&-?|>>|>\||<>|[<>])/.exec(this.#text.slice(this.#at, this.#at + 3));
    if (!operator || (operator[0].startsWith('<') && this.#text[this.#at + 1] === '(')) return false;
    // The number before it says which stream is meant.
    const isNumber = this.#start !== undefined && /^\d+$/.test(this.#text.slice(this.#start, this.#at));
    if (isNumber) this.#drop();
    else this.#endWord();
    this.#at += operator[0].length;
    const heredoc = /^<<-?$/.test(operator[0]) ? /^\s*(["'\\]?)(\w+)\1/.exec(this.#text.slice(this.#at)) : null;
    if (heredoc) this.#heredocs.push(heredoc[2]!);
    this.#isTarget = !operator[0].endsWith('-') || heredoc !== null;
    return true;
  }

  #separate(character: string): void {
    this.#endCommand();
    this.#at++;
    if (character !== '\n' && character !== '\r') return;
    for (const end of this.#heredocs) {
      const rest = this.#text.slice(this.#at);
      const closing = new RegExp(`^[\\t ]*${end}[ \\t]*$`, 'm').exec(rest);
      this.#at += closing ? closing.index + closing[0].length : rest.length;
    }
    this.#heredocs = [];
  }

  #open(): void {
    this.#start ??= this.#at;
  }

  #take(length: number): void {
    this.#open();
    if (this.#known === 'whole') this.#parts.push(sliceText(this.#source, this.#at, this.#at + length));
    this.#at += length;
  }

  #endWord(): void {
    if (this.#start === undefined) return;
    const at = this.#place(span(this.#start, Math.min(this.#at, this.#text.length)));
    const isTarget = this.#isTarget;
    if (at && !isTarget) this.#words.push({ text: joinTexts(this.#parts), at, known: this.#known });
    this.#drop();
  }

  #drop(): void {
    this.#start = undefined;
    this.#parts = [];
    this.#known = 'whole';
    this.#isQuoted = false;
    this.#isTarget = false;
  }

  #endCommand(): void {
    this.#endWord();
    if (this.#words.length > 0) this.#commands.push(this.#words);
    this.#words = [];
    this.#isTarget = false;
  }

  #place(within: Span): Span | undefined {
    return sourceOf(this.#source, within);
  }
}

function shellExpansion(text: string): Expansion | undefined {
  if (text[0] === '`') return { length: closing(text, 1, /`/y) };
  if (text[0] !== '$') return undefined;
  const next = text[1] ?? '';
  if (next === '(' || next === '{') {
    const length = balanced(text, next);
    // All items of an array, or all words of the script, stay apart even in quotes.
    return { length, isMany: /^\$\{(?:[@*]|\w+\[[@*]\])/.test(text) };
  }
  if (next === '@' || next === '*') return { length: 2, isMany: true };
  if (next === "'") return { length: closing(text, 2, /'/y) };
  const name = /^\$(?:\w+|[#?!$-])/.exec(text);
  return name ? { length: name[0].length } : undefined;
}

function composeExpansion(text: string): Expansion | undefined {
  // What a shell inside gets to see is a dollar sign, so the rest is as unknown as any variable.
  if (text.startsWith('$$')) return { length: 2 };
  const variable = /^\$(?:\w+|\{)/.exec(text);
  if (!variable) return undefined;
  return { length: variable[0] === '${' ? balanced(text, '{') : variable[0].length };
}

/** `$` before anything else stands for itself, and so does `%`. */
function systemdExpansion(text: string): Expansion | undefined {
  if (text.startsWith('$$')) return { length: 2, means: '$' };
  const variable = /^\$(?:\{\w+\}|\w+)/.exec(text);
  return variable ? { length: variable[0].length, isMany: !variable[0].includes('{') } : specifier(text);
}

/** systemd leaves a percent sign alone that no specifier follows, as in `%(h)s`. */
function specifier(text: string): Expansion | undefined {
  if (text.startsWith('%%')) return { length: 2, means: '%' };
  return /^%[aAbBCdDEfgGhHiIjJlLmMnNopPqsStTuUvVwWyY]/.test(text) ? { length: 2 } : undefined;
}

function closing(text: string, from: number, end: RegExp): number {
  for (let offset = from; offset < text.length; offset++) {
    end.lastIndex = offset;
    if (text[offset] === '\\') offset++;
    else if (end.test(text)) return offset + 1;
  }
  return text.length;
}

/** The length up to the bracket that closes the first one. Quotes inside are not looked at. */
function balanced(text: string, open: '(' | '{'): number {
  const close = open === '(' ? ')' : '}';
  let depth = 0;
  for (let offset = 1; offset < text.length; offset++) {
    if (text[offset] === open) depth++;
    else if (text[offset] === close && --depth === 0) return offset + 1;
  }
  return text.length;
}

/** A text of which nothing is left out. */
export function verbatim(text: string, within: Span = span(0, text.length)): SourcedText {
  const { start, end } = within;
  if (start === end) return NO_TEXT;
  return { value: text.slice(start, end), pieces: [{ length: end - start, at: within, kind: 'verbatim' }] };
}
