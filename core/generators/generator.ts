import type { Localize } from '../base/localize.ts';
import type { Settings } from '../config/settings.ts';
import type { Report } from '../analysis/report.ts';

/** Makes text for another tool from what is known about this server. Pure: facts in, snippet out. */
export interface Generator {
  /** Also the file name here, the `KIND` of the command line and the name of the goldens. */
  readonly id: string;
  /** What the user reads when choosing. English; the edge localizes it. */
  readonly title: string;
  /** One sentence: what the snippet does and for which tool. English; the edge localizes it. */
  readonly says: string;
  /** What `overrides` may name. */
  readonly options: readonly Option[];
  readonly generate: (facts: Facts) => Snippet;
}

/** Something the user may say when neither config nor log does, or to overrule them. */
export interface Option {
  readonly name: string;
  /** English; the edge localizes it. */
  readonly says: string;
  /** What a value must look like, whole. */
  readonly accepts: RegExp;
  readonly example: string;
}

/** Everything a generator may know. */
export interface Facts {
  /** What the config says; all unknown when there is no config. */
  readonly settings: Settings;
  /** Absolute path of the config's folder, where relative paths start unless `chdir` says otherwise. */
  readonly configFolder: string | null;
  /** The analyzed log, when there is one. */
  readonly report: Report | null;
  /** `--set NAME=VALUE` of the command line: wins over everything. */
  readonly overrides: Readonly<Record<string, string>>;
  readonly t: Localize;
}

export interface Snippet {
  /** Where the file usually lives on a server, such as `/etc/logrotate.d/gunicorn`. */
  readonly path: string;
  /** VS Code language id of the text. */
  readonly language: string;
  readonly text: string;
  /** What neither config nor log said, as localized sentences; shown above the snippet and on standard error. */
  readonly assumed: readonly string[];
}
