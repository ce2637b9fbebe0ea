import type { Facts, Option } from './generator.ts';

export const FOLDER_OPTION: Option = {
  name: 'folder',
  says: 'Where Gunicorn is started: relative paths begin there.',
  accepts: /^\/[^\p{Cc}{}]*$/u,
  example: '/srv/app',
};

/**
 * Where Gunicorn is started on the server: `folder`, else where the config is, where `fits` lets the tool have that
 * name. A guess is added to `assumed`.
 */
export function startFolder(facts: Facts, fits: (path: string) => boolean, assumed: string[]): string {
  const { overrides, configFolder, t } = facts;
  const said = overrides['folder'];
  if (said !== undefined && fits(said)) return said;
  const unusable = said ?? (configFolder !== null && !isUsable(configFolder) ? configFolder : undefined);
  const folder = configFolder !== null && isUsable(configFolder) ? configFolder : '/srv/app';
  assumed.push(
    unusable === undefined
      ? t('Assumed that Gunicorn is started in {folder}.', { folder })
      : t('{path} is no path that can be written here; assumed that Gunicorn is started in {folder}.', {
          path: JSON.stringify(unusable),
          folder,
        }),
  );
  return folder;

  function isUsable(path: string): boolean {
    return path.startsWith('/') && fits(path);
  }
}
