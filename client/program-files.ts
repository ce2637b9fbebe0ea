/** Which file of a workspace a path in a traceback means. Pure: paths with `/`, no disk. */

/** A file that is there. */
export interface KnownFile {
  /** Absolute. */
  readonly path: string;
  /** In its folder of the workspace. */
  readonly inFolder: string;
}

/**
 * The name to look for, which goes into a glob pattern: undefined where the path is none, or has what a pattern would
 * take for more than a name. The path is whatever somebody may have logged.
 */
export function nameToFind(logged: string): string | undefined {
  const name = segmentsOf(logged)?.at(-1);
  return name !== undefined && /^[\p{L}\p{N}_][\p{L}\p{N}_ .+-]*$/u.test(name) ? name : undefined;
}

/**
 * The file whose path ends like the one in the traceback for the longest stretch: a container has the same files
 * elsewhere, `/app/shop/cart.py` for `/home/me/shop/src/shop/cart.py`. Undefined where several fit equally well.
 */
export function fileMeant<File extends KnownFile>(logged: string, files: readonly File[]): File | undefined {
  const wanted = segmentsOf(logged);
  if (!wanted) return undefined;
  const least = wanted.length - rootOf(wanted);
  let longest = least;
  let best: File[] = [];
  for (const file of files) {
    const length = commonEnd(wanted, file.path.split('/'));
    if (length < longest) continue;
    if (length > longest) best = [];
    longest = length;
    best.push(file);
  }
  if (best.length <= 1) return best[0];
  // A folder of the workspace is often what a container has as a whole.
  const whole = best.filter(({ inFolder }) => inFolder.split('/').length === longest);
  return whole.length === 1 ? whole[0] : undefined;
}

/** Undefined for what is no plain path: names in angle brackets, addresses, other machines, ways up, control characters. */
function segmentsOf(logged: string): readonly string[] | undefined {
  const isWindows = /^[a-z]:[\\/]/i.test(logged);
  const path = isWindows ? logged.slice(2).replaceAll('\\', '/') : logged;
  if (path.startsWith('//') || path.startsWith('<') || /[\p{Cc}\p{Cf}\\:]/u.test(path)) return undefined;
  const segments = path.split('/').filter(segment => segment !== '' && segment !== '.');
  return segments.includes('..') ? undefined : segments;
}

/**
 * Where the part begins that tells one file from others: what belongs to Python or was installed is not a file of the
 * same name in the workspace.
 */
function rootOf(segments: readonly string[]): number {
  const library = segments.findLastIndex(segment => /^(?:site-packages|dist-packages|python\d[\d.]*)$/.test(segment));
  return library < 0 ? segments.length - 1 : library;
}

function commonEnd(one: readonly string[], other: readonly string[]): number {
  const most = Math.min(one.length, other.length);
  let length = 0;
  while (length < most && one.at(-1 - length) === other.at(-1 - length)) length++;
  return length;
}
