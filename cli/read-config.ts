import { readFile } from 'node:fs/promises';
import type { Localize } from '../core/base/localize.ts';
import { readSettings } from '../core/config/read-settings.ts';
import type { Settings } from '../core/config/settings.ts';
import { fileReason } from './file-reason.ts';

/** What a config makes Gunicorn use, or one sentence on why it cannot be read. */
export async function readConfig(path: string, t: Localize): Promise<Settings | { readonly failure: string }> {
  try {
    const text = await readFile(path, 'utf8');
    return text.includes('\0') ? { failure: notText(path, t) } : readSettings(text);
  } catch (error) {
    return { failure: t('The config {path} cannot be read: {reason}.', { path, reason: fileReason(error, t) }) };
  }
}

/** Why a file with bytes that no text has is no config. */
export function notText(file: string, t: Localize): string {
  return t('{file} is not a text file, so it is no config.', { file });
}
