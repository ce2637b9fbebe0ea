import { composeCommands } from './compose.ts';
import { dockerfileCommands } from './dockerfile.ts';
import type { GunicornCommand } from './gunicorn-commands.ts';
import { envCommands, procfileCommands, shellCommands } from './lines.ts';
import { systemdCommands } from './systemd.ts';

/** A kind of file that runs Gunicorn. */
export interface CommandFileKind {
  readonly id: string;
  /** As editors want them. */
  readonly patterns: readonly string[];
  /** The same for the last part of a path. */
  readonly name: RegExp;
  readonly read: (text: string) => readonly GunicornCommand[];
}

export const COMMAND_FILES: readonly CommandFileKind[] = [
  {
    id: 'dockerfile',
    patterns: ['**/{Dockerfile,Containerfile}', '**/{Dockerfile,Containerfile}.*', '**/*.{Dockerfile,dockerfile}'],
    name: /^(?:(?:Dockerfile|Containerfile)(?:\..+)?|.+\.[Dd]ockerfile)$/,
    read: dockerfileCommands,
  },
  {
    id: 'compose',
    patterns: ['**/{docker-compose,compose}*.{yml,yaml}'],
    name: /^(?:docker-)?compose[^/]*\.ya?ml$/,
    read: composeCommands,
  },
  {
    id: 'procfile',
    patterns: ['**/Procfile', '**/Procfile.*'],
    name: /^Procfile(?:\..+)?$/,
    read: procfileCommands,
  },
  { id: 'systemd', patterns: ['**/*.service'], name: /\.service$/, read: systemdCommands },
  { id: 'shell', patterns: ['**/*.{sh,bash}'], name: /\.(?:sh|bash)$/, read: shellCommands },
  { id: 'env', patterns: ['**/.env', '**/.env.*', '**/*.env'], name: /^\.env(?:\..+)?$|\.env$/, read: envCommands },
];

/** What a file of this path may be; undefined for all that run nothing. Either kind of slash. */
export function commandFileKind(path: string): CommandFileKind | undefined {
  const name = path.replace(/^.*[/\\]/, '');
  return COMMAND_FILES.find(kind => kind.name.test(name));
}
