import type { FormatDescription } from '../../core/language/describe-format.ts';
import type { Problem } from '../../core/language/rule.ts';

/** A format, what it makes of requests, and what is wrong with it. */
export interface Explained {
  readonly description: FormatDescription;
  /** Spans count in the text of the format. */
  readonly problems: readonly Problem[];
}
