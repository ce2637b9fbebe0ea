import type { Span } from '../base/spans.ts';
import { span } from '../base/spans.ts';

/** An item whose flags or width stand before its key, `%-15(h)s`: Python wants them after it. */
export interface MisplacedKey {
  readonly at: Span;
  /** The same item in the right order. */
  readonly right: string;
}

export function misplacedKey(format: string, percent: number): MisplacedKey | undefined {
  const match = /^%([-+ #0]*\d*(?:\.\d+)?)(\([^()%]*\))([diouxXeEfFgGcrsa])?/.exec(format.slice(percent));
  if (!match || match[1] === '') return undefined;
  return {
    at: span(percent, percent + match[0].length),
    right: `%${match[2]!}${match[1]!}${match[3] ?? 's'}`,
  };
}
