import type { Localize } from '../base/localize.ts';

/** What people call a source: its path, except for standard input. */
export function sourceName(path: string, t: Localize): string {
  return path === '-' ? t('Standard input') : path;
}
