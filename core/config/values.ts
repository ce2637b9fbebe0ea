import type { Span } from '../base/spans.ts';
import type { Value } from './settings.ts';
import type { SourcedText } from './sourced-text.ts';
import { derivedText } from './sourced-text.ts';

export type StringValue = Extract<Value, { kind: 'string' }>;

export const NONE: Value = { kind: 'none' };

export function unknown(because: string): Value {
  return { kind: 'unknown', because };
}

export function boolean(value: boolean): Value {
  return { kind: 'boolean', value };
}

export function string({ value, pieces }: SourcedText): Value {
  return { kind: 'string', value, pieces };
}

/** The text of a value with its places; a text that nobody placed stands for `at`. */
export function sourced({ value, pieces }: StringValue, at: Span): SourcedText {
  return pieces ? { value, pieces } : derivedText(value, at);
}

/** More possibilities than this are as good as not knowing. */
const MOST_ALTERNATIVES = 16;

/** One of these values. Equal ones count once, except texts, which may stand in different places. */
export function either(values: readonly Value[]): Value {
  const different: Value[] = [];
  for (const value of values.flatMap(alternatives)) {
    if (!different.some(other => isSame(other, value))) different.push(value);
  }
  if (different.length === 1) return different[0]!;
  if (different.length > MOST_ALTERNATIVES) return unknown('too many possibilities');
  return { kind: 'either', values: different };
}

/** The values it may have: itself, unless it is one of several. Never holds an `either`. */
export function alternatives(value: Value): readonly Value[] {
  return value.kind === 'either' ? value.values : [value];
}

function isSame(one: Value, other: Value): boolean {
  if (one === other) return true;
  if (one.kind === 'none' || one.kind === 'unknown') return one.kind === other.kind;
  if (one.kind === 'boolean' || one.kind === 'integer' || one.kind === 'float') {
    return one.kind === other.kind && one.value === other.value;
  }
  return false;
}

/** Applies `combine` to every combination of alternatives; what is unknown stays so. */
export function lift(values: readonly Value[], combine: (values: readonly Value[]) => Value): Value {
  let combinations: Value[][] = [[]];
  for (const value of values) {
    const choices = alternatives(value);
    if (combinations.length * choices.length > MOST_ALTERNATIVES) return unknown('too many possibilities');
    // Copies only where there is a choice, or a text of thousands of parts would take the square of that.
    if (choices.length === 1) for (const chosen of combinations) chosen.push(choices[0]!);
    else combinations = combinations.flatMap(chosen => choices.map(choice => chosen.concat(choice)));
  }
  return either(combinations.map(chosen => chosen.find(({ kind }) => kind === 'unknown') ?? combine(chosen)));
}

/** Whether Python takes it for true; undefined when that is not certain. */
export function isTrue(value: Value): boolean | undefined {
  switch (value.kind) {
    case 'none':
      return false;
    case 'boolean':
      return value.value;
    case 'integer':
    case 'float':
      return value.value !== 0;
    case 'string':
      return value.value !== '';
    case 'list':
      return value.items.length > 0;
    case 'dictionary':
      return value.entries.length > 0;
    case 'either': {
      const [first, ...others] = value.values.map(isTrue);
      return others.every(other => other === first) ? first : undefined;
    }
    case 'callable':
      return true;
    case 'unknown':
      return undefined;
    default:
      return value satisfies never;
  }
}
