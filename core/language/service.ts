import type { Localize } from '../base/localize.ts';
import type { Span } from '../base/spans.ts';
import type { ConfigDocument } from './document.ts';
import { openDocument } from './document.ts';
import type { Edit, Fix, Problem } from './rule.ts';

/** Everything an editor or a terminal may ask about one config. Knows neither LSP nor VS Code. */
export interface LanguageService {
  /** Never throws, half-typed text included. */
  open(text: string): ConfigDocument;
  /** Sorted by place. */
  problems(document: ConfigDocument): readonly Problem[];
  /** Fixes of the problems that touch the span. */
  fixes(document: ConfigDocument, at: Span): readonly FixOf[];
  /** `markdown` is Markdown without HTML; `at` is what it is about. */
  hover(document: ConfigDocument, offset: number): Hover | undefined;
  completions(document: ConfigDocument, offset: number): readonly Completion[];
}

export interface FixOf {
  readonly fix: Fix;
  readonly problem: Problem;
}

export interface Hover {
  readonly at: Span;
  readonly markdown: string;
}

export interface Completion {
  readonly label: string;
  readonly kind: 'setting' | 'atom' | 'value';
  /** A few words beside the label. */
  readonly detail: string;
  readonly markdown: string;
  /** Replaces what was typed so far; its span touches the cursor. */
  readonly edit: Edit;
}

export function createLanguageService({ t: _t }: { readonly t: Localize }): LanguageService {
  return {
    open: openDocument,
    problems: () => [],
    fixes: () => [],
    hover: () => undefined,
    completions: () => [],
  };
}
