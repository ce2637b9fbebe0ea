import type { Span } from '../../base/spans.ts';
import { span } from '../../base/spans.ts';
import type { Entry, Node } from './node.ts';
import { EMPTY } from './node.ts';

export interface ReadJson {
  readonly root: Node;
  /** The first place where the text stops being JSON. */
  readonly brokenAt?: Span;
}

/**
 * JSON as Python reads it, which takes NaN and Infinity too. Nothing is guessed behind the first mistake: Python stops there,
 * and so does Gunicorn.
 */
export function readJson(text: string): ReadJson {
  const reader: Reader = { words: wordsOf(text), next: 0, end: text.length, depth: 0 };
  try {
    const root = readValue(reader);
    const rest = reader.words[reader.next];
    return rest ? { root: EMPTY, brokenAt: rest.at } : { root };
  } catch (error) {
    if (error instanceof Broken) return { root: EMPTY, brokenAt: error.at };
    throw error;
  }
}

interface Word {
  readonly text: string;
  readonly at: Span;
}

interface Reader {
  readonly words: readonly Word[];
  readonly end: number;
  next: number;
  depth: number;
}

/** Leaves the reading from any depth; never leaves this file. */
class Broken extends Error {
  readonly at: Span;
  constructor(at: Span) {
    super('not JSON');
    this.at = at;
  }
}

/** Python gives up at about a thousand; no log config has more than a handful. */
const DEEPEST = 200;

/** Anything that belongs to no word of JSON is a word of its own, which then stands where none may stand. */
function wordsOf(text: string): Word[] {
  const pattern = /"(?:[^"\\\p{Cc}]|[\u007f-\u009f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|[\w.+-]+|[^ \t\r\n]/gu;
  return Array.from(text.matchAll(pattern), ({ 0: word, index }) => ({
    text: word,
    at: span(index, index + word.length),
  }));
}

function take(reader: Reader): Word {
  const word = reader.words[reader.next++];
  if (!word) throw new Broken(span(reader.end, reader.end));
  return word;
}

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
const WORDS: Readonly<Record<string, Node>> = {
  true: { kind: 'boolean', value: true },
  false: { kind: 'boolean', value: false },
  null: { kind: 'none' },
  NaN: { kind: 'number', value: NaN },
  Infinity: { kind: 'number', value: Infinity },
  '-Infinity': { kind: 'number', value: -Infinity },
};

function readValue(reader: Reader): Node {
  const word = take(reader);
  if (word.text === '{' || word.text === '[') {
    if (++reader.depth > DEEPEST) throw new Broken(word.at);
    const node = word.text === '{' ? readMap(reader, word) : readList(reader, word);
    reader.depth--;
    return node;
  }
  if (isText(word)) return { kind: 'text', value: JSON.parse(word.text) as string, at: inside(word) };
  if (NUMBER.test(word.text)) return { kind: 'number', value: Number(word.text), at: word.at };
  if (Object.hasOwn(WORDS, word.text)) return { ...WORDS[word.text]!, at: word.at };
  throw new Broken(word.at);
}

function readMap(reader: Reader, open: Word): Node {
  const entries = new Map<string, Entry>();
  let word = take(reader);
  if (word.text !== '}') {
    for (;;) {
      if (!isText(word)) throw new Broken(word.at);
      expect(reader, ':');
      entries.set(JSON.parse(word.text) as string, { keyAt: inside(word), value: readValue(reader) });
      if (endsWith(reader, '}')) break;
      word = take(reader);
    }
  }
  return { kind: 'map', entries, isOpen: false, at: span(open.at.start, reader.words[reader.next - 1]!.at.end) };
}

function readList(reader: Reader, open: Word): Node {
  const items: Node[] = [];
  if (reader.words[reader.next]?.text === ']') reader.next++;
  else {
    do items.push(readValue(reader));
    while (!endsWith(reader, ']'));
  }
  return { kind: 'list', items, at: span(open.at.start, reader.words[reader.next - 1]!.at.end) };
}

/** Takes the bracket or the comma behind an element; whether it was the bracket. */
function endsWith(reader: Reader, bracket: string): boolean {
  const word = take(reader);
  if (word.text !== bracket && word.text !== ',') throw new Broken(word.at);
  return word.text === bracket;
}

function expect(reader: Reader, sign: string): void {
  const word = take(reader);
  if (word.text !== sign) throw new Broken(word.at);
}

function isText(word: Word): boolean {
  return word.text.length > 1 && word.text.startsWith('"');
}

/** Without the quotes, as places of Python texts are. */
function inside({ at }: Word): Span {
  return span(at.start + 1, at.end - 1);
}
