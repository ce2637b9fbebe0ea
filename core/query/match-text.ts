/** Whether the bytes in [start, end) are what is looked for. Allocates nothing, and never looks at a byte twice for long. */
export type TextMatch = (bytes: Uint8Array, start: number, end: number) => boolean;

/** The text, with or without care for the case of ASCII letters. */
export function equalTo(text: string, ignoresCase: boolean): TextMatch {
  if (text.includes(REPLACEMENT)) return shownAs(text);
  const wanted = encode(text, ignoresCase);
  return (bytes, start, end) => end - start === wanted.length && stands(wanted, bytes, start, ignoresCase);
}

export function containing(text: string, ignoresCase: boolean): TextMatch {
  const find = compileFind(encode(text, ignoresCase), ignoresCase);
  return (bytes, start, end) => find(bytes, start, end) >= 0;
}

/**
 * A text in which stars stand for anything. The pieces between two stars are taken where they are met first, which is
 * as good as any later place, so nothing is ever tried again.
 */
export function fitting(pattern: string, ignoresCase: boolean): TextMatch {
  const pieces = pattern.split('*').map(piece => encode(piece, ignoresCase));
  const first = pieces[0]!;
  const last = pieces.at(-1)!;
  const finds = pieces
    .slice(1, -1)
    .filter(piece => piece.length > 0)
    .map(piece => compileFind(piece, ignoresCase));
  return (bytes, start, end) => {
    if (end - start < first.length + last.length) return false;
    const lastStart = end - last.length;
    if (!stands(first, bytes, start, ignoresCase) || !stands(last, bytes, lastStart, ignoresCase)) return false;
    let at = start + first.length;
    for (let index = 0; index < finds.length; index++) {
      at = finds[index]!(bytes, at, lastStart);
      if (at < 0) return false;
    }
    return true;
  };
}

/** Bytes that are no UTF-8 are shown as U+FFFD, so what is shown is what is compared. */
function shownAs(text: string): TextMatch {
  const decoder = new TextDecoder();
  return (bytes, start, end) => decoder.decode(bytes.subarray(start, end)) === text;
}

const REPLACEMENT = '\ufffd';

function stands(wanted: Uint8Array, bytes: Uint8Array, at: number, ignoresCase: boolean): boolean {
  for (let index = 0; index < wanted.length; index++) {
    const code = bytes[at + index]!;
    if ((ignoresCase ? lower(code) : code) !== wanted[index]) return false;
  }
  return true;
}

/** The end of the first place where `wanted` stands, or -1: Knuth, Morris and Pratt's way, which never goes back. */
function compileFind(
  wanted: Uint8Array,
  ignoresCase: boolean,
): (bytes: Uint8Array, start: number, end: number) => number {
  const { length } = wanted;
  /** How much of `wanted` still stands when the byte behind so much of it does not fit. */
  const still = new Int32Array(length);
  for (let index = 1, fits = 0; index < length; index++) {
    while (fits > 0 && wanted[index] !== wanted[fits]) fits = still[fits - 1]!;
    if (wanted[index] === wanted[fits]) fits++;
    still[index] = fits;
  }
  return (bytes, start, end) => {
    if (length === 0) return start;
    let fits = 0;
    for (let index = start; index < end; index++) {
      const code = ignoresCase ? lower(bytes[index]!) : bytes[index]!;
      while (fits > 0 && code !== wanted[fits]) fits = still[fits - 1]!;
      if (code === wanted[fits] && ++fits === length) return index + 1;
    }
    return -1;
  };
}

function encode(text: string, ignoresCase: boolean): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  return ignoresCase ? bytes.map(lower) : bytes;
}

const lower = (code: number) => (code >= 0x41 && code <= 0x5a ? code + 0x20 : code);
