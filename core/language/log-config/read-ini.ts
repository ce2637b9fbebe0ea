import type { Span } from '../../base/spans.ts';
import { span } from '../../base/spans.ts';

/** A file of sections, as Python's `configparser` reads it. */
export interface Ini {
  readonly sections: ReadonlyMap<string, Section>;
  /** The first thing that Python refuses, and why. */
  readonly broken?: { readonly at: Span; readonly why: IniMistake };
}

export type IniMistake = 'no section' | 'no value' | 'twice';

export interface Section {
  readonly at: Span;
  /** Keys are in lower case: Python folds them. */
  readonly options: ReadonlyMap<string, Option>;
}

export interface Option {
  readonly value: string;
  readonly keyAt: Span;
  /** Of the first line of the value. */
  readonly at: Span;
}

/**
 * Of several mistakes only the first is kept. Values are taken as they stand: nothing that matters to logging is
 * put together from other values.
 */
export function readIni(text: string): Ini {
  const sections = new Map<string, { at: Span; options: Map<string, Option> }>();
  let section: { at: Span; options: Map<string, Option> } | undefined;
  let key: string | undefined;
  let broken: Ini['broken'];
  const fail = (at: Span, why: IniMistake) => void (broken ??= { at, why });
  for (const { line, start } of linesOf(text)) {
    const content = line.trim();
    const from = start + line.length - line.trimStart().length;
    const at = span(from, from + content.length);
    if (content === '' || /^[#;]/.test(content)) continue;
    const before = section && key !== undefined && /^\s/.test(line) ? section.options.get(key) : undefined;
    if (before) {
      section!.options.set(key!, { ...before, value: `${before.value}\n${content}` });
      continue;
    }
    const header = /^\[(.+)\]/.exec(content);
    if (header) {
      const name = header[1]!;
      if (sections.has(name) && name !== 'DEFAULT') fail(at, 'twice');
      section = sections.get(name) ?? { at, options: new Map() };
      sections.set(name, section);
      key = undefined;
      continue;
    }
    const option = /^([^=:]*?)\s*[=:]\s*(.*)$/.exec(content);
    if (!section) fail(at, 'no section');
    else if (!option || option[1] === '') fail(at, 'no value');
    else {
      key = option[1]!.toLowerCase();
      if (section.options.has(key)) fail(at, 'twice');
      const value = option[2]!;
      const keyAt = span(from, from + option[1]!.length);
      section.options.set(key, { value, keyAt, at: span(at.end - value.length, at.end) });
    }
  }
  return { sections, ...(broken && { broken }) };
}

function* linesOf(text: string): Iterable<{ line: string; start: number }> {
  let start = 0;
  for (const line of text.split('\n')) {
    yield { line: line.replace(/\r$/, ''), start };
    start += line.length + 1;
  }
}
