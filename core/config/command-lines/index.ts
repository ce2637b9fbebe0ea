import { composeCommands } from './compose.ts';
import { dockerfileCommands } from './dockerfile.ts';
import type { GunicornCommand } from './gunicorn-commands.ts';
import { envCommands, procfileCommands, shellCommands } from './lines.ts';
import type { CommandFileName } from './names.ts';
import { commandFileName } from './names.ts';
import { systemdCommands } from './systemd.ts';

/** Finds where a file runs Gunicorn. */
export type CommandReader = (text: string) => readonly GunicornCommand[];

const READERS: Readonly<Record<CommandFileName['id'], CommandReader>> = {
  dockerfile: dockerfileCommands,
  compose: composeCommands,
  procfile: procfileCommands,
  systemd: systemdCommands,
  shell: shellCommands,
  env: envCommands,
};

/** The reader for a file of this path; undefined for all that run nothing. */
export function commandReader(path: string): CommandReader | undefined {
  const file = commandFileName(path);
  return file && READERS[file.id];
}
