import { closest } from '../base/closest.ts';
import type { Span } from '../base/spans.ts';
import type { Flag } from '../gunicorn/flags.ts';
import { flagsOf } from '../gunicorn/flags.ts';
import type { Version } from '../gunicorn/version.ts';
import type { Settings, SettingValue, Value } from './settings.ts';
import type { SourcedText } from './sourced-text.ts';
import { sliceText } from './sourced-text.ts';
import { boolean, string, unknown } from './values.ts';

/** A word of a command line, with what stands for it in the file. */
export interface Word {
  /** Without the quotes; up to the first character that only running it tells. */
  readonly text: SourcedText;
  /** In the file, with the quotes. */
  readonly at: Span;
  /**
   * - `whole`: the text is all of it.
   * - `start`: something follows that a shell puts in; nobody knows what.
   * - `many`: a shell may make none, one or several words of it.
   */
  readonly known: 'whole' | 'start' | 'many';
}

/** What Gunicorn takes from the words behind its name. Plain data. */
export interface CommandLine {
  readonly settings: Settings;
  /** Each use of a flag of a setting, in order, with what it says by itself. */
  readonly uses: readonly SettingValue[];
  /** The application, and what else has no flag. */
  readonly positionals: readonly Word[];
  /** Why Gunicorn ends with a message and status 2 instead of starting. */
  readonly problems: readonly CommandLineProblem[];
}

export type CommandLineProblem = { readonly at: Span; readonly word: string } & (
  | { readonly kind: 'unknown-flag'; readonly nearest?: string | undefined }
  | { readonly kind: 'ambiguous-flag'; readonly flags: readonly string[] }
  | { readonly kind: 'missing-value' }
  | { readonly kind: 'unwanted-value' }
  | { readonly kind: 'no-integer'; readonly value: string }
  | { readonly kind: 'too-many-words' }
);

/** Reads words as Python's argparse does for Gunicorn. Never throws. */
export function readCommandLine(words: readonly Word[], version: Version): CommandLine {
  return new ArgumentReader(words, version).read();
}

/** A word as the parser sees it before it reads any of them: one that may be a flag, or not. */
interface Classified {
  readonly word: Word;
  /** Undefined for values and positionals; null for a flag that nobody knows. */
  readonly flag: Flag | null | undefined;
  /** What stands behind `=`, or behind the letter of a short flag. */
  readonly rest: SourcedText | undefined;
  readonly isDivider: boolean;
}

class ArgumentReader {
  readonly #flags: ReadonlyMap<string, Flag>;
  readonly #words: Classified[] = [];
  readonly #uses: SettingValue[] = [];
  readonly #problems: CommandLineProblem[] = [];
  readonly #positionals: Word[] = [];
  #hasPositionals = false;
  #isDynamic = false;

  constructor(words: readonly Word[], version: Version) {
    this.#flags = new Map(flagsOf(version).map(flag => [flag.flag, flag]));
    let isDivided = false;
    for (const word of words) {
      const isDivider: boolean = !isDivided && word.known === 'whole' && word.text.value === '--';
      const nothing = { word, flag: undefined, rest: undefined };
      this.#words.push(isDivided || isDivider ? { ...nothing, isDivider } : this.#classify(word));
      isDivided ||= isDivider;
    }
  }

  read(): CommandLine {
    let next = 0;
    while (next < this.#words.length) {
      next = this.#words[next]!.flag === undefined ? this.#values(next) : this.#option(next);
    }
    const values: Record<string, SettingValue> = {};
    for (const use of this.#uses) values[use.name] = joined(values[use.name], use);
    // A word that is several may bring any flag, and one without a flag may be a value of those.
    const isDynamic = this.#isDynamic;
    const isGuess =
      isDynamic || this.#problems.some(({ kind }) => kind === 'unknown-flag' || kind === 'ambiguous-flag');
    return {
      settings: { values, isDynamic },
      uses: this.#uses,
      positionals: this.#positionals,
      problems: this.#problems.filter(({ kind }) => kind !== 'too-many-words' || !isGuess),
    };
  }

  #classify(word: Word): Classified {
    const written = word.text.value;
    const value: Classified = { word, flag: undefined, rest: undefined, isDivider: false };
    if (!written.startsWith('-') || (written.length === 1 && word.known === 'whole')) return value;
    const exact = this.#flags.get(written);
    if (exact && word.known === 'whole') return { ...value, flag: exact };
    const equals = written.indexOf('=');
    const name = equals < 0 ? written : written.slice(0, equals);
    const rest = equals < 0 ? undefined : sliceText(word.text, equals + 1, written.length);
    const named = rest && this.#flags.get(name);
    if (named) return { ...value, flag: named, rest };
    const short = this.#flags.get(written.slice(0, 2));
    if (!written.startsWith('--') && short)
      return { ...value, flag: short, rest: sliceText(word.text, 2, written.length) };
    // Only the beginning of its name is known.
    if (word.known !== 'whole' && !rest) {
      this.#isDynamic = true;
      return { ...value, flag: null };
    }
    const begun = name.startsWith('--')
      ? Array.from(this.#flags.values()).filter(({ flag }) => flag.startsWith(name))
      : [];
    if (begun.length === 1) return { ...value, flag: begun[0]!, rest };
    if (begun.length > 1) {
      const flags = begun.map(({ flag }) => flag);
      this.#problems.push({ kind: 'ambiguous-flag', at: word.at, word: name, flags });
      return { ...value, flag: null };
    }
    // As argparse has it, these are no flags.
    if (/^-\d+$|^-\d*\.\d+$/.test(written) || written.includes(' ')) return value;
    const nearest = closest(
      name,
      Array.from(this.#flags.keys()).filter(flag => flag.startsWith('--')),
    );
    this.#problems.push({ kind: 'unknown-flag', at: word.at, word: name, nearest });
    return { ...value, flag: null };
  }

  /** Words without a flag. The first run of them is what Gunicorn takes; argparse leaves no room for a second one. */
  #values(from: number): number {
    let next = from;
    for (; next < this.#words.length && this.#words[next]!.flag === undefined; next++) {
      const { word, isDivider } = this.#words[next]!;
      // What begins with something unknown may be a flag itself.
      if (word.known === 'many' || (word.known === 'start' && word.text.value === '')) this.#isDynamic = true;
      if (!this.#hasPositionals) {
        if (!isDivider) this.#positionals.push(word);
      } else this.#problems.push({ kind: 'too-many-words', at: word.at, word: word.text.value });
    }
    this.#hasPositionals = true;
    return next;
  }

  #option(index: number): number {
    const { word, flag, rest } = this.#words[index]!;
    if (!flag) return index + 1;
    if (flag.takes === 'on' || flag.takes === 'off') return this.#switch(index, flag, rest);
    const { text, at } = word;
    if (rest) {
      const known = word.known === 'whole' ? rest : undefined;
      this.#use(flag, word, known, at);
      return index + 1;
    }
    const following = this.#words[index + 1];
    const isValue = following !== undefined && following.flag === undefined && !following.isDivider;
    if (isValue) {
      // It may as well be no word at all, but nobody means that.
      const known = following.word.known === 'whole' ? following.word.text : undefined;
      this.#use(flag, word, known, following.word.at);
      return index + 2;
    }
    if (flag.takes === 'optional') this.#add(flag, word, { kind: 'string', value: 'auto' }, at);
    else this.#problems.push({ kind: 'missing-value', at, word: text.value });
    return index + 1;
  }

