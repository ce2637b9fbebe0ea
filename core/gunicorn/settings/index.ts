import type { Setting } from '../setting.ts';
import { configFile } from './config-file.ts';
import { control } from './control.ts';
import { debugging } from './debugging.ts';
import { dirtyArbiterHooks } from './dirty-arbiter-hooks.ts';
import { dirtyArbiters } from './dirty-arbiters.ts';
import { http2 } from './http2.ts';
import { logging } from './logging.ts';
import { processNaming } from './process-naming.ts';
import { security } from './security.ts';
import { serverHooks } from './server-hooks.ts';
import { serverMechanics } from './server-mechanics.ts';
import { serverSocket } from './server-socket.ts';
import { ssl } from './ssl.ts';
import { workerProcesses } from './worker-processes.ts';

/** The release that the rows describe. */
export const GUNICORN_VERSION = '26.1.0';

/** Every setting, section after section. */
export const SETTINGS: readonly Setting[] = [
  ...configFile,
  ...serverSocket,
  ...workerProcesses,
  ...logging,
  ...serverMechanics,
  ...serverHooks,
  ...security,
  ...ssl,
  ...http2,
  ...debugging,
  ...processNaming,
  ...dirtyArbiters,
  ...dirtyArbiterHooks,
  ...control,
];

const BY_NAME: ReadonlyMap<string, Setting> = new Map(SETTINGS.map(setting => [setting.name, setting]));

/** The setting with exactly this name; undefined when Gunicorn ignores it. */
export function settingByName(name: string): Setting | undefined {
  return BY_NAME.get(name);
}
