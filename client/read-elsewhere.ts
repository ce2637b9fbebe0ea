import { workspace } from 'vscode';
import { analyzeBytes } from '../core/analysis/analyze-bytes.ts';
import type { ByteSource } from '../core/analysis/byte-source.ts';
import { MOST_BYTES } from '../core/analysis/byte-source.ts';
import { decodedHead, encodingOf } from '../core/analysis/encoding.ts';
import { findLinesInBytes } from '../core/analysis/find-lines-in-bytes.ts';
import type { Engine } from './engine.ts';
import { encodingOfLog } from './log-encoding.ts';
import { isElsewhere, logOfPath } from './log-path.ts';

type Reading = Pick<Engine, 'analyze' | 'open' | 'findLine' | 'findLines'>;

/** The engine for files, and for logs in folders that some extension makes up the one that needs no files. */
export function readElsewhereToo(onDisk: Reading): Reading {
  const engineFor = ({ paths }: { readonly paths: readonly string[] }) =>
    paths.some(isElsewhere) ? elsewhere : onDisk;
  return {
    analyze: options => engineFor(options).analyze(options),
    open: options => engineFor(options).open(options),
    findLine: options => engineFor(options).findLine(options),
    findLines: options => engineFor(options).findLines(options),
  };
}

const elsewhere: Reading = {
  async analyze(options) {
    const sources = await sourcesOf(options.paths);
    return analyzeBytes({ ...options, sources, errorLogs: await sourcesOf(options.errorLogs ?? []) });
  },
  /** What was appended cannot be read alone: the log is read again once it has changed. */
  async open(options) {
    const paths = [...options.paths, ...(options.errorLogs ?? [])];
    let known = await stampOf(paths);
    const first = await elsewhere.analyze(options);
    if ('failure' in first) return first;
    return {
      first,
      async refresh() {
        const stamp = await stampOf(paths);
        if (stamp === known) return null;
        known = stamp;
        return elsewhere.analyze(options);
      },
      close: () => Promise.resolve(),
    };
  },
  async findLine(options) {
    const { lines } = await elsewhere.findLines({ ...options, most: 1 });
    return lines[0] ?? null;
  },
  async findLines(options) {
    return findLinesInBytes({ ...options, sources: await sourcesOf(options.paths) });
  },
};

async function sourcesOf(paths: readonly string[]): Promise<readonly ByteSource[]> {
  return Promise.all([...new Set(paths)].map(sourceOf));
}

/** VS Code gives a file as a whole only, so that of a very large one nothing is asked but how large it is. */
async function sourceOf(path: string): Promise<ByteSource> {
  const uri = logOfPath(path);
  try {
    const { size } = await workspace.fs.stat(uri);
    if (size > MOST_BYTES) return { path, bytes: size, read: () => Promise.reject(new Error('EFBIG')) };
    const file = await workspace.fs.readFile(uri);
    const encoding = encodingOf(file, encodingOfLog(path));
    const bytes = encoding === null ? file : decodedHead(file, encoding);
    return { path, bytes: bytes.length, read: async (start, end) => await inTurn(() => bytes.subarray(start, end)) };
  } catch (error) {
    return { path, bytes: 0, read: () => Promise.reject(error) };
  }
}

async function stampOf(paths: readonly string[]): Promise<string> {
  const stats = await Promise.all(
    paths.map(
      async path =>
        await workspace.fs.stat(logOfPath(path)).then(
          ({ size, mtime }) => `${size} ${mtime}`,
          () => '',
        ),
    ),
  );
  return stats.join('\n');
}

/** Whoever else lives in this thread goes first. */
async function inTurn<Value>(give: () => Value): Promise<Value> {
  await new Promise(resolve => setTimeout(resolve));
  return give();
}
