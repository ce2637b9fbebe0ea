import { deepEqual, equal, ok } from 'node:assert/strict';
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { analyzeFiles } from '../../core/analysis/node/analyze-file.ts';
import { findLines } from '../../core/analysis/node/find-lines.ts';
import { english } from '../../core/base/localize.ts';

const FORMAT = { text: '%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s" %(D)s', from: 'option' } as const;
const LINES = readFileSync('samples/access.log', 'utf8').split('\n').slice(0, 300);
const LAST = LINES[0]!.replace(/(?<=GET )\S+/, '/behind-all-of-it');
const MIB = new Uint8Array(1 << 20).fill(0x78);

/** What ends up in logs beside lines: each is counted, shown in short, and takes nothing else with it. */
const PARTS: readonly (string | Uint8Array)[] = [
  // A byte order mark and Windows' line breaks, as some editor may have saved it.
  `\uFEFF${LINES.join('\r\n')}\r\n`,
  // What a crash leaves where the file system had not yet written: it becomes a part of the next line, which is a request.
  `${'\0'.repeat(70_000)}${LINES[1]!}\n`,
  `${LINES[2]!.replace('GET', 'G\0T')}\n`,
  new Uint8Array([0xff, 0xfe, 0xc3, 0x28, 0x0a]),
  '\n',
  ...Array.from({ length: 100 }, () => MIB),
  '\n',
  `${LAST}\r\n`,
];
const TOTAL = LINES.length + 1 + 1 + 1 + 1 + 1 + 1;

describe('a log with a line of 100 MB, NUL bytes, bytes that are no text, a byte order mark and CR LF', () => {
  let folder: string;
  before(() => (folder = mkdtempSync(join(tmpdir(), 'strange-'))));
  after(() => rmSync(folder, { recursive: true }));

  const WAYS: Readonly<Record<string, (path: string) => void>> = {
    'as it is': path => {
      const file = openSync(path, 'w');
      for (const part of PARTS) writeSync(file, bytesOf(part));
      closeSync(file);
    },
    'in members of gzip': path => {
      writeFileSync(path, '');
      for (const part of PARTS)
        writeFileSync(path, new Uint8Array(gzipSync(bytesOf(part), { level: 1 })), { flag: 'a' });
    },
  };
  for (const [name, write] of Object.entries(WAYS)) {
    it(`${name} is read to its end, and each line counts once`, async () => {
      const path = join(folder, 'access.log');
      write(path);
      const workerFile = resolve('dist/worker.js');
      const options = { paths: [path], format: FORMAT, threads: 2, top: 1000, workerFile, t: english };
      const analysis = await analyzeFiles(options);
      if ('failure' in analysis) throw new Error(analysis.failure);
      const { lines, requests, clients } = analysis.report;
      deepEqual([lines.total, lines.parsed, requests, analysis.complete], [TOTAL, TOTAL - 3, TOTAL - 3, true]);
      const bad = [LINES.length + 3, LINES.length + 4, LINES.length + 5];
      deepEqual(
        lines.samples.map(({ line }) => line),
        bad,
      );
      equal(lines.unparsed, bad.length);
      const [address = ''] = LINES[1]!.split(' ');
      const own = LINES.filter(line => line.startsWith(`${address} `)).length;
      equal(clients!.find(client => client.address === address)!.requests, own + 1);
      ok(clients!.every(client => !client.address.includes('\0')));
      ok(lines.samples.every(({ text }) => text.length <= 1024));
      const search = { format: FORMAT.text, match: { path: '/behind-all-of-it' }, most: 5, workerFile };
      const found = await findLines({ ...search, paths: [path] });
      deepEqual(
        found.lines.map(({ line, text }) => [line, text]),
        [[TOTAL, LAST]],
      );
    });
  }
});

function bytesOf(part: string | Uint8Array): Uint8Array {
  return typeof part === 'string' ? new TextEncoder().encode(part) : part;
}
