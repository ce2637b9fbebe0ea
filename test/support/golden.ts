import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * The text must be what the file at `path` holds; undefined stands for no file. `UPDATE_GOLDENS=1 npm test` writes the files
 * instead, for review.
 */
export function checkGolden(path: string, text: string | undefined): void {
  if (!process.env['UPDATE_GOLDENS']) {
    const golden = existsSync(path) ? readFileSync(path, 'utf8') : undefined;
    assert.equal(text, golden, `${path} differs; UPDATE_GOLDENS=1 writes it anew`);
  } else if (text === undefined) {
    rmSync(path, { force: true });
  } else {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}
