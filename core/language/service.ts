import type { Localize } from '../base/localize.ts';
import type { Span } from '../base/spans.ts';
import { overlaps } from '../base/spans.ts';
import type { Steps } from '../base/steps.ts';
import { finish } from '../base/steps.ts';
import type { ConfigDocument, Surroundings } from './document.ts';
import { documentSteps, openDocument } from './document.ts';
import { ignoreFix, readIgnores, withoutIgnored } from './ignores.ts';
import { allFixes } from './fix-all.ts';
import type { Fold } from './folds.ts';
import { foldsOf } from './folds.ts';
import type { Lens } from './lenses.ts';
import { lensesOf } from './lenses.ts';
import type { NamedFile } from './named-files.ts';
import { namedFiles } from './named-files.ts';
import type { NamePlace } from './names-at.ts';
import { definitionAt, placesOfName } from './names-at.ts';
import type { SymbolGroup } from './symbols.ts';
import { symbolsOf } from './symbols.ts';
import type { Edit, Fix, Problem, Rule } from './rule.ts';
import type { Completion } from './completions.ts';
import { completionsAt } from './completions.ts';
import type { Hover } from './hover.ts';
import { hoverAt } from './hover.ts';
import type { InlayHint } from './inlay-hints.ts';
import { inlayHintsIn } from './inlay-hints.ts';
import type { SignatureHelp } from './signature.ts';
import { signatureAt } from './signature.ts';
import { COMMAND_RULES } from './command-documents.ts';
import { RULES } from './rules/index.ts';
import { tooLarge } from './rules/too-large.ts';
import type { Token } from './tokens.ts';
import { tokensOf } from './tokens.ts';

/** Everything an editor or a terminal may ask about one config. Knows neither LSP nor VS Code. */
export interface LanguageService {
  /** Never throws, half-typed text included. */
  open(text: string, surroundings?: Surroundings): ConfigDocument;
  /** The same in steps of a few milliseconds; what an edit of `before` has left alone is not parsed again. */
  openSteps(text: string, surroundings?: Surroundings, before?: ConfigDocument): Steps<ConfigDocument>;
  /** Sorted by place. */
  problems(document: ConfigDocument): readonly Problem[];
  /** The same in steps, one for each rule. */
  problemSteps(document: ConfigDocument): Steps<readonly Problem[]>;
  /** Fixes of the problems that touch the span. */
  fixes(document: ConfigDocument, at: Span): readonly FixOf[];
  /** Comments that silence the rules of the problems that touch the span. */
  ignores(document: ConfigDocument, at: Span): readonly FixOf[];
  /** Everything that mends what is wrong and has one right answer. In order, without overlaps. */
  fixAll(document: ConfigDocument): readonly Edit[];
  /** `markdown` is Markdown without HTML; `at` is what it is about. */
  hover(document: ConfigDocument, offset: number): Hover | undefined;
  completions(document: ConfigDocument, offset: number): readonly Completion[];
  /** Inside the parameters of a hook: what Gunicorn calls it with. */
  signature(document: ConfigDocument, offset: number): SignatureHelp | undefined;
  /** The units of the atoms that stand in the span, in the order of the text. */
  inlayHints(document: ConfigDocument, within: Span): readonly InlayHint[];
  /** The atoms of the formats, in the order of the text. */
  tokens(document: ConfigDocument): readonly Token[];
  /** The outline: settings by section. */
  symbols(document: ConfigDocument): readonly SymbolGroup[];
  folds(document: ConfigDocument): readonly Fold[];
  /** Files that the config names and that are there. */
  links(document: ConfigDocument): readonly NamedFile[];
  lenses(document: ConfigDocument): readonly Lens[];
  /** The name in the assignment that gives the name at the offset its value. */
  definition(document: ConfigDocument, offset: number): Span | undefined;
  /** All places of the name at the offset. */
  highlights(document: ConfigDocument, offset: number): readonly NamePlace[];
}

export type { Completion, Fold, Hover, InlayHint, SignatureHelp, Token };

export interface FixOf {
  readonly fix: Fix;
  readonly problem: Problem;
}

export interface Options {
  readonly t: Localize;
  /** Ids of rules that are not asked, because somebody else watches over the same. */
  readonly without?: readonly string[];
}

export function createLanguageService({ t, without = [] }: Options): LanguageService {
  const rules = RULES.filter(({ id }) => !without.includes(id));
  const problemSteps = (document: ConfigDocument) => findProblems(document, rules, t);
  const problems = (document: ConfigDocument) => finish(problemSteps(document));
  return {
    symbols: symbolsOf,
    folds: foldsOf,
    links: namedFiles,
    lenses: document => (isForeign(document) ? [] : lensesOf(document, t)),
    definition: definitionAt,
    highlights: placesOfName,
    open: openDocument,
    openSteps: documentSteps,
    problems,
    problemSteps,
    fixes: (document, at) =>
      problems(document)
        .filter(problem => overlaps(problem.at, at))
        .flatMap(problem => problem.fixes.map(fix => ({ fix, problem }))),
    ignores: (document, at) =>
      isForeign(document) || document.unread
        ? []
        : problems(document)
            .filter(problem => overlaps(problem.at, at) && !NEVER_IGNORED.has(problem.rule))
            .map(problem => ({ fix: ignoreFix(problem, document, t), problem })),
    fixAll: document => allFixes(problems(document)),
    hover: (document, offset) => firstOf(partsOf(document), part => hoverAt(part, offset, t)),
    completions: (document, offset) =>
      document.unread || isForeign(document) ? [] : completionsAt(document, offset, t),
    signature: (document, offset) =>
      document.unread || isForeign(document) ? undefined : signatureAt(document, offset, t),
    inlayHints: (document, within) => partsOf(document).flatMap(part => inlayHintsIn(part, within, t)),
    tokens: document => partsOf(document).flatMap(part => tokensOf(part)),
  };
}

/** A comment cannot mend what Python does not read, nor itself. */
const NEVER_IGNORED = new Set(['syntax-error', 'ignore-comment']);

/** Of a file that runs Gunicorn its command lines, each of which is like a config. */
const partsOf = (document: ConfigDocument) => document.commands ?? [document];

function firstOf<Item, Found>(items: readonly Item[], find: (item: Item) => Found | undefined): Found | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}

function isAsked({ id, about }: Rule, { commands, rotation, alerts }: ConfigDocument): boolean {
  if (rotation || alerts) return about === (rotation ? 'rotation' : 'alerts');
  return about === undefined && (!commands || COMMAND_RULES.has(id));
}

/** Neither a config nor made of Python: nothing can be completed in it, and a comment stands on a line of its own. */
const isForeign = ({ commands, rotation, alerts }: ConfigDocument) =>
  commands !== undefined || rotation !== undefined || alerts !== undefined;

function* findProblems(document: ConfigDocument, rules: readonly Rule[], t: Localize): Steps<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const rule of document.unread ? [tooLarge] : rules.filter(rule => isAsked(rule, document))) {
    for (const part of partsOf(document)) {
      for (const problem of rule.find(part, t)) {
        problems.push(problem);
        yield;
      }
    }
    yield;
  }
  return withoutIgnored(problems, readIgnores(document)).toSorted(
    (one, other) => one.at.start - other.at.start || one.at.end - other.at.end,
  );
}
