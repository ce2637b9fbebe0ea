import type { Binding, Known, Names } from './bindings.ts';
import { alternatives, either, unknown } from './values.ts';

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

/** What is known when any of these bindings, or none, may have been the last to happen. */
export function perhapsBind(before: Names, bindings: readonly Binding[]): Names {
  const after = new Map(before);
  for (const binding of bindings) {
    const known = after.get(binding.name);
    after.set(binding.name, {
      value: either([...(known ? alternatives(known.value) : []), binding.value]),
      binding,
      maybeUnbound: known?.maybeUnbound ?? true,
    });
  }
  return after;
}
