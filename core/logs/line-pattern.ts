import type { Atom, Field } from '../gunicorn/atoms.ts';
import { atomByKey, nameInKey } from '../gunicorn/atoms.ts';
import { fieldSources } from './fields.ts';
import type { AtomPart, Format } from './format.ts';
import type { Step } from './steps.ts';
import { compileSteps } from './steps.ts';

/**
 * A format as a pattern for programs that read lines with regular expressions: which characters each value is made of,
 * and what it is called. It is made of the same steps as our own reader, so both read the same lines; what it says has
 * no dialect yet, which `generators/writers/regular-expression.ts` gives it. It keeps to what all dialects have: nothing
 * looks ahead or behind.
 *
 * Two things a regular expression cannot do as our reader does: it has no bound on the time a hostile line takes where
 * its engine tries one end after the other, and a column that is padded may be wider than its width.
 */
export type LinePattern = readonly PatternNode[];

export type PatternNode = { readonly kind: 'text'; readonly text: string } | Characters | Either | PatternValue;

/** The first way that fits counts; an empty one stands for nothing at all. */
export interface Either {
  readonly kind: 'either';
  readonly ways: readonly LinePattern[];
}

export interface Characters {
  readonly kind: 'characters';
  readonly of: CharacterClass;
  readonly least: number;
  /** Null where there is no bound. */
  readonly most: number | null;
  /** Takes as many as the rest of the line leaves, rather than as few as it needs. */
  readonly greedy: boolean;
}

/**
 * - `text`: all but a quote, which Gunicorn writes as `\"`. `word`: no blank and no control character in addition;
 *   `target`: no blank; `path`: no question mark either. `address`: blanks behind commas only.
 * - `method`: what HTTP calls a token, but for the slash. `inked`: text, but no blank. `any`: everything.
 */
export type CharacterClass =
  | 'digit'
  | 'sign'
  | 'blank'
  | 'letter'
  | 'capital'
  | 'method'
  | 'path'
  | 'target'
  | 'word'
  | 'address'
  | 'text'
  | 'inked'
  | 'any';

export interface PatternValue {
  readonly kind: 'value';
  /** Lower-case letters, digits and underscores, each name once; units are a part of it. */
  readonly name: string;
  /** What it is in an access entry; null for a header or variable that we do not count. */
  readonly field: Field | null;
  readonly type: 'text' | 'integer' | 'decimal' | 'time';
  /** How many microseconds, bytes … the number counts in; null where it has no unit. */
  readonly unit: Atom['unit'];
  readonly nodes: readonly PatternNode[];
}

/** Null where lines are objects of a JSON logger, which only a reader of JSON reads, or where lines would be lost or split. */
export function linePattern(format: Format): LinePattern | null {
  if (format.keys || format.envelope !== undefined || format.problems.length > 0) return null;
  if (format.parts.some(part => part.kind === 'text' && /[\r\n]/.test(part.value))) return null;
  if (!format.parts.some(part => part.kind === 'atom')) return null;
  const { steps } = compileSteps(format);
  const tells = fieldByPart(format);
  const named = createNames();
  const [lead] = format.parts;
  const nodes: PatternNode[] = lead?.kind === 'text' ? [text(lead.value)] : [];
  for (const step of steps) {
    const part = format.parts[step.part]!;
    nodes.push(...(part.kind === 'atom' ? padded(step, ofAtom(step, part, tells, named)) : [characters('any', step)]));
    const next = format.parts[step.part + 1];
    if (next?.kind === 'text') nodes.push(text(next.value));
  }
  return nodes;
}

/** All values, in the order of the line. */
export function patternValues(nodes: readonly PatternNode[]): readonly PatternValue[] {
  return nodes.flatMap(node => {
    if (node.kind === 'value') return [node];
    return node.kind === 'either' ? node.ways.flatMap(patternValues) : [];
  });
}

