import { Uri, l10n } from 'vscode';
import { GENERATORS } from '../../core/generators/index.ts';
import { askOptions } from '../ask-options.ts';
import { chooseInTurn } from '../choose-in-turn.ts';
import { showSnippet } from '../show-snippet.ts';
import type { Command } from './command.ts';

/** Asks which tool it is for and what to say to it, then opens the snippet. A code lens passes the path of the config. */
export const generate: Command = {
  id: 'gunicorn.generate',
  async run(context, named) {
    const rows = GENERATORS.map(generator => ({
      label: l10n.t(generator.title),
      detail: l10n.t(generator.says),
      generator,
    }));
    const { generator, overrides } = await chooseInTurn(async choose => {
      const generator = (await choose({ rows, placeHolder: l10n.t('What should be generated?') }))?.generator;
      return { generator, overrides: generator && (await askOptions(generator, choose)) };
    });
    if (!generator || !overrides) return undefined;
    return await showSnippet(context, generator, overrides, typeof named === 'string' ? Uri.file(named) : undefined);
  },
};
