import type { Span } from '../base/spans.ts';
import { span, touches } from '../base/spans.ts';
import type { ConfigDocument } from './document.ts';

/** A place where a name of the module is given a value or looked at. */
export interface NamePlace {
  readonly at: Span;
  readonly kind: 'write' | 'read';
}

/**
 * The assignment that gives the name at an offset its value: for a look at it the last one before, for a setting that is
 * assigned several times the one that wins. Undefined where that is not certain, as in a function.
 */
export function definitionAt(document: ConfigDocument, offset: number): Span | undefined {
  const { module } = document;
  const written = module.bindings.find(({ nameAt }) => touches(nameAt, offset));
  if (written) return module.names.get(written.name)?.binding.nameAt;
  const name = readAt(document, offset);
  if (name === undefined) return undefined;
  return module.bindings.findLast(binding => binding.name === name && binding.statementAt.end < offset)?.nameAt;
}

/** Every place of the name at an offset; none where it is not a name of the module. */
export function placesOfName(document: ConfigDocument, offset: number): readonly NamePlace[] {
  const { bindings, uses } = document.module;
  const name = bindings.find(({ nameAt }) => touches(nameAt, offset))?.name ?? readAt(document, offset);
  if (name === undefined) return [];
  const writes = bindings.filter(binding => binding.name === name).map(({ nameAt }) => nameAt);
  const reads = (uses.get(name) ?? [])
    .filter(({ inFunction }) => !inFunction)
    .map(use => span(use.offset, use.offset + name.length));
  const alsoWritten = new Set(writes.map(({ start }) => start));
  return [
    ...writes.map(at => ({ at, kind: 'write' as const })),
    ...reads.filter(({ start }) => !alsoWritten.has(start)).map(at => ({ at, kind: 'read' as const })),
  ].toSorted((one, other) => one.at.start - other.at.start);
}

/** The name that is looked at there. In a function it may be one of the function's own. */
function readAt({ module }: ConfigDocument, offset: number): string | undefined {
  for (const [name, uses] of module.uses) {
    const isHere = uses.some(use => !use.inFunction && touches(span(use.offset, use.offset + name.length), offset));
    if (isHere && module.names.has(name)) return name;
  }
  return undefined;
}
