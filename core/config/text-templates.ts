import type { Span } from '../base/spans.ts';
import { span } from '../base/spans.ts';
import type { Value } from './settings.ts';
import type { SourcedText } from './sourced-text.ts';
import { derivedText, joinTexts, sliceText, sourceOf } from './sourced-text.ts';
import { sourced, string, unknown } from './values.ts';

/** `template % value`, for items without flags, width and precision, which is what configs have. */
export function percentFormat(template: SourcedText, values: Value, at: Span): Value {
  const parts: SourcedText[] = [];
  const positional = values.kind === 'list' ? [...values.items] : [values];
  let last = 0;
  let keyed = false;
  for (const match of template.value.matchAll(/%(?:%|\((\w+)\)([sd])|([sd])|)/g)) {
    const [whole, key, keyedConversion, conversion] = match;
    const within = span(match.index, match.index + whole.length);
    parts.push(sliceText(template, last, within.start));
    last = within.end;
    if (whole === '%%') {
      parts.push(collapsed(template, within, '%', at));
      continue;
    }
    if (whole === '%') return unknown('a format that is filled in with more than plain values');
    if (key !== undefined) keyed = true;
    const value = key === undefined ? positional.shift() : entry(values, key);
    const text = value && spelled(value, (keyedConversion ?? conversion) === 'd', at);
    if (!text) return unknown('a format that is filled in with more than plain values');
    parts.push(text);
  }
  const allUsed = keyed || positional.length === 0 || values.kind === 'dictionary';
  if (!allUsed) return unknown('a format with fewer places than values');
  parts.push(sliceText(template, last, template.value.length));
  return string(joinTexts(parts));
}

/** `template.format(…)`, for `{}`, `{0}` and `{name}` without conversions. */
export function braceFormat(
  template: SourcedText,
  positional: readonly Value[],
  named: ReadonlyMap<string, Value>,
  at: Span,
): Value {
  const parts: SourcedText[] = [];
  let last = 0;
  let next = 0;
  for (const match of template.value.matchAll(/\{\{|\}\}|\{(\w*)\}|[{}]/g)) {
    const [whole, name] = match;
    const within = span(match.index, match.index + whole.length);
    parts.push(sliceText(template, last, within.start));
    last = within.end;
    if (whole === '{{' || whole === '}}') {
      parts.push(collapsed(template, within, whole[0]!, at));
      continue;
    }
    if (name === undefined) return unknown('a format that is filled in with more than plain values');
    const value = /^\d*$/.test(name) ? positional[name === '' ? next++ : Number(name)] : named.get(name);
    const text = value && spelled(value, false, at);
    if (!text) return unknown('a format that is filled in with more than plain values');
    parts.push(text);
  }
  parts.push(sliceText(template, last, template.value.length));
  return string(joinTexts(parts));
}

/** What `str()` makes of a value, with its places where it is text; undefined when we do not spell it as Python does. */
export function spelled(value: Value, wholeNumber: boolean, at: Span): SourcedText | undefined {
  if (value.kind === 'integer') return derivedText(String(value.value), at);
  if (wholeNumber) return undefined;
  if (value.kind === 'string') return sourced(value, at);
  if (value.kind === 'none') return derivedText('None', at);
  if (value.kind === 'boolean') return derivedText(value.value ? 'True' : 'False', at);
  return undefined;
}

/** One character that the template spells with two: it stands in the file, but cannot be changed there alone. */
function collapsed(template: SourcedText, within: Span, character: string, at: Span): SourcedText {
  return derivedText(character, sourceOf(template, within) ?? at);
}

function entry(values: Value, key: string): Value | undefined {
  if (values.kind !== 'dictionary') return undefined;
  return values.entries.findLast(([name]) => name.kind === 'string' && name.value === key)?.[1];
}
