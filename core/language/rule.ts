import type { Localize } from '../base/localize.ts';
import type { Span } from '../base/spans.ts';
import type { ConfigDocument } from './document.ts';

/**
 * - `error`: Gunicorn refuses to start, or access lines are lost.
 * - `warning`: it starts, and does not do what was written.
 * - `information`: it works, and will surprise.
 * - `hint`: it could be better.
 */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Something wrong in a config. Spans are offsets into the text of the document. Plain data. */
export interface Problem {
  /** The id of the rule: also the name of its documentation page. */
  readonly rule: string;
  readonly severity: Severity;
  readonly at: Span;
  /** Localized: what is wrong, where, and what would be right. */
  readonly message: string;
  /** Where one right answer exists, how to get there. */
  readonly fixes: readonly Fix[];
  /** Other places that matter: the assignment that wins, the handler that is named. */
  readonly related: readonly Related[];
  /** How editors may draw it besides: faded, or struck through. */
  readonly tag?: Tag;
}

/** `unnecessary`: without effect, can go. `deprecated`: of a release that is gone. */
export type Tag = 'unnecessary' | 'deprecated';

/** Another place that a problem speaks of. */
export interface Related {
  /** The file it is in, where that is not the document itself. */
  readonly path?: string;
  readonly at: Span;
  /** Localized: what is there. */
  readonly message: string;
}

export interface Fix {
  /** Localized: `Use %(q)s`. */
  readonly title: string;
  /** Do not overlap; all refer to the text as it is now. */
  readonly edits: readonly Edit[];
}

export interface Edit {
  readonly at: Span;
  /** What stands there afterwards. */
  readonly text: string;
}

/** A check on one config. Pure: the same document gives the same problems. */
export interface Rule extends RuleText {
  readonly problems: (document: ConfigDocument, t: Localize) => Problem[];
  /** The same one after the other, for whoever has something else to do in between. */
  readonly find: (document: ConfigDocument, t: Localize) => Iterable<Problem>;
}

/** What the documentation page of a rule is made of. */
interface RuleText {
  readonly id: string;
  /** One English sentence that names the mistake. */
  readonly says: string;
  /** The usual severity; a finding may say otherwise where the case is worse or milder. */
  readonly severity: Severity;
  /** What it checks, where that is no config: a logrotate file, or a rule file of Prometheus. */
  readonly about?: 'rotation' | 'alerts';
  /** Where all of its findings have it. */
  readonly tag?: Tag;
  /** English Markdown for the page: what Gunicorn does then, and why it matters. */
  readonly explains: string;
  /** The name of the file that the examples are, where that is no config in Python. */
  readonly exampleFile?: string;
  /** What shows the mistake, and the same as it should be. */
  readonly bad: string;
  readonly good: string;
}

/** What a check yields: where and what, and whatever else the fix will need. */
export interface Finding {
  readonly at: Span;
  readonly message: string;
  readonly severity?: Severity;
  readonly related?: readonly Related[];
  readonly tag?: Tag;
}

/** Ties a check and its fix together, so that the fix sees what the check found. */
export function rule<Found extends Finding>(
  definition: RuleText & {
    readonly check: (document: ConfigDocument, t: Localize) => Iterable<Found>;
    readonly fix?: (found: Found, document: ConfigDocument, t: Localize) => Fix | undefined;
  },
): Rule {
  const { check, fix, ...text } = definition;
  function* find(document: ConfigDocument, t: Localize): Generator<Problem> {
    for (const found of check(document, t)) {
      const mended = fix?.(found, document, t);
      const tag = found.tag ?? text.tag;
      yield {
        rule: text.id,
        severity: found.severity ?? text.severity,
        at: found.at,
        message: found.message,
        fixes: mended ? [mended] : [],
        related: found.related ?? [],
        ...(tag && { tag }),
      };
    }
  }
  return { ...text, find, problems: (document, t) => [...find(document, t)] };
}
