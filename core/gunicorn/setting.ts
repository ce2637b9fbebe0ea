import type { HookParameterName, HookProcessName } from './hooks.ts';

/** One setting of Gunicorn, as its own settings page lists them, for the release in `GUNICORN_VERSION`. */
export interface Setting {
  /** The name in `gunicorn.conf.py`, exactly. */
  readonly name: string;
  readonly section: Section;
  /** What its validator accepts. */
  readonly kind: Kind;
  /** What holds when nobody sets it; for a hook null, which stands for a function that does nothing. */
  readonly default: Default;
  /** Where the default comes from when it is computed as Gunicorn starts; English, localized where it is shown. */
  readonly defaultFrom?: string;
  /** On the command line, as `--help` lists them. Empty when only a config file can set it. */
  readonly flags: readonly string[];
  /** The first release that had it. */
  readonly since: string;
  /** What releases made of it, the oldest first. */
  readonly changed?: readonly Change[];
  /** The release from which it is ignored or announced to go. */
  readonly deprecatedSince?: string;
  /** The values of a `choice`, the usual ones first. */
  readonly choices?: readonly string[];
  /** Further words that mean one of the choices. */
  readonly alsoChoices?: readonly string[];
  /** Of an `integer`: the least and the greatest, where they are not 0 and none. */
  readonly range?: readonly [least: number, most: number];
  /** How many positional parameters a `hook` may have. */
  readonly arity?: readonly number[];
  /** What Gunicorn calls those of a `hook`; one that may have fewer leaves out the last. */
  readonly parameters?: readonly HookParameterName[];
  /** The process in which a `hook` runs, as seen with process ids of a running Gunicorn. */
  readonly runsIn?: HookProcessName;
  /** Names that people write for it, beside misspellings and the ones on the command line. */
  readonly mistakes?: readonly string[];
  /** One sentence: what it does. English; localized where it is shown. */
  readonly summary: string;
  /** Paragraphs of Markdown: what really happens, units, traps. English; localized where they are shown. */
  readonly detail?: readonly string[];
  /** Python that sets it, first, and what it needs besides. */
  readonly example?: string;
}

/** What a release made of a setting that was there before. */
export interface Change {
  readonly release: string;
  /** English; localized where it is shown. */
  readonly means: string;
  /** What its validator accepted and what its default was until then, where these changed. */
  readonly before?: { readonly kind: Kind; readonly default: Default };
}

export type Section =
  | 'Config File'
  | 'Control'
  | 'Debugging'
  | 'Dirty Arbiter Hooks'
  | 'Dirty Arbiters'
  | 'HTTP/2'
  | 'Logging'
  | 'Process Naming'
  | 'SSL'
  | 'Security'
  | 'Server Hooks'
  | 'Server Mechanics'
  | 'Server Socket'
  | 'Worker Processes';

/**
 * - `string`: text or `None`; nothing else, not even a number or a path object.
 * - `boolean`: `True`, `False`, `None` or these words as text.
 * - `integer`: not negative; text such as `"3"` or `"0x10"` counts.
 * - `strings`: text or anything that yields texts.
 * - `addresses`: IP addresses and networks with commas between, or `*`.
 * - `comma-list`: text with commas between.
 * - `dictionary`: a `dict`, not `None`.
 * - `class`: an import path, a short name, a class, or a function that returns one.
 * - `hook`: a function with as many positional parameters as `arity` says, or its import path.
 * - `user`, `group`: a name or a number. `folder`: one that exists. `files`: paths that exist, or globs.
 * - `single-addresses`, `loose-networks`: `addresses` of old releases, the first without networks, the second with bits
 *   behind their prefixes.
 * - `statsd-address`: a host, a host with port, or `unix://` and a path. `host-and-port`: both, with a colon between.
 * - `choice`: one of `choices`. `anything`: accepted and ignored.
 */
export type Kind =
  | 'string'
  | 'boolean'
  | 'integer'
  | 'strings'
  | 'addresses'
  | 'single-addresses'
  | 'loose-networks'
  | 'comma-list'
  | 'dictionary'
  | 'class'
  | 'hook'
  | 'user'
  | 'group'
  | 'folder'
  | 'files'
  | 'statsd-address'
  | 'host-and-port'
  | 'choice'
  | 'anything';

export type Default = string | number | boolean | null | readonly string[] | Readonly<Record<string, string>>;
