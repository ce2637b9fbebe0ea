import type { Span } from '../../base/spans.ts';
import { span } from '../../base/spans.ts';
import { lineSpan, lineStarts, placeOf } from '../../base/lines.ts';
import type { Binding, Block } from '../../config/bindings.ts';
import { settingByName } from '../../gunicorn/settings/index.ts';
import type { ConfigDocument } from '../document.ts';
import { rule } from '../rule.ts';

export const duplicateAssignment = rule({
  id: 'duplicate-assignment',
  says: 'A setting is assigned again further down, so the first value is never used.',
  severity: 'warning',
  tag: 'unnecessary',
  explains: `Gunicorn looks at the config after all of it has run, so the last assignment wins and an earlier one is
dead. Whoever edits the first one later wonders why nothing changes.

The same goes for a hook that is defined twice: only the second one is called.

Nothing is said where the first value is looked at in between, or where one of the two stands in a branch.`,
  bad: `loglevel = 'info'
workers = 4
loglevel = 'warning'
`,
  good: `workers = 4
loglevel = 'warning'
`,

  *check(document, t) {
    const { module, text } = document;
    if (module.isDynamic) return;
    const starts = lineStarts(text);
    for (const { first, next } of replacedBindings(module.bindings)) {
      if (!isOnlyAValue(first) || first.block.isTried || isUsedBetween(document, first, next)) continue;
      const values = { name: first.name, line: placeOf(starts, next.nameAt.start).line + 1 };
      yield {
        at: first.nameAt,
        message:
          first.how === 'function'
            ? t('This definition of "{name}" is never called: line {line} replaces it.', values)
            : t('This value of "{name}" is never used: line {line} assigns it again.', values),
        related: [{ at: next.nameAt, message: t('This is the one that counts.') }],
        first,
      };
    }
  },

  fix({ first }, { text }, t) {
    // A value that only running the file can tell may come from a call that does more than return it.
    if (first.how !== 'assignment' || !first.isPlain || !isHarmless(first)) return undefined;
    const lines = wholeLines(text, first.statementAt);
    return lines && { title: t('Remove the assignment that is never used'), edits: [{ at: lines, text: '' }] };
  },
});

/** Nothing is left of the statement but the value of its name. */
function isOnlyAValue({ how, isPlain, isBroken }: Binding): boolean {
  return !isBroken && (how === 'assignment' || (how === 'function' && isPlain));
}

/** Settings that are bound twice in one block, each with the binding that comes next there. */
function* replacedBindings(bindings: readonly Binding[]): Generator<{ first: Binding; next: Binding }> {
  const last = new Map<Block, Map<string, Binding>>();
  for (const next of bindings) {
    if (!settingByName(next.name) || next.isBroken || next.how === 'update') continue;
    const inBlock = last.get(next.block) ?? new Map<string, Binding>();
    last.set(next.block, inBlock);
    const first = inBlock.get(next.name);
    if (first) yield { first, next };
    inBlock.set(next.name, next);
  }
}

/** Whether anything may see the first value: a look at it on the way, or a function that is called there. */
function isUsedBetween({ module }: ConfigDocument, first: Binding, next: Binding): boolean {
  const uses = module.uses.get(first.name) ?? [];
  return uses.some(
    ({ offset, inFunction }) => (inFunction || offset > first.statementAt.end) && offset < next.statementAt.end,
  );
}

function isHarmless({ value }: Binding): boolean {
  return value.kind !== 'unknown' && value.kind !== 'either';
}

/** The lines of a statement, its line break included; undefined when something else stands on them. */
function wholeLines(text: string, statement: Span): Span | undefined {
  const { start } = lineSpan(text, statement.start);
  const { end } = lineSpan(text, statement.end);
  const around = text.slice(start, statement.start) + text.slice(statement.end, end);
  if (around.trim() !== '') return undefined;
  return span(start, end);
}
