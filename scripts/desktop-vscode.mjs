// The VS Code that is installed on this machine, if there is one that can show a window here.
import { existsSync, realpathSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { findCommand } from './setup.mjs';

/**
 * The `code` command: what VSCODE_PATH names, or the first on the PATH.
 * In a terminal of a remote VS Code `code` talks to that window and knows no profiles, so there it is none.
 * @returns {string | undefined}
 */
export function findDesktopCommand() {
  const { VSCODE_PATH, VSCODE_IPC_HOOK_CLI, DISPLAY, WAYLAND_DISPLAY } = process.env;
  if (VSCODE_PATH) return resolve(VSCODE_PATH);
  if (VSCODE_IPC_HOOK_CLI) return undefined;
  if (process.platform === 'linux' && !DISPLAY && !WAYLAND_DISPLAY) return undefined;
  return findCommand('code')[0];
}

/**
 * The program behind the `code` command, which is what `@vscode/test-electron` starts. VSCODE_PATH may name it itself.
 * @returns {string | undefined}
 */
export function findDesktopProgram() {
  const command = findDesktopCommand();
  if (!command || !existsSync(command)) return undefined;
  const folder = dirname(realpathSync(command));
  const candidates = {
    darwin: ['../../../MacOS/Code', '../../../MacOS/Electron', '../../../../MacOS/Code', '../../../../MacOS/Electron'],
    win32: ['../Code.exe'],
    linux: ['../code'],
  };
  const places = candidates[/** @type {keyof typeof candidates} */ (process.platform)] ?? [];
  const program = places.map(place => join(folder, place)).find(existsSync);
  return program ?? (process.env['VSCODE_PATH'] ? command : undefined);
}
