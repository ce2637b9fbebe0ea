import type { Localize } from '../core/base/localize.ts';
import type { Surroundings } from '../core/language/document.ts';
import type { Files } from '../core/language/files.ts';

/** What the machine that we run on must supply. */
export interface Runtime {
  /** The sentences in a language such as `zh-cn`; undefined when the editor did not say which it speaks. */
  readonly localizeFor: (locale: string | undefined) => Localize;
  /** Absent where no file system can be seen. */
  readonly disk?: Disk;
}

/** The file system, by absolute paths with forward slashes. */
export interface Disk {
  readonly files: Files;
  /** Glob patterns of files whose changes matter, for editors that watch files. */
  readonly watched: readonly string[];
  /** Undefined for what is on no disk. */
  pathOf(uri: string): string | undefined;
  uriOf(path: string): string;
  /** For which release a config is read. `named` is what the user wrote, `roots` are the folders of the workspace. */
  findVersion(
    path: string | undefined,
    from: { readonly named: string | undefined; readonly roots: readonly string[] },
  ): Pick<Surroundings, 'version' | 'versionFrom'>;
  /** To be called when a file has changed. Returns whether anybody had asked about it. */
  forget(path: string): boolean;
}