  /** Several short flags may stand in one word, the last of them with its value: `-DRw4`. */
  #switch(index: number, flag: Flag, rest: SourcedText | undefined): number {
    const { word } = this.#words[index]!;
    this.#add(flag, word, boolean(flag.takes === 'on'), word.at);
    if (rest === undefined) return index + 1;
    const isBundle = !word.text.value.startsWith('--') && rest.value !== '' && word.text.value[2] !== '=';
    const next = isBundle ? this.#flags.get(`-${rest.value[0]!}`) : undefined;
    if (!next) {
      if (word.known === 'whole') this.#problems.push({ kind: 'unwanted-value', at: word.at, word: flag.flag });
      return index + 1;
    }
    const others = rest.value.length > 1 ? sliceText(rest, 1, rest.value.length) : undefined;
    this.#words[index] = { word: { ...word, text: rest }, flag: next, rest: others, isDivider: false };
    return this.#option(index);
  }

  /** `known` is undefined where only running it tells the value. */
  #use(flag: Flag, word: Word, known: SourcedText | undefined, valueAt: Span): void {
    if (!known) return this.#add(flag, word, unknown('what a shell puts there'), valueAt);
    if (flag.takes === 'integer' || flag.takes === 'mode') {
      const value = flag.takes === 'integer' ? decimal(known.value) : mode(known.value);
      if (value !== undefined) return this.#add(flag, word, { kind: 'integer', value }, valueAt);
      this.#problems.push({ kind: 'no-integer', at: valueAt, word: flag.flag, value: known.value });
      return;
    }
    this.#add(flag, word, string(known), valueAt);
  }

  #add({ setting, takes }: Flag, word: Word, value: Value, valueAt: Span): void {
    if (!setting) return;
    const isList = takes === 'list';
    this.#uses.push({
      name: setting.name,
      value: isList ? { kind: 'list', items: [value] } : value,
      nameAt: word.at,
      valueAt,
    });
  }
}

/** A repeated flag replaces its value, and a list goes on. */
function joined(before: SettingValue | undefined, use: SettingValue): SettingValue {
  if (before?.value.kind !== 'list' || use.value.kind !== 'list') return use;
  return { ...use, value: { kind: 'list', items: [...before.value.items, ...use.value.items] } };
}

/** Python's `int(text)`: blanks around it, a sign, and single underscores between digits. */
function decimal(text: string): number | undefined {
  return /^\s*[+-]?\d+(?:_\d+)*\s*$/.test(text) ? Number(text.trim().replaceAll('_', '')) : undefined;
}

/** Python's `int(text, 0)`, where Gunicorn first makes an octal number of `022`. */
function mode(text: string): number | undefined {
  const prepared = /^0\d/.test(text) ? text.replaceAll(/^0/g, '0o') : text;
  const [, sign, digits = ''] = /^\s*([+-]?)(\S+?)\s*$/.exec(prepared) ?? [];
  const isNumber = NUMBERS.some(number => number.test(digits));
  if (sign === undefined || !isNumber) return undefined;
  const value = Number(digits.toLowerCase().replaceAll('_', ''));
  return sign === '-' ? -value : value;
}

const NUMBERS = [/^(?:0(?:_?0)*|[1-9](?:_?\d)*)$/, /^0x(?:_?[\da-f])+$/i, /^0o(?:_?[0-7])+$/i, /^0b(?:_?[01])+$/i];
