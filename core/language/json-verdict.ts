import { SAMPLE_REQUESTS } from '../gunicorn/sample-requests.ts';
import type { AtomPart, Format } from '../logs/format.ts';
import { percent } from '../logs/python-percent.ts';
import type { AtomValue } from '../logs/sample-values.ts';
import type { AtomValues } from './atom-values.ts';
import { atomValues } from './atom-values.ts';
import type { JsonMistake } from './json-syntax.ts';
import { isMeantAsJson, readJsonTemplate } from './json-syntax.ts';

/** What becomes of a format that was meant to write a JSON object a line. */
export interface JsonVerdict {
  /**
   * - `never`: no request gives JSON;
   * - `sometimes`: it depends on what requests hold;
   * - `always`: JSON whatever a client sends.
   */
  readonly valid: 'never' | 'sometimes' | 'always';
  /** What no JSON has, apart from the atoms. */
  readonly mistake?: JsonMistake;
  /** Atoms without quotes that are no JSON there, or not always. */
  readonly bare: readonly BareAtom[];
  /** Atoms in quotes that a client can break out of. */
  readonly breakable: readonly AtomPart[];
}

export interface BareAtom {
  readonly part: AtomPart;
  /** Whether some request gives JSON. */
  readonly isSometimesValid: boolean;
  /** Whether it is a number, only written in a way that JSON does not know. */
  readonly isNumber: boolean;
}

/**
 * Undefined where no JSON was meant, and where lines are lost, which others speak of. The lines are made as Python makes
 * them and read as JSON is read: what a flag or a precision does to a number need not be known here.
 */
export function judgeJson(format: Format, workerClass = 'sync'): JsonVerdict | undefined {
  if (format.problems.length > 0 || !isMeantAsJson(format)) return undefined;
  const atoms = format.parts.filter(part => part.kind === 'atom');
  if (atoms.length > MOST_ATOMS || format.parts.some(({ kind }) => kind === 'mapping')) return undefined;
  const values = new Map(atoms.map(part => [part, atomValues(part.key, workerClass)]));
  if (!atoms.every(part => isWritten(part, values.get(part)!))) return undefined;

  const { bare: unquoted, mistake } = readJsonTemplate(format);
  const isBare = new Set(unquoted);
  const bare = unquoted.flatMap(part => bareAtom(part, values.get(part)!));
  const breakable = atoms.filter(part => !isBare.has(part) && breaksOut(part, values.get(part)!));
  const isNever = mistake !== undefined || bare.some(({ isSometimesValid }) => !isSometimesValid);
  const lines = SAMPLE_REQUESTS.map((_, index) => lineOf(format, part => values.get(part)!.plain[index]!));
  // Pieces that grow together, as in -%(D)s, are told by their lines alone: then nothing is certain.
  const isCertain = isNever ? !lines.some(isObject) : bare.length > 0 || lines.every(isObject);
  if (!isCertain) return undefined;
  return {
    valid: isNever ? 'never' : bare.length + breakable.length > 0 ? 'sometimes' : 'always',
    ...(mistake && { mistake }),
    bare,
    breakable,
  };
}

/** Nobody logs more columns than this, and each is tried with many values. */
const MOST_ATOMS = 200;

function isWritten({ spec }: AtomPart, { plain }: AtomValues): boolean {
  return plain.every(value => percent(value, spec) !== undefined);
}

/** Nothing for one that is a JSON value whatever the request. */
function bareAtom(part: AtomPart, { plain, rare }: AtomValues): BareAtom[] {
  const isValue = (value: AtomValue) => isJson(percent(value, part.spec) ?? '');
  const known = plain.concat(rare);
  if (known.every(isValue)) return [];
  const isNumber = plain.every(value => isJson(String(value)));
  return [{ part, isSometimesValid: known.some(isValue), isNumber }];
}

/** In quotes everything is right that neither ends the text nor is half an escape. */
function breaksOut(part: AtomPart, { plain, rare }: AtomValues): boolean {
  return !plain.concat(rare).every(value => isJson(`"${percent(value, part.spec) ?? ''}"`));
}

function lineOf(format: Format, valueOf: (part: AtomPart) => AtomValue): string {
  const written = format.parts.map(part => {
    if (part.kind === 'text') return part.value;
    return part.kind === 'atom' ? (percent(valueOf(part), part.spec) ?? '') : '';
  });
  return written.join('');
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function isObject(text: string): boolean {
  return text.startsWith('{') && isJson(text);
}
