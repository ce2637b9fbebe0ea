import type { Localize } from '../core/base/localize.ts';

/** Why a file that was named can be neither read nor written, as the end of a sentence. */
export function fileReason(error: unknown, t: Localize): string {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  if (code === 'ENOENT') return t('it does not exist');
  if (code === 'EISDIR') return t('it is a folder');
  if (code === 'EACCES') return t('permission denied');
  return code || String(error);
}
