import type { Binding, Known } from './bindings.ts';
import { alternatives, either, unknown } from './values.ts';

/**
 * The values that names have at one point of the file. Changed in place along one way. A fork sees what it was forked
 * from and keeps its changes to itself, so that a branch costs what it changes, not what the file has bound so far.
 */
export class Names {
  readonly #base: Names | null;
  /** Null where the fork took a name away. */
  readonly #own = new Map<string, Known | null>();

  constructor(base: Names | null = null) {
    this.#base = base;
  }

  fork(): Names {
    return new Names(this);
  }

  get(name: string): Known | undefined {
    const own = this.#own.get(name);
    return own === undefined ? this.#base?.get(name) : (own ?? undefined);
  }

  set(name: string, known: Known): void {
    this.#own.set(name, known);
  }

  delete(name: string): void {
    this.#own.set(name, null);
  }

  /** Takes back the value of a name that can no longer be told. */
  forget(name: string, because: string): void {
    const known = this.get(name);
    if (known) this.set(name, { ...known, value: unknown(because) });
  }

  forgetAll(because: string): void {
    for (const name of this.toMap().keys()) this.forget(name, because);
  }

  /** What is known when any of these bindings, or none, may have been the last to happen. */
  perhapsBind(bindings: readonly Binding[]): void {
    for (const binding of bindings) {
      const known = this.get(binding.name);
      this.set(binding.name, {
        value: either([...(known ? alternatives(known.value) : []), binding.value]),
        binding,
        maybeUnbound: known?.maybeUnbound ?? true,
      });
    }
  }

  /** What is known where several ways meet again that were forked from here: each name has the value of one of them. */
  join(ways: readonly Names[]): void {
    const changed = new Set(ways.flatMap(way => way.#changedSince(this)));
    for (const name of changed) {
      const found = ways.map(way => way.get(name)).filter(known => known !== undefined);
      if (found.length === 0) this.delete(name);
      else this.set(name, oneOf(found, ways.length));
    }
  }

  toMap(): Map<string, Known> {
    const all = this.#base?.toMap() ?? new Map<string, Known>();
    for (const [name, known] of this.#own) {
      if (known) all.set(name, known);
      else all.delete(name);
    }
    return all;
  }

  #changedSince(origin: Names): string[] {
    if (this === origin) return [];
    const before = this.#base ? this.#base.#changedSince(origin) : [];
    return [...before, ...this.#own.keys()];
  }
}

function oneOf(found: readonly Known[], ways: number): Known {
  return {
    value: either(found.map(({ value }) => value)),
    binding: found.map(({ binding }) => binding).reduce(later),
    maybeUnbound: found.length < ways || found.some(({ maybeUnbound }) => maybeUnbound),
  };
}

const later = (one: Binding, other: Binding) => (other.nameAt.start > one.nameAt.start ? other : one);
