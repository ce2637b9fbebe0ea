import { QuickPickItemKind, l10n, window } from 'vscode';
import type { QuickPickItem } from 'vscode';
import type { Generator, Option } from '../core/generators/generator.ts';
import { refuseOverrides } from '../core/generators/options.ts';
import type { Choose } from './choose-in-turn.ts';

interface Row extends QuickPickItem {
  /** None for the row that generates. */
  readonly option?: Option;
}

/** Lets the user say what neither config nor log does. Undefined when they want nothing generated after all. */
export async function askOptions(
  generator: Generator,
  choose: Choose,
): Promise<Readonly<Record<string, string>> | undefined> {
  const said = new Map<string, string>();
  for (;;) {
    const chosen = await choose({
      rows: rowsOf(generator, said),
      title: l10n.t(generator.title),
      placeHolder: l10n.t('Generate, or choose what to say first'),
    });
    if (!chosen) return undefined;
    const { option } = chosen;
    if (!option) return Object.fromEntries(said);
    const value = await askValue(generator, option, said.get(option.name));
    if (value === '') said.delete(option.name);
    else if (value !== undefined) said.set(option.name, value);
  }
}

function rowsOf({ options }: Generator, said: ReadonlyMap<string, string>): Row[] {
  return [
    { label: `$(play) ${l10n.t('Generate')}` },
    { label: l10n.t('What the config or the log says otherwise'), kind: QuickPickItemKind.Separator },
    ...options.map(option => ({
      label: option.name,
      description: said.get(option.name) ?? '',
      detail: l10n.t(option.says),
      option,
    })),
  ];
}

/** Empty when the config and the log are to be asked again; undefined when nothing is to be changed. */
async function askValue(
  generator: Generator,
  { name, says, example }: Option,
  value = '',
): Promise<string | undefined> {
  return await window.showInputBox({
    title: name,
    prompt: l10n.t(says),
    placeHolder: l10n.t('For example {example}', { example }),
    value,
    ignoreFocusOut: true,
    validateInput: text =>
      text === ''
        ? null
        : refuseOverrides(generator, { [name]: text }, (sentence, values = {}) => l10n.t(sentence, values)),
  });
}
