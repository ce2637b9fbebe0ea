/** A look at the files around a config. Paths are absolute, with forward slashes. Never writes, never executes. */
export interface Files {
  /** What is there; undefined when that cannot be told, for example for want of permission. */
  kind(path: string): 'file' | 'folder' | 'missing' | undefined;
  /** The text of a file of ordinary size; undefined when there is none or it cannot be read. */
  text(path: string): string | undefined;
}
