import { deepEqual, equal, ok, throws } from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { analyzeFiles } from '../../core/analysis/node/analyze-file.ts';
import { readZstd, readZstdStream } from '../../core/analysis/node/read-zstd.ts';
import { english } from '../../core/base/localize.ts';

/**
 * The command `zstd` made the fixture from the same log as the gzip file beside it: a frame of level 19 with a checksum,
 * a frame to be skipped, and one of level 1 without a checksum.
 */
const FIXTURE = 'test/fixtures/compressed/access.log.zst';
const fixture = new Uint8Array(readFileSync(FIXTURE));
const text = gunzipSync(new Uint8Array(readFileSync('test/fixtures/compressed/access.log.gz'))).toString();
const LINES = text.split('\n').length - 1;

describe('a zstd file', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'zstd-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  it('of several frames holds what all of them hold', () => {
    const told: number[] = [];
    const read = readAll(FIXTURE, told);
    equal(read.error, null);
    equal(read.text, text);
    equal(
      told.reduce((sum, bytes) => sum + bytes, 0),
      fixture.length,
    );
  });

  it('is known by its first bytes, and its report is that of the same log in gzip', async () => {
    const path = write('access.log.1', fixture);
    const { report, notes, complete } = await analyze(path);
    const other = await analyze('test/fixtures/compressed/access.log.gz');
    deepEqual([report.requests, complete, notes], [LINES, true, []]);
    deepEqual({ ...report, sources: [] }, { ...other.report, sources: [] });
  });

  it('may come once, in pieces of any size', async () => {
    for (const size of [1, 7, 4096, fixture.length]) {
      const { found, error } = await readStream(fixture, size);
      deepEqual([found, error], [text, null], `pieces of ${size}`);
    }
    const cut = await readStream(fixture.subarray(0, -200), 1000);
    ok(cut.error === 'Z_BUF_ERROR' && cut.found.length > 0 && text.startsWith(cut.found));
    equal((await readStream(Uint8Array.of(1, 2, 3, 4, 5), 5)).error, 'Z_DATA_ERROR');
  });

  it('that was cut gives what was before the cut, wherever that is', () => {
    let longest = 0;
    for (let cut = 1; cut < fixture.length; cut += 211) {
      const { text: found, error } = readAll(write('cut.zst', fixture.subarray(0, cut)));
      equal(error, 'Z_BUF_ERROR', `cut at ${cut}`);
      ok(text.startsWith(found) && found.length >= longest, `cut at ${cut}`);
      longest = found.length;
    }
    ok(longest > 0);
    equal(readAll(write('cut.zst', fixture.subarray(0, -1))).error, 'Z_BUF_ERROR');
  });

  it('that was cut is reported as far as it is whole', async () => {
    const path = write('access.log.zst', fixture.subarray(0, -200));
    const { report, notes, complete } = await analyze(path);
    ok(report.requests >= 2000 && report.requests < LINES, String(report.requests));
    deepEqual([report.lines.unparsed, complete], [0, false]);
    deepEqual(notes, [
      `${path} ends in the middle of its compressed data; the ${report.requests} lines before that were read.`,
    ]);
  });

  it('may have many small frames, with blocks of every kind', () => {
    const raw = frame(block(0, 'line\n', false), block(0, '', true));
    const checked = [...frame(block(0, 'with a checksum\n', true), [], 4), 1, 2, 3, 4];
    const repeated = frame([...head(1, 300, true), 0x61]);
    const path = write('many.zst', Uint8Array.from([...Array<number[]>(40_000).fill(raw), checked, repeated].flat()));
    const read = readAll(path);
    equal(read.error, null);
    equal(read.text, `${'line\n'.repeat(40_000)}with a checksum\n${'a'.repeat(300)}`);
  });

  it('that is damaged ends there', () => {
    const good = frame(block(0, 'good\n', true));
    const damages: Readonly<Record<string, readonly number[]>> = {
      'no frame': [1, 2, 3, 4, 5, 6, 7, 8],
      'a block of no kind': frame(head(3, 5, true)),
      'a block that is too long': frame(head(0, 200_000, true)),
      'a block that cannot be undone': frame([...head(2, 4, true), 0xff, 0xff, 0xff, 0xff]),
      'a dictionary': [...MAGIC, 1, 0x40, 7, ...block(0, 'x', true)],
    };
    for (const [name, damage] of Object.entries(damages)) {
      const read = readAll(write('damaged.zst', Uint8Array.from([...good, ...damage])));
      deepEqual([read.text, read.error], ['good\n', 'Z_DATA_ERROR'], name);
    }
  });

  it('whose window would take all the memory is refused before it does', async () => {
    for (const window of [
      [0, 0xff],
      [0xe0, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f],
    ]) {
      const path = write('window.zst', Uint8Array.from([...MAGIC, ...window, ...block(0, 'x', true)]));
      equal(readAll(path).error, 'ZSTD_WINDOW');
      const { notes, complete } = await analyze(path);
      equal(complete, false);
      deepEqual(notes.slice(-1), [
        `${path} was compressed for a machine with much memory, with a window of more than 128 MB. Decompress it with: zstd -d --long=31`,
      ]);
    }
  });

  it('that is gone is an error of the system', () => {
    throws(() => [...readZstd(join(folder, 'gone.zst'), () => undefined)], { code: 'ENOENT' });
  });

  function write(name: string, bytes: Uint8Array): string {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return path;
  }
});

const MAGIC = [0x28, 0xb5, 0x2f, 0xfd];

/** A frame with a window of 1 KB. */
const frame = (first: readonly number[], second: readonly number[] = [], flags = 0) => [
  ...MAGIC,
  flags,
  0,
  ...first,
  ...second,
];

const head = (kind: number, size: number, isLast: boolean) => {
  const bits = Number(isLast) | (kind << 1) | (size << 3);
  return [bits & 255, (bits >> 8) & 255, bits >> 16];
};

const block = (kind: number, content: string, isLast: boolean) => [
  ...head(kind, content.length, isLast),
  ...Buffer.from(content),
];

function readAll(path: string, told: number[] = []): { readonly text: string; readonly error: unknown } {
  const chunks: Uint8Array[] = [];
  let error: unknown = null;
  try {
    for (const chunk of readZstd(path, bytes => void told.push(bytes))) chunks.push(chunk);
  } catch (caught) {
    error = (caught as NodeJS.ErrnoException).code;
  }
  return { text: Buffer.concat(chunks).toString(), error };
}

async function analyze(path: string) {
  const format = { text: '%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s" %(D)s', from: 'option' } as const;
  const workerFile = resolve('dist/worker.js');
  const analysis = await analyzeFiles({ paths: [path], format, threads: 2, workerFile, t: english });
  if ('failure' in analysis) throw new Error(analysis.failure);
  return analysis;
}

async function readStream(bytes: Uint8Array, size: number): Promise<{ found: string; error: string | null }> {
  async function* pieces() {
    for (let at = 0; at < bytes.length; at += size) yield await Promise.resolve(bytes.slice(at, at + size));
  }
  const decoder = new TextDecoder();
  let found = '';
  try {
    for await (const chunk of readZstdStream(pieces())) found += decoder.decode(chunk, { stream: true });
    return { found, error: null };
  } catch (error) {
    return { found, error: (error as { code?: string }).code ?? String(error) };
  }
}
