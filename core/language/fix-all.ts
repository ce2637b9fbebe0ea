import { overlaps } from '../base/spans.ts';
import type { Edit, Problem } from './rule.ts';

/**
 * The edits that mend everything that has one right answer. What works as it is, and could only be better, is left alone:
 * nobody wants that decided while he saves. Of fixes that meet, the first one is made; the rest are there the next time.
 */
export function allFixes(problems: readonly Problem[]): readonly Edit[] {
  const edits: Edit[] = [];
  for (const { severity, fixes } of problems) {
    const [fix, ...others] = fixes;
    if (!fix || others.length > 0 || (severity !== 'error' && severity !== 'warning')) continue;
    const meets = fix.edits.some(({ at }) => edits.some(made => overlaps(made.at, at)));
    if (!meets) edits.push(...fix.edits);
  }
  return edits.toSorted((one, other) => one.at.start - other.at.start);
}
