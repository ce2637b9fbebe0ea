/**
 * Logs that are not in UTF-8 are made so before they are read: what reads lines works on bytes, and knows one encoding.
 * Lines stay the lines of the file, because a line break is one in every encoding.
 */

/** The name that the decoder has for an encoding, VS Code's names among those it is known by; null when there is none. */
export function encodingNamed(name: string): string | null {
  const plain = name.trim().toLowerCase();
  for (const label of [plain, VS_CODE.get(plain), plain.replace(/^windows(?=\d)/, 'windows-')]) {
    try {
      if (label !== undefined) return new TextDecoder(label).encoding;
    } catch {
      // Another spelling may be known.
    }
  }
  return null;
}

/** What `files.encoding` calls an encoding, where the standard for decoders has no such name for it. */
const VS_CODE: ReadonlyMap<string, string> = new Map(
  Object.entries({
    utf8bom: 'utf-8',
    utf16le: 'utf-16le',
    utf16be: 'utf-16be',
    shiftjis: 'shift_jis',
    eucjp: 'euc-jp',
    euckr: 'euc-kr',
    koi8r: 'koi8-r',
    koi8u: 'koi8-u',
    cp950: 'big5',
    cp936: 'gbk',
    big5hkscs: 'big5-hkscs',
  }),
);

/** What must be decoded: as the first bytes say, or else as was declared. Null for UTF-8, which is read as it is. */
export function encodingOf(head: Uint8Array, declared: string | null): string | null {
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return null;
  return declared === 'utf-8' ? null : declared;
}

/** The same in UTF-8. Half a character becomes U+FFFD and takes no line break with it. */
export async function* decoded(
  chunks: Iterable<Uint8Array> | AsyncIterable<Uint8Array>,
  encoding: string,
): AsyncGenerator<Uint8Array> {
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  for await (const chunk of chunks) {
    const bytes = encoder.encode(decoder.decode(chunk, { stream: true }));
    if (bytes.length > 0) yield bytes;
  }
  const rest = encoder.encode(decoder.decode());
  if (rest.length > 0) yield rest;
}

/** The beginning of a file, or all of it, in UTF-8; half a character in its end is left out. */
export function decodedHead(head: Uint8Array, encoding: string): Uint8Array {
  return new TextEncoder().encode(new TextDecoder(encoding).decode(head, { stream: true }));
}
