import type { Atom, Field } from '../gunicorn/atoms.ts';
import { atomByKey } from '../gunicorn/atoms.ts';
import { CLIENT_HEADERS } from './fields.ts';
import type { AtomPart, Format, MappingPart } from './format.ts';

/**
 * A format as a program: the text before the first value, then for each value what it looks like and the text behind
 * it. Everything that can be decided before the first line is decided here.
 */
export interface Program {
  readonly lead: Uint8Array;
  readonly steps: readonly Step[];
}

export interface Step {
  /** Index into `format.parts`. */
  readonly part: number;
  readonly shape: Shape;
  /** The text between this value and the next; empty at the end, or where two atoms touch. */
  readonly literal: Uint8Array;
  /** First byte of `literal`, or -1. */
  readonly first: number;
  /**
   * Which end to believe where several would do. A value in quotes ends at the last quote that fits: Gunicorn writes
   * every quote inside a value as `\"`, so an early one would let a client forge the rest of the line. A list of
   * addresses goes on after its commas.
   */
  readonly prefer: 'first' | 'last';
  /** Of a padded value: its least width in characters, else 0. */
  readonly width: number;
  readonly leftAligned: boolean;
  /** Python's `repr`, `%(a)r`: the value stands in quotes of its own. */
  readonly quoted: boolean;
}

/**
 * What a value may look like, which decides where it can end.
 * - `number`: digits, with a fraction perhaps, or a hyphen.
 * - `time`: Gunicorn's bracketed time. `pid`: `<123>`.
 * - `word`: no blank and no control character. `address`: no blank, but for lists such as `10.0.0.1, 10.0.0.2`; may be empty.
 * - `text`: anything but a quote without a backslash. `anything`: even that.
 */
export type Shape = 'number' | 'time' | 'pid' | 'word' | 'address' | 'text' | 'anything';

export function compileSteps({ parts }: Format): Program {
  const encoder = new TextEncoder();
  let lead: Uint8Array = new Uint8Array(0);
  const steps: Step[] = [];
  parts.forEach((part, index) => {
    if (part.kind === 'text') {
      if (index === 0) lead = encoder.encode(part.value);
      return;
    }
    const next = parts[index + 1];
    const literal = encoder.encode(next?.kind === 'text' ? next.value : '');
    const first = literal[0] ?? -1;
    const shape = shapeOf(part, first);
    const touchesNext = literal.length === 0 && next !== undefined;
    steps.push({
      part: index,
      shape,
      literal,
      first,
      prefer: first === QUOTE || shape === 'address' || touchesNext ? 'last' : 'first',
      width: part.spec.width ?? 0,
      leftAligned: part.spec.flags.includes('-'),
      quoted: 'ra'.includes(part.spec.conversion),
    });
  });
  return { lead, steps };
}

const QUOTE = 0x22;
const BLANK = 0x20;

function shapeOf(part: AtomPart | MappingPart, next: number): Shape {
  if (part.kind === 'mapping' || part.spec.conversion === 'c') return 'anything';
  // The `repr` of a number is the number.
  const isRepr = 'ra'.includes(part.spec.conversion);
  if (isRepr && (atomByKey(part.key)?.type !== 'integer' || part.spec.precision !== null)) return 'anything';
  // Cut by a precision, or padded: no longer what it would be otherwise.
  const isWhole = part.spec.precision === null || part.spec.conversion !== 's';
  const isPlain = isWhole && part.spec.width === null;
  const atom = atomByKey(part.key);
  const shape = atom ? shapeOfAtom(atom, part, next) : 'text';
  if (shape === 'word' || shape === 'address') return isPlain ? shape : 'text';
  return isWhole ? shape : 'text';
}

function shapeOfAtom({ field, key }: Atom, { spec }: AtomPart, next: number): Shape {
  const shape = field ? SHAPES[field] : key === 'l' ? 'word' : CLIENT_HEADERS.includes(key) ? 'address' : 'text';
  if (shape === 'number' && 'xXoeEgG'.includes(spec.conversion)) return 'word';
  // Before anything but a blank, as in quotes, an address needs no rules of its own.
  return shape === 'address' && next !== BLANK ? 'text' : shape;
}

const SHAPES: Readonly<Record<Field, Shape>> = {
  address: 'address',
  user: 'text',
  time: 'time',
  request: 'text',
  method: 'word',
  path: 'text',
  query: 'word',
  protocol: 'word',
  status: 'number',
  size: 'number',
  referrer: 'text',
  userAgent: 'text',
  duration: 'number',
  pid: 'pid',
};
