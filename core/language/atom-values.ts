import type { Atom, Unit } from '../gunicorn/atoms.ts';
import { atomByKey } from '../gunicorn/atoms.ts';
import { SAMPLE_REQUESTS } from '../gunicorn/sample-requests.ts';
import type { AtomValue } from '../logs/sample-values.ts';
import { sampleValue } from '../logs/sample-values.ts';

/** Values that an atom may have. A text is as Gunicorn hands it on: with a backslash before each quotation mark. */
export interface AtomValues {
  /** Of requests that mean no harm; the same index is the same request. */
  readonly plain: readonly AtomValue[];
  /** Of those that do, and of the rare ones. */
  readonly rare: readonly AtomValue[];
}

export function atomValues(key: string, workerClass: string): AtomValues {
  const atom = atomByKey(key);
  const plain = SAMPLE_REQUESTS.map(request => sampleValue(key, request, workerClass)).map(escapeQuotes);
  if (!atom) return { plain, rare: [] };
  return { plain, rare: [...extremes(atom), ...fromClient(atom)].map(escapeQuotes) };
}

function extremes({ type, unit, key }: Atom): readonly AtomValue[] {
  // On a Unix socket there is no address.
  if (key === 'h' || key.startsWith('{remote_') || key.startsWith('{server_')) return ['', '-', '2001:db8::1'];
  return type === 'integer' && unit ? EXTREMES[unit] : [];
}

const EXTREMES: Readonly<Record<Unit, readonly number[]>> = {
  seconds: [0, 7, 86_399],
  milliseconds: [0, 7, 86_399_000],
  microseconds: [0, 7, 86_399_000_000],
  bytes: [0, 7, 5_000_000_000],
};

/** A header may be missing, and it may be a number; a hostile one has a backslash before or behind something. */
function fromClient(atom: Atom): readonly string[] {
  if (!atom.fromClient) return [];
  const missing = atom.key.startsWith('{') ? ['-', '17'] : [];
  const hostile = atom.fromClient === 'lines' ? [...HOSTILE, 'a\nb', 'a\u0001b'] : HOSTILE;
  return [...missing, ...hostile.map(text => within(atom, text))];
}

const HOSTILE = ['\\d', 'end\\', 'a\\"b', '"', `it's "quoted\\`];

/** The client does not choose how a request line or a path begins. */
function within({ key }: Atom, text: string): string {
  if (key === 'r') return `GET /${text} HTTP/1.1`;
  return key === 'U' || key === '{path_info}e' || key === '{raw_uri}e' ? `/${text}` : text;
}

function escapeQuotes(value: AtomValue): AtomValue {
  return typeof value === 'string' ? value.replaceAll('"', '\\"') : value;
}
