import { span } from '../../base/spans.ts';
import type { Word } from '../command-line.ts';
import type { SourcedText } from '../sourced-text.ts';
import { derivedText, joinTexts, sliceText, sourceOf } from '../sourced-text.ts';

/** A JSON list of texts; undefined when it is anything else, which Docker hands to a shell. */
export function jsonWords(source: SourcedText): readonly Word[] | undefined {
  const { value } = source;
  if (!/^\s*\[/.test(value)) return undefined;
  const words: Word[] = [];
  const item = /\s*"((?:[^"\\\r\n]|\\.)*)"\s*([,\]])/y;
  item.lastIndex = value.indexOf('[') + 1;
  if (/^\s*\]\s*$/.test(value.slice(item.lastIndex))) return [];
  for (let match = item.exec(value); match; match = item.exec(value)) {
    const [whole, inside = '', end] = match;
    const start = match.index + whole.indexOf('"');
    const at = sourceOf(source, span(start, start + inside.length + 2));
    const text = unescaped(source, start + 1, start + 1 + inside.length);
    if (!at || !text) return undefined;
    words.push({ text, at, known: 'whole' });
    if (end === ']') return value.slice(item.lastIndex).trim() === '' ? words : undefined;
  }
  return undefined;
}

function unescaped(source: SourcedText, start: number, end: number): SourcedText | undefined {
  const parts: SourcedText[] = [];
  for (const { 0: part, index } of source.value.slice(start, end).matchAll(/[^\\]+|\\u[\da-f]{4}|\\./gi)) {
    const from = start + index;
    const verbatim = sliceText(source, from, from + part.length);
    const at = sourceOf(source, span(from, from + part.length));
    if (!at) return undefined;
    if (!part.startsWith('\\')) parts.push(verbatim);
    else {
      const meant = part[1] === 'u' ? String.fromCharCode(Number.parseInt(part.slice(2), 16)) : ESCAPES[part[1]!];
      if (meant === undefined) return undefined;
      parts.push(derivedText(meant, at));
    }
  }
  return joinTexts(parts);
}

const ESCAPES: Readonly<Record<string, string>> = {
  '"': '"',
  '\\': '\\',
  '/': '/',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
};
