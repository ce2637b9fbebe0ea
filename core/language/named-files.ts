import type { Span } from '../base/spans.ts';
import { span } from '../base/spans.ts';
import { sourceOf } from '../config/sourced-text.ts';
import { alternatives } from '../config/values.ts';
import type { ConfigDocument } from './document.ts';
import { possibleValues } from './document.ts';

/** A file that a setting names, and that is there. */
export interface NamedFile {
  readonly setting: string;
  /** Where the config names it, without the quotes where it is one text. */
  readonly at: Span;
  /** Absolute, with forward slashes. */
  readonly path: string;
}

/**
 * The files that a config names. Only those that exist: Gunicorn takes what is relative from wherever it is started, which nobody
 * can tell, and so does this, looking from `chdir` or from the config's own folder upwards.
 */
export function namedFiles(document: ConfigDocument): readonly NamedFile[] {
  return document.module.bindings.flatMap(({ name, value, valueAt, isBroken }) => {
    if (isBroken || !NAMING_FILES.has(name)) return [];
    return alternatives(value).flatMap(one => {
      if (one.kind !== 'string') return [];
      const path = fileNamed(document, one.value);
      if (path === undefined) return [];
      const written = sourceOf({ value: one.value, pieces: one.pieces ?? [] }, span(0, one.value.length));
      // What is put together of several places is the expression that does so.
      const isHere = written && valueAt.start <= written.start && written.end <= valueAt.end;
      return [{ setting: name, at: isHere ? written : valueAt, path }];
    });
  });
}

const NAMING_FILES: ReadonlySet<string> = new Set([
  'accesslog',
  'errorlog',
  'logconfig',
  'logconfig_json',
  'certfile',
  'keyfile',
  'ca_certs',
]);

/** The file that a path in the config leads to; undefined where none is seen. */
export function fileNamed(document: ConfigDocument, named: string): string | undefined {
  const { files } = document.surroundings;
  if (!files || named === '' || named === '-') return undefined;
  const isAbsolute = /^(?:\/|[a-z]:[/\\])/i.test(named);
  const candidates = isAbsolute ? [named] : startFolders(document).map(folder => joined(folder, named));
  return candidates.find(path => files.kind(path) === 'file');
}

/** Where Gunicorn may have been started: nobody starts it far above its config. */
function startFolders(document: ConfigDocument): readonly string[] {
  const folders = possibleValues(document, 'chdir').flatMap(value =>
    value.kind === 'string' && value.value.startsWith('/') ? [value.value] : [],
  );
  let folder = document.surroundings.path ?? '';
  for (let level = 0; level < LEVELS && folder.includes('/'); level++) {
    folder = folder.slice(0, folder.lastIndexOf('/'));
    folders.push(folder);
  }
  return folders;
}

const LEVELS = 3;

/** `..` and `.` are taken out, so that two spellings of a path are one. */
function joined(folder: string, relative: string): string {
  const parts = folder.replace(/\/+$/, '').split('/');
  for (const part of relative.split(/[/\\]+/)) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
