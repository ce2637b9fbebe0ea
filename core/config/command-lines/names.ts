/** A kind of file that may run Gunicorn, by its name. */
export interface CommandFileName {
  readonly id: 'dockerfile' | 'compose' | 'procfile' | 'systemd' | 'shell' | 'env';
  /** As editors want it. */
  readonly pattern: string;
  /** The same for the last part of a path. */
  readonly name: RegExp;
}

/** Apart from what reads them, because the extension looks at names long before it needs a reader. */
export const COMMAND_FILE_NAMES: readonly CommandFileName[] = [
  {
    id: 'dockerfile',
    pattern: '**/{Dockerfile,Containerfile,Dockerfile[._-]*,Containerfile[._-]*,*.Dockerfile,*.dockerfile}',
    name: /^(?:(?:Dockerfile|Containerfile)(?:[._-].+)?|.+\.[Dd]ockerfile)$/,
  },
  {
    id: 'compose',
    pattern: '**/{docker-compose,compose}*.{yml,yaml}',
    name: /^(?:docker-)?compose[^/]*\.ya?ml$/,
  },
  { id: 'procfile', pattern: '**/{Procfile,Procfile[._-]*}', name: /^Procfile(?:[._-].+)?$/ },
  { id: 'systemd', pattern: '**/*.service', name: /\.service$/ },
  { id: 'shell', pattern: '**/*.{sh,bash}', name: /\.(?:sh|bash)$/ },
  { id: 'env', pattern: '**/{.env,.env.*,*.env}', name: /^\.env(?:\..+)?$|\.env$/ },
];

/** Undefined for the paths of all other files. Either kind of slash. */
export function commandFileName(path: string): CommandFileName | undefined {
  const last = path.replace(/^.*[/\\]/, '');
  return COMMAND_FILE_NAMES.find(({ name }) => name.test(last));
}
