import type { Span } from '../base/spans.ts';
import { span } from '../base/spans.ts';
import type { AtomPart, Format } from '../logs/format.ts';

/** A format read as the text of a JSON object, with its atoms standing for what is not known yet. */
export interface JsonTemplate {
  /** Atoms that stand where a value does, without quotes. */
  readonly bare: readonly AtomPart[];
  /** The first thing that no JSON has, whatever the atoms write. */
  readonly mistake?: JsonMistake;
}

export interface JsonMistake {
  readonly kind: 'comma-at-end' | 'single-quote' | 'unfinished' | 'other';
  /** In the format. */
  readonly at: Span;
}

/** Whether whoever wrote the format wants JSON: it begins with a brace and a name in quotes. */
export function isMeantAsJson({ text }: Format): boolean {
  return /^\{+\s*(?:"[^"]*"|'[^']*')\s*:/.test(text);
}

/** Goes through the format once. Only the first mistake is kept, for what follows it can be read in many ways. */
export function readJsonTemplate({ text, parts }: Format): JsonTemplate {
  const bare: AtomPart[] = [];
  const reader = createReader();
  for (const part of parts) {
    if (part.kind === 'text') {
      readText(reader, text.slice(part.at.start, part.at.end), part.at.start);
    } else if (part.kind === 'atom' && !reader.isInText) {
      bare.push(part);
      readValue(reader, part.at);
    }
  }
  if (reader.isInText || reader.open.length > 0) fail(reader, 'unfinished', span(text.length, text.length));
  return { bare, ...(reader.mistake && { mistake: reader.mistake }) };
}

type Expected = 'value' | 'name' | 'name or end' | 'colon' | 'comma or end' | 'nothing';

interface Reader {
  /** The brackets that are open, outermost first. */
  readonly open: string[];
  expected: Expected;
  isInText: boolean;
  /** Where a comma stands that nothing came after yet. */
  comma: Span | undefined;
  mistake: JsonMistake | undefined;
}

function createReader(): Reader {
  return { open: [], expected: 'value', isInText: false, comma: undefined, mistake: undefined };
}

function fail(reader: Reader, kind: JsonMistake['kind'], at: Span): void {
  reader.mistake ??= { kind, at };
}

/** In a text: its end, an escape, a character that must not stand there, or a stretch of others. */
const IN_TEXT = /"|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})|\\|[\n\r\t]|[^"\\\n\r\t]+/g;
/** Elsewhere: blanks, a word or a number, or one character. */
const ELSEWHERE = /[ \t\n\r]+|[\w+.-]+|[^]/g;
const LITERAL = /^(?:-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)$/;

function readText(reader: Reader, text: string, start: number): void {
  for (let position = 0; position < text.length;) {
    const pattern = reader.isInText ? IN_TEXT : ELSEWHERE;
    pattern.lastIndex = position;
    // One alternative or another takes whatever comes next.
    const word = pattern.exec(text)![0];
    const at = span(start + position, start + position + word.length);
    position += word.length;
    if (!reader.isInText) readWord(reader, word, at);
    else if (word === '"') reader.isInText = false;
    else if (/^[\\\n\r\t]$/.test(word)) fail(reader, 'other', at);
  }
}

function readWord(reader: Reader, word: string, at: Span): void {
  if (/^\s/.test(word)) return;
  const read = SIGNS[word];
  if (read) read(reader, at);
  else if (word === "'") fail(reader, 'single-quote', at);
  else if (LITERAL.test(word)) readValue(reader, at);
  else fail(reader, 'other', at);
  if (word !== ',') reader.comma = undefined;
}

/** What each sign does; anything else is a value, or a mistake. */
const SIGNS: Readonly<Record<string, (reader: Reader, at: Span) => void>> = {
  '"': (reader, at) => {
    reader.isInText = true;
    if (reader.expected === 'name' || reader.expected === 'name or end') reader.expected = 'colon';
    else readValue(reader, at);
  },
  '{': (reader, at) => openBracket(reader, '{', at),
  '[': (reader, at) => openBracket(reader, '[', at),
  '}': (reader, at) => closeBracket(reader, '{', at),
  ']': (reader, at) => closeBracket(reader, '[', at),
  ',': (reader, at) => {
    if (reader.expected !== 'comma or end') fail(reader, 'other', at);
    reader.comma = at;
    reader.expected = reader.open.at(-1) === '{' ? 'name' : 'value';
  },
  ':': (reader, at) => {
    if (reader.expected !== 'colon') fail(reader, 'other', at);
    reader.expected = 'value';
  },
};

function readValue(reader: Reader, at: Span): void {
  if (reader.expected !== 'value') fail(reader, 'other', at);
  reader.comma = undefined;
  afterValue(reader);
}

function afterValue(reader: Reader): void {
  reader.expected = reader.open.length > 0 ? 'comma or end' : 'nothing';
}

function openBracket(reader: Reader, bracket: '{' | '[', at: Span): void {
  if (reader.expected !== 'value') fail(reader, 'other', at);
  reader.open.push(bracket);
  reader.expected = bracket === '{' ? 'name or end' : 'value';
}

function closeBracket(reader: Reader, opening: '{' | '[', at: Span): void {
  const isEmpty = reader.expected === 'name or end' || (reader.expected === 'value' && opening === '[');
  if (reader.comma) fail(reader, 'comma-at-end', reader.comma);
  else if (reader.open.at(-1) !== opening || !(isEmpty || reader.expected === 'comma or end'))
    fail(reader, 'other', at);
  reader.open.pop();
  afterValue(reader);
}
