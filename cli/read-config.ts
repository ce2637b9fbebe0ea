import { readFile } from 'node:fs/promises';
import type { Localize } from '../core/base/localize.ts';
import { readSettings } from '../core/config/read-settings.ts';
import type { Settings } from '../core/config/settings.ts';
import { fileReason } from './file-reason.ts';

/** What a config makes Gunicorn use, or one sentence on why it cannot be read. */
export async function readConfig(path: string, t: Localize): Promise<Settings | { readonly failure: string }> {
  try {
    return readSettings(await readFile(path, 'utf8'));
  } catch (error) {
    return { failure: t('The config {path} cannot be read: {reason}.', { path, reason: fileReason(error, t) }) };
  }
}