/** The value that tells the field; undefined where no line does. */
export function patternValue(pattern: LinePattern, field: Field): PatternValue | undefined {
  return patternValues(pattern).find(value => value.field === field);
}

/** Takes the name that a value would like to have and gives one that no other has. */
type Names = (wished: string) => string;

/** Which part of the format tells which field; where several could, only the one that our reader believes. */
type Tells = (part: number) => Field | null;

function fieldByPart(format: Format): Tells {
  const sources = fieldSources(format).filter(({ overrides }) => !overrides);
  const hasRequest = sources.some(({ field }) => field === 'request');
  const told = new Map(sources.map(({ field, part }) => [part, hasRequest && IN_REQUEST.has(field) ? null : field]));
  return part => told.get(part) ?? null;
}

/** What the request line tells as well, and better: its target is raw. */
const IN_REQUEST: ReadonlySet<Field> = new Set(['method', 'path', 'query', 'protocol']);

function ofAtom(step: Step, part: AtomPart, tells: Tells, named: Names): readonly PatternNode[] {
  const atom = atomByKey(part.key);
  if (!atom) return [content(step)];
  const field = tells(step.part);
  switch (step.shape) {
    case 'number':
      return orAbsent(atom, [...sign(part), numberValue(atom, part, field, named)]);
    case 'time':
      return timeValue(field, named);
    case 'pid':
      return [
        text('<'),
        { kind: 'value', name: named('pid'), field, type: 'integer', unit: null, nodes: [digits(10)] },
        text('>'),
      ];
    case 'word':
    case 'address':
    case 'text':
      return textValue(step, part, atom, field, named);
    case 'anything':
      return [content(step)];
    default:
      return step.shape satisfies never;
  }
}

/** A sign that Python was told to write. */
function sign({ spec }: AtomPart): readonly PatternNode[] {
  return /[+ ]/.test(spec.flags) ? [{ kind: 'characters', of: 'sign', least: 0, most: 1, greedy: true }] : [];
}

function numberValue(atom: Atom, { spec }: AtomPart, field: Field | null, named: Names): PatternNode {
  const isDecimal = atom.key === 'L' || 'fF'.includes(spec.conversion);
  const name = named(nameOfNumber(atom));
  const nodes = isDecimal ? [digits(15), optional([text('.'), digits(15)])] : [digits(15)];
  return { kind: 'value', name, field, type: isDecimal ? 'decimal' : 'integer', unit: atom.unit, nodes };
}

function nameOfNumber({ key, field, unit }: Atom): string {
  return field === 'duration' || field === 'size' ? `${field}_${UNIT_NAMES[unit ?? 'bytes']}` : (field ?? key);
}

const UNIT_NAMES = { microseconds: 'us', milliseconds: 'ms', seconds: 'seconds', bytes: 'bytes' } as const;

/** `22/Nov/2026:11:15:40 +0000` between its brackets; very old releases had no offset. */
function timeValue(field: Field | null, named: Names): readonly PatternNode[] {
  const two = digits(2, 2);
  const nodes: PatternNode[] = [
    two,
    text('/'),
    { kind: 'characters', of: 'letter', least: 3, most: 3, greedy: true },
    text('/'),
    digits(4, 4),
    ...[1, 2, 3].flatMap(() => [text(':'), two]),
    optional([text(' '), { kind: 'characters', of: 'sign', least: 1, most: 1, greedy: true }, digits(4, 4)]),
  ];
  return [text('['), { kind: 'value', name: named('time'), field, type: 'time', unit: null, nodes }, text(']')];
}

function textValue(step: Step, part: AtomPart, atom: Atom, field: Field | null, named: Names): readonly PatternNode[] {
  const isWhole = part.spec.precision === null;
  if (atom.field === 'request' && isWhole) return requestLine(step, field !== null, named);
  const name = nameOf(part.key, atom);
  if (name === null) return [content(step)];
  const value: PatternNode = {
    kind: 'value',
    name: named(name),
    // What was cut is no value of that field any more.
    field: isWhole ? field : null,
    type: 'text',
    unit: null,
    nodes: [content(step)],
  };
  return isWhole ? orAbsent(atom, [value]) : [value];
}

