import { readFileSync, readdirSync, statSync } from 'node:fs';
import type { Files } from '../files.ts';

/**
 * The file system as the rules may see it. Answers are kept for a moment, because one look at a config asks about the same
 * paths many times, and are forgotten early when somebody tells that a file has changed.
 */
export interface DiskFiles extends Files {
  /** The names in a folder; empty when there is none or it cannot be read. */
  names(folder: string): readonly string[];
  /** Returns whether anybody had asked about the path, or the folder it is in. */
  forget(path: string): boolean;
}

/** Folders outside of a workspace are not watched by editors, so nothing is believed for longer, in milliseconds. */
const KEPT = 2000;

/** In bytes. A logging config has a few thousand. */
const LARGEST = 1_000_000;

export function diskFiles(now: () => number = Date.now): DiskFiles {
  const kinds = remembered(kindOf, now);
  const texts = remembered(textOf, now);
  const folders = remembered(namesIn, now);
  return {
    kind: kinds.get,
    text: texts.get,
    names: folders.get,
    forget: path => {
      const folder = path.slice(0, path.lastIndexOf('/')) || '/';
      const known = [kinds.forget(path), texts.forget(path), folders.forget(folder)];
      return known.includes(true);
    },
  };
}

function remembered<Answer>(ask: (path: string) => Answer, now: () => number) {
  const answers = new Map<string, { readonly answer: Answer; readonly until: number }>();
  return {
    get: (path: string): Answer => {
      const known = answers.get(path);
      if (known && known.until > now()) return known.answer;
      const answer = ask(path);
      answers.set(path, { answer, until: now() + KEPT });
      return answer;
    },
    forget: (path: string) => answers.delete(path),
  };
}

function kindOf(path: string): 'file' | 'folder' | 'missing' | undefined {
  try {
    const found = statSync(path);
    if (found.isDirectory()) return 'folder';
    // A device such as /dev/stdout or a named pipe can be written to like a file.
    return 'file';
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : undefined;
  }
}

function textOf(path: string): string | undefined {
  try {
    const found = statSync(path);
    return found.isFile() && found.size <= LARGEST ? readFileSync(path, 'utf8') : undefined;
  } catch {
    return undefined;
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
