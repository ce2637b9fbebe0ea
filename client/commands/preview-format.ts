import { Uri, l10n, window, workspace } from 'vscode';
import { chooseConfig } from '../choose-config.ts';
import type { Command } from './command.ts';

/**
 * Shows beside a config what its access log will look like. A code lens passes the path of the config; else it is the one in front,
 * or the one that the user chooses. Resolves to the document that shows it, or to undefined without a config.
 */
export const previewFormat: Command = {
  id: 'gunicorn.previewFormat',
  async run({ formatPreviews }, named) {
    const uri = typeof named === 'string' ? Uri.file(named) : await inFrontOrChosen();
    if (!uri) return undefined;
    // From the palette the config may not be open: a preview stands beside what it shows.
    if (!window.visibleTextEditors.some(({ document }) => document.uri.toString() === uri.toString())) {
      await window.showTextDocument(await workspace.openTextDocument(uri));
    }
    return formatPreviews.show(uri);
  },
};

async function inFrontOrChosen(): Promise<Uri | undefined> {
  const config = await chooseConfig(l10n.t('The access log of which Gunicorn config?'));
  if (config === 'none chosen') return undefined;
  if (!config) void window.showInformationMessage(l10n.t('There is no Gunicorn config in this workspace.'));
  return config?.uri;
}
