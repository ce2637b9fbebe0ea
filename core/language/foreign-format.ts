import type { Localize } from '../base/localize.ts';
import type { Span } from '../base/spans.ts';
import { span } from '../base/spans.ts';
import type { ApacheItem } from '../gunicorn/apache-atoms.ts';
import { apacheItemAt } from '../gunicorn/apache-atoms.ts';
import { ATOMS, atomByKey } from '../gunicorn/atoms.ts';
import { nginxVariable } from '../gunicorn/nginx-variables.ts';
import type { Format } from '../logs/format.ts';
import type { AtomAsText } from './atoms-as-text.ts';
import type { FormatInConfig } from './format-in-config.ts';
import type { Edit, Fix } from './rule.ts';

/** A format that was written for another program, and what each of its items is in Gunicorn's. */
export interface ForeignFormat {
  readonly from: 'Apache' | 'nginx' | 'braces';
  readonly items: readonly AtomAsText[];
  /** Whether there is an atom for every item, so that the whole can be said in Gunicorn's language. */
  readonly isComplete: boolean;
}

/** Whether a percent sign among Apache's items begins one that Gunicorn has no atom for, and is not meant as text. */
export function isApacheOnly({ text }: Format, percent: number): boolean {
  return /^%[<>]?(?:[A-Za-z]|\{[^{}]*\}[A-Za-z])/.test(text.slice(percent, percent + LONGEST_ITEM));
}

/** Apache's items begin like atoms, so Python stumbles over the first of them that it cannot read. */
export function apacheFormat({ text, problems }: Format): ForeignFormat | undefined {
  const isApache = problems.some(({ kind, at }) => kind === 'bare-percent' && apacheItemAt(text, at.start));
  if (!isApache) return undefined;
  const items: AtomAsText[] = [];
  let isComplete = true;
  for (let position = text.indexOf('%'); position >= 0; position = text.indexOf('%', position)) {
    const item = apacheItemAt(text, position);
    const own = item ? undefined : OWN_ITEM.exec(text.slice(position, position + LONGEST_ITEM));
    if (item) items.push(atomFor(item, text, position));
    else if (!own) isComplete = false;
    position += item?.text.length ?? own?.[0].length ?? 1;
  }
  return { from: 'Apache', items, isComplete };
}

/** The item around a stretch of the format. They stand in order, and a long format has many. */
export function itemAt({ items }: ForeignFormat, within: Span): AtomAsText | undefined {
  let [from, to] = [0, items.length];
  while (from < to) {
    const middle = (from + to) >> 1;
    if (items[middle]!.at.end < within.end) from = middle + 1;
    else to = middle;
  }
  const item = items[from];
  return item && item.at.start <= within.start ? item : undefined;
}

/** What Gunicorn reads as it was meant, among Apache's items: text and whole atoms. */
const OWN_ITEM = /^%(?:%|\([^()]*\)[-+ #0-9.]*[hlL]?[diouxXeEfFgGcrsa])/;
const LONGEST_ITEM = 200;

/** Apache's own forms of a time need brackets around them; Gunicorn's brings its own. */
function atomFor({ key, text: written }: ApacheItem, text: string, start: number): AtomAsText {
  const end = start + written.length;
  const isBracketed = key === 't' && text[start - 1] === '[' && text[end] === ']';
  return { at: isBracketed ? span(start - 1, end + 1) : span(start, end), right: `%(${key})s` };
}

/** A format without any atom that names what it wants all the same: `$status` as in nginx, or `{status}`. */
export function textFormat(format: Format): ForeignFormat | undefined {
  if (!hasNoAtom(format)) return undefined;
  return foreign('nginx', format.text, NGINX, nginxKey) ?? foreign('braces', format.text, BRACED, keyOfWord);
}

/** Nothing in it is filled in, and nothing raises. */
export function hasNoAtom({ parts, problems }: Format): boolean {
  return problems.length === 0 && parts.every(({ kind }) => kind === 'text');
}

/** Undefined for a text in which characters do not stand as they are, or where an item has no atom. */
export function translation(
  { from, items, isComplete }: ForeignFormat,
  used: FormatInConfig,
  t: Localize,
): Fix | undefined {
  if (!isComplete || items.length < 2 || items.length > MOST_ITEMS) return undefined;
  const edits = items.map(({ at, right }) => used.edit(at, right));
  if (!edits.every((edit): edit is Edit => edit !== undefined)) return undefined;
  const title =
    from === 'braces' ? t('Write the whole format with atoms') : t('Translate the whole format from {from}', { from });
  return { title, edits };
}

/** Nobody logs more columns than this. */
const MOST_ITEMS = 200;

/** The brackets around nginx's time are Gunicorn's own. */
const NGINX = /\[\$(time_local)\]|\$(?:(\w+)|\{(\w+)\})/g;
/** `{status}`, but not the `{name}i` that only lacks what is around it. */
const BRACED = /\{(\w+)\}(?![ioe](?!\w))/g;

function foreign(
  from: 'nginx' | 'braces',
  text: string,
  pattern: RegExp,
  keyOf: (name: string) => string | undefined,
): ForeignFormat | undefined {
  const found = Array.from(text.matchAll(pattern), match => ({
    at: span(match.index, match.index + match[0].length),
    key: keyOf(match.slice(1).find(group => group !== undefined)!),
  }));
  const items = found.flatMap(({ at, key }) => (key === undefined ? [] : [{ at, right: `%(${key})s` }]));
  return items.length > 0 ? { from, items, isComplete: items.length === found.length } : undefined;
}

function nginxKey(name: string): string | undefined {
  return nginxVariable(name)?.key;
}

function keyOfWord(word: string): string | undefined {
  return atomByKey(word)?.key ?? ATOMS.find(({ mistakes }) => mistakes?.includes(word.toLowerCase()))?.key;
}
