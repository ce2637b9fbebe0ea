import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { config, t } from '@vscode/l10n';
import { english } from '../../core/base/localize.ts';
import type { Localize } from '../../core/base/localize.ts';

/**
 * The sentences in the editor's language, or in that of the terminal when the editor does not say which it is.
 * English where there is no translation.
 */
export function localizeFor(locale: string | undefined): Localize {
  if (!isSimplifiedChinese(locale ?? localeOfTerminal())) return english;
  try {
    config({ contents: readFileSync(join(__dirname, 'l10n', 'bundle.l10n.zh-cn.json'), 'utf8') });
  } catch {
    return english;
  }
  return (sentence, values = {}) => t(sentence, values);
}

function localeOfTerminal(): string {
  const { LC_ALL, LC_MESSAGES, LANG } = process.env;
  return LC_ALL || LC_MESSAGES || LANG || 'en';
}

/** `zh-cn` of VS Code, `zh_CN.UTF-8` of a terminal, `zh-Hans` and plain `zh` of others. */
function isSimplifiedChinese(locale: string): boolean {
  return /^zh(?:$|[-_.@](?:cn|sg|hans))/i.test(locale);
}
