import type { Span } from '../base/spans.ts';
import type { WrittenRule } from '../config/alerts/rule-file.ts';
import type { ConfigDocument } from './document.ts';
import type { Fix } from './rule.ts';

/** The rules of a rule file that are about Gunicorn: those that name it, in whatever they say. */
export function gunicornAlerts({ alerts }: ConfigDocument): readonly WrittenRule[] {
  return (alerts?.rules ?? []).filter(({ name, expr }) => /gunicorn/i.test(name) || /gunicorn/i.test(expr.text));
}

/** Something that is wrong in an expression. */
export interface FoundInExpression {
  readonly at: Span;
  readonly message: string;
  readonly rule: WrittenRule;
  /** Offsets into the expression, and what should stand there instead. */
  readonly change?: { readonly title: string; readonly edits: readonly { readonly at: Span; readonly text: string }[] };
}

/** The change, where it can be told where in the file it belongs. */
export function changeExpression({ rule: { expr }, change }: FoundInExpression): Fix | undefined {
  if (!change || !expr.isPlaced) return undefined;
  return { title: change.title, edits: change.edits.map(({ at, text }) => ({ at: placeOf(expr, at), text })) };
}

/** Nothing between two letters has no letter of its own to stand on. */
function placeOf({ place }: WrittenRule['expr'], at: Span): Span {
  if (at.end > at.start) return place(at);
  if (at.start === 0) return { start: place({ start: 0, end: 1 }).start, end: place({ start: 0, end: 1 }).start };
  const { end } = place({ start: at.start - 1, end: at.start });
  return { start: end, end };
}
