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
  const kinds = groupBy([...words.keys()], word => kindOf(word, depth) ?? '');
  kinds.delete('');
  for (const [kind, alike] of kinds) {
    const served = alike.filter(word => words.get(word)!.some(({ isServed }) => isServed));
    // What was learned before stands among the words under its name, which no client can send.
    if (served.length < leastOf(kind) && !words.has(kind)) continue;
    for (const word of alike) for (const { segments } of words.get(word)!) segments[depth] = kind;
  }
  for (const group of groupBy(longer, ({ segments }) => segments[depth]!).values()) nameLevel(group, depth + 1);
}

/** What a word would be called if it varied: `{slug}`, `{name}`, `{slug}.html`; null for what never does. */
function kindOf(word: string, depth: number): string | null {
  if (FIXED.test(word)) return null;
  const { stem = word, extension = '' } = FILE_NAME.exec(word)?.groups ?? {};
  if (!PLAIN.test(stem)) return `${SLUG}${extension}`;
  return depth > ROOT ? `${NAME}${extension}` : null;
}

/** Nothing, a hidden file, a version, a value that is named already. */
const FIXED = /^(?:\.[^.]*|v\d+(?:\.\d+)*|\{(?!slug|name)[a-z]+\}(?:\.\w+)?|…|)$/;
const FILE_NAME = /^(?<stem>.+)(?<extension>\.[a-z][\da-z]{0,4})$/i;
const PLAIN = /^(?:[a-z_]+|\{name\})$/i;
/** Depth of the segments behind the first slash. */
const ROOT = 1;

const SLUG = '{slug}';
const NAME = '{name}';

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
