import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Analysis, AnalyzeFailure } from '../../core/analysis/analysis.ts';
import { analyzeBytes } from '../../core/analysis/analyze-bytes.ts';
import { MOST_BYTES } from '../../core/analysis/byte-source.ts';
import type { ByteSource } from '../../core/analysis/byte-source.ts';
import { findLinesInBytes } from '../../core/analysis/find-lines-in-bytes.ts';
import { analyzeFiles } from '../../core/analysis/node/analyze-file.ts';
import { findLines } from '../../core/analysis/node/find-lines.ts';
import { english } from '../../core/base/localize.ts';

const FORMAT = '%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s" %(D)s';
const ACCESS = 'samples/access.log';
const ERROR = 'samples/error.log';
const workerFile = resolve('dist/worker.js');
const named = { text: FORMAT, from: 'option' } as const;

const bytesOf = (path: string) => new Uint8Array(readFileSync(path));

/** Gives at most so many bytes at a time, as a host may. */
function source(path: string, bytes: Uint8Array = bytesOf(path), most = bytes.length): ByteSource {
  const read = (start: number, end: number) => Promise.resolve(bytes.subarray(start, Math.min(end, start + most)));
  return { path, bytes: bytes.length, read };
}

function succeeded(result: Analysis | AnalyzeFailure): Analysis {
  ok('report' in result, JSON.stringify(result));
  return result;
}

describe('a log on a host without files', () => {
  for (const [name, question] of Object.entries({
    'whole, in a format that somebody named': { format: named },
    'whole, in a format that its content shows': { format: null },
    'some requests of it': { format: named, filter: { where: 'status>=400 -path:/login' } },
    'every minute of it': { format: named, minutes: true },
    'a time of which only its end tells the day': { format: named, filter: { since: '12:00' } },
  })) {
    it(`gives the same report as the file does: ${name}`, async () => {
      const files = await analyzeFiles({ ...question, paths: [ACCESS], errorLogs: [ERROR], workerFile, t: english });
      // One byte more than a third, so that lines are torn.
      const most = Math.ceil(bytesOf(ACCESS).length / 3) + 1;
      const bytes = await analyzeBytes({
        ...question,
        sources: [source(ACCESS, bytesOf(ACCESS), most)],
        errorLogs: [source(ERROR)],
        t: english,
      });
      deepEqual(succeeded(bytes), succeeded(files));
      ok(succeeded(bytes).report.requests > 0);
    });
  }

  it('may be several, an error log among them', async () => {
    const paths = [ACCESS, ERROR];
    const files = succeeded(await analyzeFiles({ paths, format: null, workerFile, t: english }));
    const bytes = succeeded(await analyzeBytes({ sources: paths.map(path => source(path)), format: null, t: english }));
    deepEqual(bytes.report, files.report);
    ok(bytes.report.errorLog && bytes.report.errorLog.entries > 0);
  });

  it('is not read where it is too large, and nobody asks for its bytes', async () => {
    const large: ByteSource = {
      path: 'memory:/large.log',
      bytes: MOST_BYTES + 1,
      read: () => Promise.reject(new Error('was asked')),
    };
    const result = await analyzeBytes({ sources: [large], format: null, t: english });
    ok('failure' in result);
    match(result.failure, /^memory:\/large\.log has 65 MB\. .* at most 64 MB are read\./);
  });

  it('is not read where it is compressed, and what lies beside it is', async () => {
    const compressed = source('access.log.1.gz', new Uint8Array(gzipSync(bytesOf(ACCESS))));
    const alone = await analyzeBytes({ sources: [compressed], format: null, t: english });
    ok('failure' in alone && alone.failure.startsWith('access.log.1.gz is compressed'));
    const both = succeeded(await analyzeBytes({ sources: [compressed, source(ACCESS)], format: null, t: english }));
    equal(both.complete, false);
    deepEqual(both.notes.slice(0, 1), [alone.failure]);
  });

  it('counts as far as its bytes come', async () => {
    const whole = source(ACCESS);
    const first = bytesOf(ACCESS).indexOf(0x0a, 50_000) + 20;
    const ends = {
      'could not be read: gone': () => Promise.reject(new Error('gone')),
      'became shorter': () => Promise.resolve(new Uint8Array(0)),
    };
    for (const [says, end] of Object.entries(ends)) {
      const read: ByteSource['read'] = async (start, to) =>
        start >= first ? await end() : await whole.read(start, Math.min(to, first));
      const result = succeeded(await analyzeBytes({ sources: [{ ...whole, read }], format: named, t: english }));
      ok(result.notes[0]?.includes(says), result.notes[0]);
      equal(result.complete, false);
      // The line that was torn is none.
      const lines = readFileSync(ACCESS, 'latin1').slice(0, first).split('\n').length - 1;
      deepEqual(result.report.lines, { total: lines, parsed: lines, unparsed: 0, samples: [] });
    }
  });

  it('is left where it was when the analysis is cancelled', async () => {
    const cancelling = new AbortController();
    const whole = source(ACCESS, bytesOf(ACCESS), 10_000);
    let asked = 0;
    const read: ByteSource['read'] = async (start, end) => {
      if (++asked === 12) cancelling.abort();
      return await whole.read(start, end);
    };
    const { signal } = cancelling;
    const sources = [{ ...whole, read }];
    const result = succeeded(await analyzeBytes({ sources, format: named, signal, t: english }));
    equal(asked, 12);
    equal(result.cancelled, true);
    // The head, eight places to see whether the format changes, and two pieces before the one that nobody waited for.
    equal(result.report.lines.total, readFileSync(ACCESS, 'latin1').slice(0, 20_000).split('\n').length - 1);
  });

  it('tells where the lines of a question are, as the file does', async () => {
    for (const most of [1, 40]) {
      const search = { format: FORMAT, match: { status: '500' }, filter: { where: 'path:/*' }, most } as const;
      const files = await findLines({ ...search, paths: [ACCESS], workerFile });
      ok(files.lines.length > 0);
      const bytes = await findLinesInBytes({ ...search, sources: [source(ACCESS)] });
      deepEqual(bytes.lines, files.lines);
      if (most > 1) equal(bytes.total, files.total);
    }
  });
});
