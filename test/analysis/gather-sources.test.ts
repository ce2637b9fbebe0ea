import { deepEqual, equal, match, ok } from 'node:assert/strict';
import {
  copyFileSync,
  linkSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { analyzeFiles } from '../../core/analysis/node/analyze-file.ts';
import { english } from '../../core/base/localize.ts';

const FORMAT = { text: '%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s" %(D)s', from: 'option' } as const;
const lines = readFileSync('samples/access.log', 'utf8').split('\n').slice(0, -1);
const textOf = (start: number, end?: number) => lines.slice(start, end).join('\n') + '\n';

describe('a rotated set', () => {
  let folder: string;
  const at = (name: string) => join(folder, name);
  const write = (name: string, content: string | Uint8Array, day = 20) => {
    writeFileSync(at(name), content);
    utimesSync(at(name), Date.UTC(2026, 10, day) / 1000, Date.UTC(2026, 10, day) / 1000);
  };

  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'gather-'))));
  afterEach(() => rmSync(folder, { recursive: true }));

  function writeSet(): string[] {
    write('access.log', textOf(3000), 20);
    write('access.log.1', textOf(2000, 3000), 19);
    write('access.log.2.gz', compress(textOf(1000, 2000)), 18);
    write('access.log-20240101.gz', compress(textOf(0, 1000)), 17);
    return ['access.log', 'access.log.1', 'access.log.2.gz', 'access.log-20240101.gz'].map(at);
  }

  it('in any order is the log that it was cut from', async () => {
    const paths = writeSet();
    const whole = (await analyze(['samples/access.log'])).report;
    for (let turn = 0; turn < paths.length; turn++) {
      const order = [...paths.slice(turn), ...paths.slice(0, turn)];
      for (const given of [order, order.toReversed()]) {
        const { report, notes, complete } = await analyze(given);
        deepEqual({ ...report, sources: [] }, { ...whole, sources: [] });
        deepEqual(
          report.sources.map(({ path }) => path),
          given,
        );
        deepEqual([notes, complete], [[], true]);
      }
    }
  });

  it('is read by the name of its folder, from the oldest to the newest, and what lies beside it is not', async () => {
    writeSet();
    write('gunicorn.conf.py', 'workers = 4\n');
    write('error.log', '[2026-11-22 10:34:26 +0000] [7] [INFO] Booting worker with pid: 7\n');
    write('backup.tar.xz', Uint8Array.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0, 0]));
    mkdirSync(at('old'));
    for (const format of [FORMAT, null]) {
      const { report, notes, complete } = await analyze([folder], format);
      equal(report.requests, lines.length);
      const names = ['access.log-20240101.gz', 'access.log.2.gz', 'access.log.1', 'access.log'];
      deepEqual(
        report.sources.map(({ path }) => basename(path)),
        names,
      );
      equal(notes[0], `${folder} is a folder. These logs in it were read: ${names.join(', ')}.`);
      equal(complete, true);
    }
  });

  it('of which a file cannot be read says so', async () => {
    writeSet();
    write('access.log.3.xz', Uint8Array.from([0xfd, 0x37, 0x7a, 0x58, 0x5a, 0, 0]));
    const { report, notes, complete } = await analyze([folder]);
    deepEqual([report.requests, complete], [lines.length, false]);
    match(notes[0]!, /access\.log\.3\.xz is compressed with xz/);
  });

  it('has no line twice when a file is named by several names', async () => {
    const [log] = writeSet();
    linkSync(log!, at('hard.log'));
    symlinkSync(log!, at('soft.log'));
    const { report, notes } = await analyze([log!, at('./x/../hard.log'), at('soft.log'), log!]);
    equal(report.requests, lines.length - 3000);
    deepEqual(
      notes,
      ['./x/../hard.log', 'soft.log', 'access.log'].map(
        name => `${at(name)} is the same file as ${log}: it counts once.`,
      ),
    );
    equal(report.sources.length, 1);
  });

  it('has no line twice when a file is there compressed as well, or copied', async () => {
    write('access.log.1', textOf(0));
    // Two members, so that its size does not stand at its end.
    write('access.log.1.gz', Uint8Array.from([...compress(textOf(0, 700)), ...compress(textOf(700))]));
    copyFileSync(at('access.log.1'), at('access.log.1~'));
    for (const paths of [
      ['access.log.1', 'access.log.1.gz', 'access.log.1~'],
      ['access.log.1.gz', 'access.log.1'],
    ]) {
      const { report, notes } = await analyze(paths.map(at));
      equal(report.requests, lines.length);
      deepEqual(
        notes,
        paths.slice(1).map(path => `${at(path)} holds the same as ${at(paths[0]!)}: it counts once.`),
      );
    }
  });

  it('has no line twice while one of its files is still being compressed', async () => {
    write('access.log.1', textOf(0));
    const compressed = compress(textOf(0));
    write('access.log.1.gz', compressed.subarray(0, compressed.length >> 1));
    for (const paths of [
      ['access.log.1', 'access.log.1.gz'],
      ['access.log.1.gz', 'access.log.1'],
    ]) {
      const { report, notes, complete } = await analyze(paths.map(at));
      deepEqual([report.requests, complete], [lines.length, true]);
      deepEqual(notes, [`${at('access.log.1.gz')} is the beginning of ${at('access.log.1')}: it counts once.`]);
    }
  });

  it('may have files that begin alike: they count in full', async () => {
    write('one.log', textOf(0));
    write('two.log', textOf(0, 4000) + textOf(4100));
    write('short.log', textOf(0, 3));
    const { report, notes } = await analyze(['one.log', 'two.log', 'short.log'].map(at));
    deepEqual([report.requests, notes], [lines.length * 2 - 100 + 3, []]);
  });

  it('is not in a folder without one, and then what is in it is said', async () => {
    const empty = await analyzeFiles({ paths: [folder], format: null, workerFile, t: english });
    ok('failure' in empty);
    match(empty.failure, /is an empty folder/);
    write('notes.txt', 'hello\n');
    write('error.log', '[2026-11-22 10:34:26 +0000] [7] [INFO] Booting worker with pid: 7\n');
    const other = await analyzeFiles({ paths: [folder], format: null, workerFile, t: english });
    ok('failure' in other);
    equal(
      other.failure,
      `${folder} is a folder without an access log that could be read. It holds: error.log, notes.txt.`,
    );
  });
});

const workerFile = resolve('dist/worker.js');

const compress = (text: string) => new Uint8Array(gzipSync(text));

async function analyze(paths: readonly string[], format: typeof FORMAT | null = FORMAT) {
  const analysis = await analyzeFiles({ paths, format, workerFile, t: english });
  ok('report' in analysis);
  return analysis;
}
