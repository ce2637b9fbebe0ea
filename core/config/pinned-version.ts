import type { Version } from '../gunicorn/version.ts';
import { compareVersions, parseVersion } from '../gunicorn/version.ts';
import { releaseWithin } from './version-range.ts';

/**
 * The release of Gunicorn that a project's list of packages asks for. Of a range it is the highest release that we know in it, of
 * several requirements the highest of all. Undefined when the file does not name Gunicorn, or does not say which.
 *
 * No parser for TOML or JSON stands behind this: the few lines that matter look the same in every such file, and a file that is
 * half written is read all the same.
 */
export function pinnedVersion(fileName: string, text: string): Version | undefined {
  const read = READERS.find(({ name }) => name.test(fileName))?.read;
  const found = read?.(text) ?? [];
  return found.toSorted(compareVersions).at(-1);
}

/** Of the files in a folder those that may pin a release, the one that decides first: what is locked is what is installed. */
export function pinFiles(fileNames: readonly string[]): readonly string[] {
  return READERS.flatMap(({ name }) => fileNames.filter(fileName => name.test(fileName)).toSorted());
}

/** The same as glob patterns, for editors that watch files. */
export const PIN_PATTERNS: readonly string[] = [
  '**/{uv,poetry,Pipfile}.lock',
  '**/requirements*.txt',
  '**/pyproject.toml',
];

const READERS: readonly { readonly name: RegExp; readonly read: (text: string) => Version[] }[] = [
  { name: /^uv\.lock$/, read: readLock },
  { name: /^poetry\.lock$/, read: readLock },
  { name: /^Pipfile\.lock$/, read: readPipfileLock },
  { name: /^requirements[^/\\]*\.txt$/, read: readRequirements },
  { name: /^pyproject\.toml$/, read: readProject },
];

/** `name = "gunicorn"` and on the next line `version = "23.0.0"`: so do uv and Poetry write it. */
function readLock(text: string): Version[] {
  return withinAll(text, /^name = "gunicorn"\r?\nversion = "([^"]+)"/gim, parseVersion);
}

/** `"gunicorn": { … "version": "==20.1.0" }`, whatever order the keys are in. */
function readPipfileLock(text: string): Version[] {
  return withinAll(text, /"gunicorn"\s*:\s*\{[^{}]*?"version"\s*:\s*"([^"]+)"/gi, releaseWithin);
}

/** `gunicorn[gevent]==20.1.0 ; python_version >= "3.8" --hash=…`, with the comment cut off. */
function readRequirements(text: string): Version[] {
  return withinAll(
    text,
    /^[ \t]*gunicorn[ \t]*(?:\[[^\]\n]*\])?[ \t]*\(?([=<>!~][^;#\n\\)]*?)\)?[ \t]*(?:[;#\\]|--|\s--|\r?$)/gim,
    releaseWithin,
  );
}

/** `"gunicorn>=22"` in a list of dependencies, or Poetry's `gunicorn = "^22"` and `gunicorn = { version = "^22" }`. */
function readProject(text: string): Version[] {
  const code = text.replace(/^[ \t]*#.*$/gm, '');
  return [
    ...withinAll(
      code,
      /["']gunicorn\s*(?:\[[^\]"']*\])?\s*\(?([=<>!~][^;"')]*)\)?\s*(?:;[^\n]*?)?["']/gi,
      releaseWithin,
    ),
    ...withinAll(code, /^[ \t]*["']?gunicorn["']?[ \t]*=[ \t]*["']([^"'\n]+)["']/gim, releaseWithin),
    ...withinAll(
      code,
      /^[ \t]*["']?gunicorn["']?[ \t]*=[ \t]*\{[^}\n]*\bversion[ \t]*=[ \t]*["']([^"'\n]+)["']/gim,
      releaseWithin,
    ),
  ];
}

function withinAll(text: string, pattern: RegExp, read: (requirement: string) => Version | undefined): Version[] {
  return Array.from(text.matchAll(pattern), match => read(match[1]!.trim())).filter(version => version !== undefined);
}
