import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The files below `folder` whose path matches, sorted.
 * @param {string} folder
 * @param {RegExp} pattern
 * @returns {string[]}
 */
export function globSync(folder, pattern) {
  return readdirSync(folder, { withFileTypes: true })
    .flatMap(entry => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return globSync(path, pattern);
      return pattern.test(path) ? [path] : [];
    })
    .toSorted();
}
