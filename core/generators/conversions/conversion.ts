import type { Localize } from '../../base/localize.ts';
import type { Format } from '../../logs/format.ts';

/** Says a format in the words of another program, for `gunicorn-logs format convert`. */
export interface Conversion {
  /** What `--to` names. */
  readonly id: string;
  readonly convert: (format: Format, t: Localize) => Converted;
}

export type Converted =
  | {
      /** With a line break at its end. */
      readonly text: string;
      /** Localized sentences on what is different there. */
      readonly notes: readonly string[];
    }
  /** A localized sentence on why it cannot be said there. */
  | { readonly refusal: string };
