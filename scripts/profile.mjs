// A throw-away profile of VS Code: settings and extensions that nobody else sees, gone with the process that made it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { throwAwayFolder } from './processes.mjs';

/** Nothing that asks, greets, updates, recommends or reports. */
const QUIET = {
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'chat.disableAIFeatures': true,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'files.hotExit': 'off',
  'window.restoreWindows': 'none',
};

/**
 * `userData` is the desktop's --user-data-dir; `folder` is the server's --server-data-dir, which looks for the same below `data`.
 * @typedef {{ folder: string, userData: string, extensions: string, write: (settings: object) => void }} Profile
 */

/**
 * @param {object} [settings] VS Code's settings on top of the quiet ones
 * @returns {Profile}
 */
export function makeProfile(settings = {}) {
  return profileIn(throwAwayFolder('profile'), settings);
}

/**
 * @param {string} folder
 * @param {object} [settings]
 * @returns {Profile}
 */
export function profileIn(folder, settings = {}) {
  const profile = {
    folder,
    userData: join(folder, 'data'),
    extensions: join(folder, 'extensions'),
    /** A running VS Code notices. @param {object} more */
    write(more) {
      for (const scope of ['User', 'Machine']) {
        mkdirSync(join(folder, 'data', scope), { recursive: true });
        writeFileSync(
          join(folder, 'data', scope, 'settings.json'),
          JSON.stringify({ ...QUIET, ...settings, ...more }, null, 2),
        );
      }
    },
  };
  profile.write({});
  return profile;
}
