import { deepEqual, equal } from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { analyzeFiles } from '../../core/analysis/node/analyze-file.ts';
import { decoded, encodingNamed, encodingOf } from '../../core/analysis/encoding.ts';
import { findLines } from '../../core/analysis/node/find-lines.ts';
import { english } from '../../core/base/localize.ts';

const FORMAT = { text: '%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s" %(D)s', from: 'option' } as const;
/** A line that is none, and one with a path that is not ASCII, among those of the sample. */
const sample = readFileSync('samples/access.log', 'utf8').split('\n').slice(0, 2000);
const CHINESE = sample[0]!.replace(/(?<=GET )\S+/, '/订单');
const TEXT = [...sample.slice(0, 1200), '订单', CHINESE, ...sample.slice(1200)].join('\n');

describe('a log that is not in UTF-8', () => {
  let folder: string;
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'encoding-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  const ORDER = [0xb6, 0xa9, 0xb5, 0xa5];
  const gbk = bytesWith(TEXT, ORDER);
  const WAYS: Readonly<Record<string, { readonly bytes: Uint8Array; readonly encoding?: string }>> = {
    'UTF-16LE with a byte order mark': { bytes: utf16(`\uFEFF${TEXT}`) },
    'UTF-16BE with a byte order mark': { bytes: swapped(utf16(`\uFEFF${TEXT}`)) },
    'UTF-16LE as declared': { bytes: utf16(TEXT), encoding: 'utf-16le' },
    'GBK as declared': { bytes: gbk, encoding: 'gbk' },
    'GB18030 as declared': { bytes: gbk, encoding: 'gb18030' },
    'compressed GBK as declared': { bytes: new Uint8Array(gzipSync(gbk)), encoding: 'gbk' },
    'compressed UTF-16': { bytes: new Uint8Array(gzipSync(utf16(`\uFEFF${TEXT}`))) },
    'UTF-8 with a byte order mark, whatever was declared': {
      bytes: new TextEncoder().encode(`\uFEFF${TEXT}`),
      encoding: 'gbk',
    },
  };
  for (const [name, { bytes, encoding }] of Object.entries(WAYS)) {
    it(`but in ${name} tells the same, at the same lines`, async () => {
      const path = join(folder, 'access.log');
      writeFileSync(path, bytes);
      const other = join(folder, 'utf-8.log');
      writeFileSync(other, TEXT);
      const [read, expected] = [await analyze(path, encoding), await analyze(other)];
      equal(expected.report.lines.unparsed, 1);
      const strange = expected.report.lines.samples.map(sample => ({ ...sample, source: path }));
      deepEqual(read.report.lines.samples, strange);
      const common = { sources: [], lines: null };
      deepEqual({ ...read.report, ...common }, { ...expected.report, ...common });
      const search = { format: FORMAT.text, match: { path: '/订单' }, most: 5, workerFile: resolve('dist/worker.js') };
      const { lines } = await findLines({ ...search, paths: [path], encoding });
      deepEqual(
        lines.map(({ line, text }) => [line, text]),
        [[1202, CHINESE]],
      );
    });
  }

  it('may have chunks that end anywhere', async () => {
    for (const size of [1, 3, 4096]) {
      const chunks = Array.from({ length: Math.ceil(gbk.length / size) }, (_, index) =>
        gbk.subarray(index * size, (index + 1) * size),
      );
      const read: Uint8Array[] = [];
      for await (const chunk of decoded(chunks, 'gbk')) read.push(chunk);
      equal(Buffer.concat(read).toString(), TEXT, `chunks of ${size}`);
    }
  });

  it('may have half a character before the end of a line, or of the file', async () => {
    const LEADS = { gbk: 0xb6, gb18030: 0xb6, big5: 0xb6, 'euc-kr': 0xb6, 'euc-jp': 0xb6, shift_jis: 0x81 };
    for (const [encoding, lead] of Object.entries(LEADS)) {
      const read: Uint8Array[] = [];
      for await (const chunk of decoded([Uint8Array.of(0x61, lead), Uint8Array.of(0x0a, 0x62, lead)], encoding)) {
        read.push(chunk);
      }
      equal(Buffer.concat(read).toString(), 'a\uFFFD\nb\uFFFD', encoding);
    }
  });

  it('is known by its first bytes before what was declared', () => {
    equal(encodingOf(Uint8Array.of(0xff, 0xfe, 0x31, 0), 'gbk'), 'utf-16le');
    equal(encodingOf(Uint8Array.of(0xfe, 0xff, 0, 0x31), null), 'utf-16be');
    equal(encodingOf(Uint8Array.of(0xef, 0xbb, 0xbf, 0x31), 'gbk'), null);
    equal(encodingOf(Uint8Array.of(0x31), 'gbk'), 'gbk');
    equal(encodingOf(Uint8Array.of(0x31), 'utf-8'), null);
    equal(encodingOf(Uint8Array.of(), null), null);
  });

  it('has an encoding with a name of the web, of Python or of VS Code', () => {
    const NAMES = {
      gbk: 'gbk',
      GB2312: 'gbk',
      gb18030: 'gb18030',
      latin1: 'windows-1252',
      iso88591: 'windows-1252',
      'utf-16': 'utf-16le',
      utf16le: 'utf-16le',
      UTF8: 'utf-8',
      utf8bom: 'utf-8',
      windows1251: 'windows-1251',
      cp1252: 'windows-1252',
      shiftjis: 'shift_jis',
      big5hkscs: 'big5',
      koi8r: 'koi8-r',
    };
    for (const [name, encoding] of Object.entries(NAMES)) equal(encodingNamed(name), encoding, name);
    for (const name of ['', 'gbq', 'constructor', 'cp437']) equal(encodingNamed(name), null, name);
  });
});

function utf16(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'utf16le'));
}

function swapped(bytes: Uint8Array): Uint8Array {
  return bytes.map((_, index) => bytes[index ^ 1]!);
}

/** ASCII, with these bytes wherever 订单 stands. */
function bytesWith(text: string, order: readonly number[]): Uint8Array {
  const parts = text.split('订单');
  return new Uint8Array(Buffer.from(parts.join(String.fromCodePoint(...order)), 'latin1'));
}

async function analyze(path: string, encoding: string | null = null) {
  const workerFile = resolve('dist/worker.js');
  const analysis = await analyzeFiles({
    paths: [path],
    format: FORMAT,
    encoding,
    threads: 2,
    workerFile,
    t: english,
  });
  if ('failure' in analysis) throw new Error(analysis.failure);
  return analysis;
}
