import { diskFiles } from '../../core/language/node/disk-files.ts';
import { findVersion } from '../../core/language/node/find-version.ts';
import { pathOfUri, uriOfPath } from '../../core/language/node/paths.ts';
import { PIN_PATTERNS } from '../../core/config/pinned-version.ts';
import type { Disk } from '../runtime.ts';

export function nodeDisk(): Disk {
  const files = diskFiles();
  return {
    files,
    // Logging configs, which rules look into, and what pins a release.
    watched: [...PIN_PATTERNS, '**/*.{json,ini}'],
    pathOf: pathOfUri,
    uriOf: uriOfPath,
    findVersion: (path, from) => findVersion(path, { ...from, files }),
    forget: path => files.forget(path),
  };
}
