import { pinFiles, pinnedVersion } from '../../config/pinned-version.ts';
import { NEWEST, parseVersion } from '../../gunicorn/version.ts';
import type { Surroundings } from '../document.ts';
import type { DiskFiles } from './disk-files.ts';

/**
 * For which release of Gunicorn a config is read: the one that somebody named, else the one that a list of packages beside the
 * config or above it asks for, up to the root of its project, else the newest.
 *
 * @param named what the user wrote, such as `20.1.0`; what is no release counts as nothing
 * @param path absolute, with forward slashes
 * @param roots where projects begin; without one around the config, the folder that is a Git repository, or its own
 */
export function findVersion(
  path: string | undefined,
  {
    named,
    roots,
    files,
  }: { readonly named?: string | undefined; readonly roots: readonly string[]; readonly files: DiskFiles },
): Required<Pick<Surroundings, 'version' | 'versionFrom'>> {
  const chosen = named === undefined ? undefined : parseVersion(named);
  if (chosen) return { version: chosen, versionFrom: { kind: 'preference' } };
  for (const folder of path === undefined ? [] : foldersAround(path, roots, files)) {
    for (const name of pinFiles(files.names(folder))) {
      const file = `${folder === '/' ? '' : folder}/${name}`;
      const version = pinnedVersion(name, files.text(file) ?? '');
      if (version) return { version, versionFrom: { kind: 'file', path: file } };
    }
  }
  return { version: NEWEST, versionFrom: { kind: 'newest' } };
}

/** The folders that a config is in, the innermost first. */
function foldersAround(path: string, roots: readonly string[], files: DiskFiles): readonly string[] {
  const folders: string[] = [];
  for (let at = path.lastIndexOf('/'); at >= 0; at = path.lastIndexOf('/', at - 1)) {
    folders.push(at === 0 ? '/' : path.slice(0, at));
    if (at === 0) break;
  }
  const isRoot = (folder: string) => roots.includes(folder) || files.names(folder).includes('.git');
  return folders.slice(0, folders.findIndex(isRoot) + 1 || 1);
}
