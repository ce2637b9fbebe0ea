import type { AtomPart, Part } from './format.ts';

/**
 * Lines that are JSON objects whose keys are of a logger's own making. Written as a format with the atom that tells the
 * same behind each key, `{…"status":%(s)s,"path":%(U)s…}`; the keys come in any order and among others.
 */
export function objectFormat(values: readonly { readonly key: string; readonly atom: string }[]): string {
  const pairs = values.map(({ key, atom }) => `${JSON.stringify(key).replaceAll('%', '%%')}:%(${atom})s`);
  return `{…${pairs.join(',')}…}`;
}

/** The key of each atom, as JSON, where the parts are those of such a format; else null. */
export function keysOfObject(parts: readonly Part[]): readonly string[] | null {
  const last = parts.at(-1);
  if (last?.kind !== 'text' || last.value !== '…}' || parts.length % 2 === 0) return null;
  const keys: string[] = [];
  for (let index = 0; index < parts.length - 1; index += 2) {
    const [text, atom] = [parts[index]!, parts[index + 1]!];
    if (text.kind !== 'text' || atom.kind !== 'atom' || !isPlain(atom)) return null;
    const [, opening, key] = /^(\{…|,)("(?:[^"\\]|\\.)*"):$/.exec(text.value) ?? [];
    if (key === undefined || opening !== (index === 0 ? '{…' : ',')) return null;
    keys.push(key);
  }
  return keys.length > 0 ? keys : null;
}

function isPlain({ spec: { flags, width, precision, conversion } }: AtomPart): boolean {
  return flags === '' && width === null && precision === null && conversion === 's';
}
