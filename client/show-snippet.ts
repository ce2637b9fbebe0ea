import { Uri, l10n, window, workspace } from 'vscode';
import { NO_SETTINGS } from '../core/config/settings.ts';
import type { Generator, Snippet } from '../core/generators/generator.ts';
import { chooseConfig } from './choose-config.ts';
import type { ClientContext } from './context.ts';
import { readConfig } from './find-config.ts';

/**
 * Opens what the generator makes from a config and the log that was analyzed last. `overrides` wins over both. Without
 * `named` it is the config in front, or one that the user is asked for. Resolves to the snippet, or to undefined when the
 * user chose no config after all.
 */
export async function showSnippet(
  context: ClientContext,
  generator: Generator,
  overrides: Readonly<Record<string, string>> = {},
  named?: Uri,
): Promise<Snippet | undefined> {
  const config =
    (named && (await readConfig(named))) ?? (await chooseConfig(l10n.t('Which Gunicorn config is it for?')));
  if (config === 'none chosen') return undefined;

  const snippet = generator.generate({
    settings: config?.settings ?? NO_SETTINGS,
    configFolder: config ? Uri.joinPath(config.uri, '..').fsPath : null,
    report: context.dashboards.latest()?.whole() ?? null,
    overrides,
    t: (sentence, values = {}) => l10n.t(sentence, values),
  });
  const document = await workspace.openTextDocument({
    language: snippet.language,
    content: withAssumptions(snippet),
  });
  await window.showTextDocument(document);
  return snippet;
}

/**
 * What neither config nor log said stands above the snippet, as comments: all our languages begin them with `#`. JSON
 * has none, so a snippet in it says them somewhere within.
 */
function withAssumptions({ language, text, assumed }: Snippet): string {
  if (assumed.length === 0 || language === 'json') return text;
  const title = l10n.t('Please check what neither the config nor a log told:');
  const lines = [title, ...assumed.map(sentence => `- ${sentence.replaceAll(/\s+/g, ' ')}`)];
  return `${lines.map(line => `# ${line}\n`).join('')}\n${text}`;
}
