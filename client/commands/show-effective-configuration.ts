import { Uri, l10n, window } from 'vscode';
import { chooseConfig } from '../choose-config.ts';
import type { Command } from './command.ts';

/**
 * Lists what Gunicorn will use, with the place that says so. Of the config that is passed as a path, of the one in front, or of the one
 * that the user chooses. Resolves to the document, or to undefined without a config.
 */
export const showEffectiveConfiguration: Command = {
  id: 'gunicorn.showEffectiveConfiguration',
  async run({ effectiveSettings }, named) {
    if (typeof named === 'string') return effectiveSettings.show(Uri.file(named));
    const config = await chooseConfig(l10n.t('The settings of which Gunicorn config?'));
    if (config === 'none chosen') return undefined;
    if (config) return effectiveSettings.show(config.uri);
    void window.showInformationMessage(l10n.t('There is no Gunicorn config in this workspace.'));
    return undefined;
  },
};
