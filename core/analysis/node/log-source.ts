import { constants } from 'node:fs';
import { access, open, stat } from 'node:fs/promises';
import type { Localize } from '../../base/localize.ts';
import { sourceName } from '../source-name.ts';
import { decodedHead, encodingOf } from '../encoding.ts';
import { describeDamage } from './notes.ts';
import { compressionOf, identityOf, inflateHead, openStream } from './read-chunks.ts';
import type { Stream } from './read-chunks.ts';

/** A log that can be read, and its beginning, decompressed, by which its format can be told. */
export type LogSource =
  | {
      /** A plain one can be read in parts; a whole one is compressed or not in UTF-8. */
      readonly kind: 'plain' | 'whole';
      readonly path: string;
      readonly bytes: number;
      readonly head: Uint8Array;
      /** What its text is decoded from; null for UTF-8. */
      readonly encoding: string | null;
      /** The same for two names of one file. */
      readonly identity: string;
      /** When it was written to last, in epoch milliseconds. */
      readonly modified: number;
    }
  | {
      readonly kind: 'stream';
      readonly path: string;
      readonly stream: Stream;
      readonly head: Uint8Array;
      /** Bytes that came so far. */
      received: number;
    };

/**
 * Looks at a file, or says in one sentence why it cannot be read. `-` is standard input. Nobody waits for pipes and
 * devices where `streams` is false: they are refused.
 */
export async function inspectSource(
  path: string,
  t: Localize,
  { streams = true, setting = 'accesslog', encoding: declared = null }: Inspection = {},
): Promise<LogSource | { readonly folder: string } | { readonly failure: string }> {
  if (path === '-') return await streamSource(path, t, declared);
  try {
    const found = await stat(path);
    if (found.isDirectory()) return { folder: path };
    await access(path, constants.R_OK);
    if (!found.isFile()) {
      return streams ? await streamSource(path, t, declared) : { failure: t('{path} is no file.', { path }) };
    }
    const { size } = found;
    const file = { path, bytes: size, identity: identityOf(found), modified: found.mtimeMs };
    const head = await readHead(path, size);
    const foreign = foreignCompression(head);
    if (foreign) return { failure: compressedSentence(path, foreign, t) };
    const compression = compressionOf(head);
    const plain = compression ? await inflateHead(path, HEAD) : head;
    const encoding = encodingOf(plain, declared);
    const text = encoding === null ? plain : decodedHead(plain, encoding);
    return { kind: compression || encoding ? 'whole' : 'plain', ...file, encoding, head: text };
  } catch (error) {
    return { failure: failureSentence(path, error, t, setting) };
  }
}

interface Inspection {
  readonly streams?: boolean;
  readonly setting?: LogSetting;
  /** As `encodingNamed` says it. */
  readonly encoding?: string | null | undefined;
}

/** The setting that names the file. */
type LogSetting = 'accesslog' | 'errorlog';

/** Why a file could not be read, with what would help. */
export function failureSentence(
  source: string,
  error: unknown,
  t: Localize,
  setting: LogSetting = 'accesslog',
): string {
  const path = sourceName(source, t);
  const code = (error as NodeJS.ErrnoException).code ?? String(error);
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return t('{path} does not exist. The {setting} setting of the config names the file.', { path, setting });
    case 'EACCES':
    case 'EPERM':
      return t('{path} may not be read by this user. Give it read permission, or copy the log.', { path });
    case 'EISDIR':
      return t('{path} is a directory. Name the log files in it.', { path });
    case 'EMFILE':
    case 'ENFILE':
      return t('{path} could not be read: too many files are open. "ulimit -n" says and sets how many may be.', {
        path,
      });
    case 'Z_BUF_ERROR':
    case 'Z_DATA_ERROR':
    case 'ZSTD_WINDOW':
      return describeDamage(path, error, 0, t);
    default:
      return t('{path} could not be read: {code}.', { path, code });
  }
}

/** Bytes of a log that are looked at before it is read. */
export const HEAD = 1 << 16;

async function readHead(path: string, size: number): Promise<Uint8Array> {
  const file = await open(path, 'r');
  try {
    const buffer = new Uint8Array(Math.min(size, HEAD));
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

async function streamSource(
  path: string,
  t: Localize,
  declared: string | null,
): Promise<LogSource | { readonly failure: string }> {
  try {
    const stream = await openStream(path, HEAD, declared);
    const foreign = foreignCompression(stream.head);
    if (foreign) return { failure: compressedSentence(path, foreign, t) };
    return { kind: 'stream', path, stream, head: stream.head, received: 0 };
  } catch (error) {
    return { failure: failureSentence(path, error, t) };
  }
}

function compressedSentence(path: string, tool: string, t: Localize): string {
  if (path === '-') {
    const command = `${tool} -dc | gunicorn-logs analyze -`;
    return t('Standard input is compressed with {tool}, which cannot be read here. Type: {command}', { tool, command });
  }
  const command = `${tool} -dc ${quoted(path)} | gunicorn-logs analyze -`;
  return t('{path} is compressed with {tool}, which cannot be read here. Decompress it, or type: {command}', {
    path,
    tool,
    command,
  });
}

/** As a shell takes it for one word, and `-x` for no option. */
function quoted(path: string): string {
  const word = path.startsWith('-') ? `./${path}` : path;
  return /^[\w./@%+,:-]+$/.test(word) ? word : `'${word.replaceAll("'", String.raw`'\''`)}'`;
}

/** Other compressions that rotated logs come in, by their first bytes and the tool that undoes them. */
function foreignCompression(head: Uint8Array): string | undefined {
  return FOREIGN.find(({ magic }) => startsWith(head, magic))?.tool;
}

const FOREIGN = [
  { tool: 'xz', magic: [0xfd, 0x37, 0x7a, 0x58, 0x5a] },
  { tool: 'bzip2', magic: [0x42, 0x5a, 0x68] },
  { tool: 'lz4', magic: [0x04, 0x22, 0x4d, 0x18] },
];

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((code, index) => bytes[index] === code);
}
