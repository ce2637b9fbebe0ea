import { l10n, window } from 'vscode';
import { GENERATORS } from '../../core/generators/index.ts';
import { showSnippet } from '../show-snippet.ts';
import type { Command } from './command.ts';

/** Asks which tool it is for, then opens the snippet. */
export const generate: Command = {
  id: 'gunicorn.generate',
  async run(context) {
    const rows = GENERATORS.map(generator => ({
      label: l10n.t(generator.title),
      detail: l10n.t(generator.says),
      generator,
    }));
    const chosen = await window.showQuickPick(rows, { placeHolder: l10n.t('What should be generated?') });
    return chosen && showSnippet(context, chosen.generator);
  },
};
