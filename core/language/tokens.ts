import type { Span } from '../base/spans.ts';
import { span } from '../base/spans.ts';
import { atomByKey } from '../gunicorn/atoms.ts';
import type { AtomPart } from '../logs/format.ts';
import type { ConfigDocument } from './document.ts';

/** A stretch of a config that means more than the Python around it. Never longer than a line, never over another. */
export interface Token {
  readonly at: Span;
  /**
   * - `atom`: a key that Gunicorn knows;
   * - `unknown`: a key that it does not, unless the logger class does;
   * - `conversion`: how Python writes the value, `-10s`.
   */
  readonly kind: 'atom' | 'unknown' | 'conversion';
}

/** The atoms of every format, sorted by place. What the grammar paints in any string, this paints only in formats. */
export function tokensOf({ formats, text }: ConfigDocument): readonly Token[] {
  const tokens = new Map<number, Token>();
  for (const { format, verbatimAt } of formats) {
    for (const part of format.parts) {
      if (part.kind !== 'atom') continue;
      for (const { within, kind } of piecesOf(part)) {
        const at = within.start < within.end ? verbatimAt(within) : undefined;
        if (at && !/[\r\n]/.test(text.slice(at.start, at.end))) tokens.set(at.start, { at, kind });
      }
    }
  }
  const sorted = [...tokens.values()].toSorted((one, other) => one.at.start - other.at.start);
  // One text in two formats may be cut in two ways.
  return sorted.filter(({ at }, index) => index === 0 || sorted[index - 1]!.at.end <= at.start);
}

function piecesOf({ at, key, keyAt }: AtomPart): readonly { within: Span; kind: Token['kind'] }[] {
  return [
    { within: keyAt, kind: atomByKey(key) ? 'atom' : 'unknown' },
    { within: span(keyAt.end + 1, at.end), kind: 'conversion' },
  ];
}
