import type { Setting } from '../gunicorn/setting.ts';
import type { Version } from '../gunicorn/version.ts';
import { pythonLiteral } from './describe-setting.ts';
import { valuesFor } from './values-for.ts';

/**
 * Text with places to fill in, as LSP and VS Code spell them: `${1:value}`, `${1|one,other|}`, and `$0` for where the
 * cursor ends.
 */
export type Snippet = string;

export type Quote = "'" | '"';

/** A whole assignment, with the usual value ready to be typed over. */
export function assignmentSnippet(setting: Setting, version: Version, quote: Quote): Snippet {
  return `${setting.name} = ${valueSnippet(setting, version, quote)}`;
}

function valueSnippet(setting: Setting, version: Version, quote: Quote): Snippet {
  const { name, kind, choices, default: value } = setting;
  const offered = valuesFor(setting, version);
  if (kind === 'boolean') return choice(offered.map(({ word }) => word));
  if (choices || name === 'loglevel') return `${quote}${choice(offered.map(({ word }) => word))}${quote}`;
  if (kind === 'integer') return place(typeof value === 'number' ? pythonLiteral(value) : '');
  if (kind === 'dictionary') return '{$1}';
  if (kind === 'strings' || kind === 'files') return `[${quote}${place(offered[0]?.word ?? '')}${quote}]`;
  if (kind === 'user' || kind === 'group') return `${quote}$1${quote}`;
  const usual = offered[0]?.word ?? (typeof value === 'string' ? value : '');
  // A text with quotes of its own stands between those that it does not have.
  const around = usual.includes(quote) ? other(quote) : quote;
  return `${around}${place(usual)}${around}`;
}

export function other(quote: Quote): Quote {
  return quote === "'" ? '"' : "'";
}

function place(text: string): Snippet {
  if (text === '') return '$1';
  return `\${1:${text.replace(/[\\$}]/g, String.raw`\$&`)}}`;
}

function choice(words: readonly string[]): Snippet {
  return `\${1|${words.map(word => word.replace(/[\\,|$}]/g, String.raw`\$&`)).join(',')}|}`;
}
