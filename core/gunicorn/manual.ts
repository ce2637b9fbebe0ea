import type { Version } from './version.ts';
import { isSince, versionText } from './version.ts';

/**
 * Where Gunicorn's own manual speaks of a setting. With 24.0 the manual moved; the pages of older releases have stayed
 * where they were.
 */
export function manualUrl(setting: string, version: Version): string {
  return isSince(version, '24.0.0')
    ? `https://gunicorn.org/reference/settings/#${setting}`
    : `https://docs.gunicorn.org/en/${versionText(version)}/settings.html#${setting.replaceAll('_', '-')}`;
}
