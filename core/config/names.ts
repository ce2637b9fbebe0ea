import type { Known, Names } from './bindings.ts';
import { either, unknown } from './values.ts';

/** What is known after a fork in the road: each name has the value of one of the ways. */
export function mergeNames(ways: readonly Names[]): Names {
  if (ways.length === 1) return ways[0]!;
  const merged = new Map<string, Known>();
  for (const name of new Set(ways.flatMap(way => [...way.keys()]))) {
    const found = ways.map(way => way.get(name)).filter(known => known !== undefined);
    merged.set(name, {
      value: either(found.map(({ value }) => value)),
      binding: found.map(({ binding }) => binding).reduce(later),
      maybeUnbound: found.length < ways.length || found.some(({ maybeUnbound }) => maybeUnbound),
    });
  }
  return merged;
}

const later = (one: Known['binding'], other: Known['binding']) => (other.nameAt.start > one.nameAt.start ? other : one);

/** Takes back the values of names that can no longer be told. */
export function forgetNames(names: Names, because: string, which: (name: string) => boolean = () => true): Names {
  for (const [name, known] of names) if (which(name)) names.set(name, { ...known, value: unknown(because) });
  return names;
}
