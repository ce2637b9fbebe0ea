/**
 * Puts an English sentence into the user's language. `{name}` in the sentence stands for `values.name`.
 *
 * Pure code never decides the language: whoever calls it passes the function in. `vscode.l10n.t` (client) and
 * `t` of `@vscode/l10n` (server, command line, dashboard) both have this shape; `english` needs no bundle.
 * The English sentence is the key: write it as a literal in a call of a function named `t`, or in a registry row,
 * and add its translation to `l10n/zh-cn/`; `test/l10n.test.ts` names every sentence that is missing or unused.
 */
export type Localize = (sentence: string, values?: Record<string, string | number | boolean>) => string;

export const english: Localize = (sentence, values = {}) =>
  sentence.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? String(values[name]) : whole));
