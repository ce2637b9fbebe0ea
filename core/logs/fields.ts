import type { Atom, Field } from '../gunicorn/atoms.ts';
import { atomByKey } from '../gunicorn/atoms.ts';
import type { AtomPart, Format } from './format.ts';

/** Which part of a format is read for a field. */
export interface FieldSource {
  readonly field: Field;
  /** Index into `format.parts`. */
  readonly part: number;
  readonly atom: Atom;
  /** Where this tells something, it counts in place of what another source tells of the same field. */
  readonly overrides?: true;
}

/**
 * The fields that lines of this format carry, in the order of the format. Where several atoms carry the same field,
 * the most exact one is read: `%(D)s` rather than `%(T)s`. Only the address may have two sources: a header that names
 * the client, and behind it the peer for the requests that came without.
 */
export function fieldSources(format: Format): readonly FieldSource[] {
  const best = new Map<Field, FieldSource>();
  format.parts.forEach((part, index) => {
    if (part.kind !== 'atom') return;
    const atom = atomByKey(part.key);
    if (!atom?.field || !isReadable(part, atom)) return;
    const known = best.get(atom.field);
    if (known && exactness(known.atom) >= exactness(atom)) return;
    best.set(atom.field, { field: atom.field, part: index, atom });
  });
  const forwarded = forwardedAddress(format);
  return [...best.values(), ...forwarded].toSorted((one, other) => one.part - other.part);
}

/** Those that any line of a log in this format may carry. */
export function fieldsOf(format: Format): readonly Field[] {
  const sources = [format, ...(format.others ?? [])].flatMap(fieldSources);
  return [...new Set(sources.map(({ field }) => field))];
}

/** Whether the lines tell a value, directly or as a part of the request line. */
export function tells(fields: readonly Field[], wanted: Field): boolean {
  return fields.includes(wanted) || (IN_REQUEST.has(wanted) && fields.includes('request'));
}

const IN_REQUEST: ReadonlySet<Field> = new Set(['method', 'path', 'query', 'protocol']);

const NUMERIC: ReadonlySet<Field> = new Set(['status', 'size', 'duration', 'pid', 'time']);

/** Python can print a number so that nobody would want to count with it: hexadecimal, rounded, cut. */
function isReadable({ spec }: AtomPart, { field }: Atom): boolean {
  if (field === null || !NUMERIC.has(field)) return true;
  if ('xXoceEgG'.includes(spec.conversion)) return false;
  return spec.precision === null || !'sra'.includes(spec.conversion);
}

const EXACTNESS: readonly string[] = ['T', 'M', 'L', 'D'];

/** Letters before named atoms: a header is what somebody said, not what Gunicorn measured. */
function exactness({ key }: Atom): number {
  return key.length > 1 ? -1 : EXACTNESS.indexOf(key) + 1;
}

/**
 * Behind a proxy every peer is the proxy, so whoever has a header with the client in the format has it for that: it wins
 * wherever a line has it. The format alone decides, not what the addresses look like: a report of the first half of a
 * log must not name other clients than one of the whole. Who can reach Gunicorn without the proxy can write any address
 * there; the format is then the place to mend it.
 */
function forwardedAddress(format: Format): readonly FieldSource[] {
  for (const key of CLIENT_HEADERS) {
    const part = format.parts.findIndex(part => part.kind === 'atom' && part.key.toLowerCase() === key);
    const atom = atomByKey(key);
    if (part < 0 || !atom) continue;
    return [{ field: 'address', part, atom: { ...atom, absent: [...atom.absent, ''] }, overrides: true }];
  }
  return [];
}

/** Headers in which proxies name the client, or a list that begins with it; the first of these that a format has is read. */
export const CLIENT_HEADERS: readonly string[] = ['{x-forwarded-for}i', '{x-real-ip}i', '{cf-connecting-ip}i'];
