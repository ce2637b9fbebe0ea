import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * The text must be what the file at `path` holds. `UPDATE_GOLDENS=1 npm test` writes the files instead, for review.
 */
export function checkGolden(path: string, text: string): void {
  if (process.env['UPDATE_GOLDENS']) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    return;
  }
  assert.equal(text, readFileSync(path, 'utf8'), `${path} differs; UPDATE_GOLDENS=1 writes it anew`);
}
