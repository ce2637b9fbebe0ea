import { Uri } from 'vscode';
import { chooseLog } from '../choose-log.ts';
import { runWithProgress } from '../run-with-progress.ts';
import type { Command } from './command.ts';

/**
 * Turns a log into a dashboard: the files selected in the explorer (several are one log), else the file in front, else
 * what the user picks. Resolves to the outcome, or to undefined when nothing was picked.
 */
export const analyzeLog: Command = {
  id: 'gunicorn.analyzeLog',
  async run({ dashboards }, file, selected) {
    const logs = given(file, selected) ?? (await chooseLog());
    return logs && runWithProgress(dashboards.open(logs));
  },
};

/** Menus pass the file that was clicked and, in the explorer, all that are selected. */
function given(file: unknown, selected: unknown): Uri[] | undefined {
  const files = Array.isArray(selected) ? selected.filter(each => each instanceof Uri) : [];
  if (files.length > 0) return files;
  // The lens above an access log passes its path.
  if (typeof file === 'string') return [Uri.file(file)];
  return file instanceof Uri ? [file] : undefined;
}
