import type { Span } from '../base/spans.ts';
import { span } from '../base/spans.ts';
import { atomByKey } from '../gunicorn/atoms.ts';
import { nginxVariable } from '../gunicorn/nginx-variables.ts';
import type { Format } from '../logs/format.ts';

/** Something in a format that was meant to be filled in, and that every line repeats as it stands. */
export interface AtomAsText {
  readonly at: Span;
  /** The atom that was meant. */
  readonly right: string;
}

/** `%%(h)s`, and `%%%%(h)s` likewise; in `%%%(h)s` the last percent sign does start an atom. */
export function* doubledAtoms(text: string): Generator<AtomAsText> {
  for (const match of text.matchAll(/(?<!%)(%+)(\(([^()]+)\)[sd])/g)) {
    const percents = match[1]!.length;
    if (percents % 2 === 1 || !atomByKey(match[3]!)) continue;
    const start = match.index + percents - 2;
    yield { at: span(start, match.index + match[0].length), right: `%${match[2]!}` };
  }
}

/** `{x-request-id}i` and `(h)s`, which lack what makes them atoms, and the variables of nginx. */
export function unwrappedAtoms({ text, problems }: Format): AtomAsText[] {
  const marked = new Set(problems.flatMap(({ at }) => offsetsOf(at)));
  return FORMS.flatMap(({ pattern, keyOf }) =>
    Array.from(text.matchAll(pattern), match => {
      const at = span(match.index, match.index + match[0].length);
      const key = keyOf(match[1] ?? match[2]!);
      return key !== undefined && !startsItem(text, at.start) ? [{ at, right: `%(${key})s` }] : [];
    }).flat(),
  )
    .filter(({ at }) => !offsetsOf(at).some(offset => marked.has(offset)))
    .toSorted((one, other) => one.at.start - other.at.start);
}

/** Its end too, where a neighbour touches it. */
function offsetsOf({ start, end }: Span): number[] {
  return Array.from({ length: end - start + 1 }, (_, index) => start + index);
}

interface Form {
  /** The group that matched is what the key can be told by. */
  readonly pattern: RegExp;
  readonly keyOf: (name: string) => string | undefined;
}

const FORMS: readonly Form[] = [
  { pattern: /(?<![\w(%<>])(\{[a-z][\w-]+\}[ioe])(?![\w)])/gi, keyOf: key => key },
  { pattern: /(?<![\w)])\$?\((\{[a-z][\w-]+\}[ioe]|[a-z])\)s(?!\w)/gi, keyOf: key => atomByKey(key) && key },
  { pattern: /(?<![\w$\\])\$(?:([a-z]\w+)\b|\{([a-z]\w+)\})/g, keyOf: name => nginxVariable(name)?.key },
];

/** Behind a percent sign another rule speaks of it. */
function startsItem(text: string, offset: number): boolean {
  return /%[-+ #0-9.<>]*$/.test(text.slice(Math.max(0, offset - 20), offset));
}
