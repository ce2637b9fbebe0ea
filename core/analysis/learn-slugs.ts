import { NAME, SLUG, varyingName } from '../logs/varying-words.ts';

/** A template whose values are named already, as far as it alone tells. */
export interface Known {
  readonly template: string;
  /** Whether the application ever answered otherwise than with a refusal. What only was refused proves nothing. */
  readonly isServed: boolean;
}

/**
 * Templates with their varying words named, in the same order: `/blog/on-tea` → `/blog/{slug}` where many of its
 * siblings differ. Words with a hyphen, a digit or anything but letters become `{slug}`, words of letters `{name}`,
 * which takes more of them, because an application's own parts look like that; never those right below the root.
 *
 * Whether a word varies depends on the set of templates alone, and more templates can only make more words vary. So it
 * does not matter in which order they come, nor whether some of them were learned from before: `{slug}` among the
 * siblings says that it was decided.
 */
export function learnSlugs(known: readonly Known[]): readonly string[] {
  const rows = known.map(({ template, isServed }) => ({ segments: template.split('/'), isServed }));
  nameLevel(rows, 0);
  return rows.map(({ segments }) => segments.join('/'));
}

/** Whether a name was learned here. */
export const isLearned = (template: string) => template.includes(SLUG) || template.includes(NAME);

interface Row {
  readonly segments: string[];
  readonly isServed: boolean;
}

/** Names the segments at this depth, of rows that are alike before it, and then those below. */
function nameLevel(rows: readonly Row[], depth: number): void {
  const longer = rows.filter(({ segments }) => segments.length > depth);
  if (longer.length === 0) return;
  const words = groupBy(longer, ({ segments }) => segments[depth]!);
  const kinds = groupBy([...words.keys()], word => varyingName(word, depth) ?? '');
  kinds.delete('');
  for (const [kind, alike] of kinds) {
    const served = alike.filter(word => words.get(word)!.some(({ isServed }) => isServed));
    // What was learned before stands among the words under its name, which no client can send.
    if (served.length < leastOf(kind) && !words.has(kind)) continue;
    for (const word of alike) for (const { segments } of words.get(word)!) segments[depth] = kind;
  }
  for (const group of groupBy(longer, ({ segments }) => segments[depth]!).values()) nameLevel(group, depth + 1);
}

/** As many words must differ. */
const leastOf = (kind: string) => (kind.startsWith(SLUG) ? 20 : 100);

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