/**
 * Method, path, query string and protocol of a request line; what is none, such as the start of a TLS handshake, is kept
 * whole. Gunicorn takes no target with a blank in it.
 */
function requestLine({ prefer }: Step, isTold: boolean, named: Names): readonly PatternNode[] {
  const greedy = prefer === 'last';
  const value = (field: Field, nodes: readonly PatternNode[]): PatternNode => ({
    kind: 'value',
    name: named(field),
    field: isTold ? field : null,
    type: 'text',
    unit: null,
    nodes,
  });
  const many = (of: CharacterClass): Characters => ({ kind: 'characters', of, least: 0, most: null, greedy });
  const line = [
    value('method', [{ kind: 'characters', of: 'method', least: 1, most: 32, greedy: true }]),
    text(' '),
    value('path', [many('path')]),
    optional([text('?'), value('query', [many('target')])]),
    optional([text(' '), value('protocol', [text('HTTP/'), many('target')])]),
  ];
  const whole = value('request', [many('text')]);
  return [{ kind: 'either', ways: [line, [text('-')], [whole]] }];
}

/** What Gunicorn writes where there is no value stands outside of the value, which is then missing. */
function orAbsent({ absent }: Atom, nodes: readonly PatternNode[]): readonly PatternNode[] {
  const signs = absent.filter(sign => sign !== '');
  return signs.length === 0 ? nodes : [{ kind: 'either', ways: [...signs.map(sign => [text(sign)]), nodes] }];
}

function content(step: Step): PatternNode {
  if (step.shape === 'word') return characters('word', step);
  if (step.shape === 'address') return characters('address', step);
  if (step.shape === 'anything') return characters('any', step);
  if (step.width === 0 || !step.leftAligned || step.prefer === 'first') return characters('text', step);
  // The blanks behind it are not a part of it.
  return optional([characters('text', step), { kind: 'characters', of: 'inked', least: 1, most: 1, greedy: true }]);
}

function padded({ width, leftAligned }: Step, nodes: readonly PatternNode[]): readonly PatternNode[] {
  if (width === 0) return nodes;
  const blanks: Characters = { kind: 'characters', of: 'blank', least: 0, most: null, greedy: true };
  return leftAligned ? [...nodes, blanks] : [blanks, ...nodes];
}

function characters(of: CharacterClass, { prefer }: Step): Characters {
  return { kind: 'characters', of, least: 0, most: null, greedy: prefer === 'last' };
}

const text = (written: string): PatternNode => ({ kind: 'text', text: written });
const optional = (nodes: readonly PatternNode[]): PatternNode => ({ kind: 'either', ways: [nodes, []] });
const digits = (most: number, least = 1): Characters => ({
  kind: 'characters',
  of: 'digit',
  least,
  most,
  greedy: true,
});

/** What the value of an atom is called; null for those that nobody would ask for. */
function nameOf(key: string, { field }: Atom): string | null {
  if (field !== null) return FIELD_NAMES[field] ?? field;
  const named = nameInKey(key);
  return named ? PREFIXES[named.suffix] + named.name : null;
}

const FIELD_NAMES: Partial<Record<Field, string>> = { userAgent: 'user_agent' };
const PREFIXES = { i: '', o: 'response_', e: 'environ_' } as const;

/** PCRE takes no longer name. */
const LONGEST_NAME = 32;

function createNames(): Names {
  const taken = new Set<string>();
  return wished => {
    const plain = wished.toLowerCase().replace(/[^a-z0-9]+/g, '_');
    const start = (/^[a-z]/.test(plain) ? plain : `value_${plain}`).slice(0, LONGEST_NAME - 4);
    let name = start;
    for (let count = 2; taken.has(name); count++) name = `${start}_${count}`;
    taken.add(name);
    return name;
  };
}
