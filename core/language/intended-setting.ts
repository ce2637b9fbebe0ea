import { closest } from '../base/closest.ts';
import type { Binding } from '../config/bindings.ts';
import type { Setting } from '../gunicorn/setting.ts';
import { SETTINGS } from '../gunicorn/settings/index.ts';
import type { ConfigDocument } from './document.ts';

/**
 * The setting that a name was most likely meant to be; undefined when it may as well be something of the project's own.
 * A function is only compared with hooks, and a value only with the other settings.
 */
export function intendedSetting(binding: Binding, { module }: ConfigDocument): string | undefined {
  const { name, how } = binding;
  const candidates = SETTINGS.filter(({ kind }) => (kind === 'hook') === (how === 'function'));
  const wanted = plain(name);
  const spelled = candidates.find(setting => otherSpellings(setting).includes(wanted));
  if (spelled) return ORDINARY_WORDS.has(name.toLowerCase()) ? undefined : spelled.name;
  if (wanted.length < SHORTEST_TYPO) return undefined;
  const byPlainName = new Map(candidates.map(setting => [plain(setting.name), setting.name]));
  const nearest = byPlainName.get(closest(wanted, byPlainName.keys(), wanted.length < LONG_NAME ? 1 : 2) ?? '');
  // Beside the right name, one that is merely near to it is more likely a helper.
  const isBesideRightName = module.bindings.some(other => other.name === nearest);
  return isBesideRightName ? undefined : nearest;
}

/** Underscores and capitals are what people mix up most. */
function plain(name: string): string {
  return name.toLowerCase().replaceAll('_', '');
}

/** Its name in other letters, what it is called on the command line, and what people call it by mistake. */
function otherSpellings({ name, flags, mistakes = [] }: Setting): string[] {
  const longFlags = flags.filter(flag => flag.startsWith('--')).map(flag => flag.slice(2).replaceAll('-', '_'));
  return [name, ...longFlags, ...mistakes].map(plain);
}

/** Flags and settings whose names are ordinary words, which configs use for values of their own. */
const ORDINARY_WORDS = new Set(['env', 'name', 'user', 'group', 'config', 'protocol']);

const SHORTEST_TYPO = 5;
/** From here on two slips are still the same word. */
const LONG_NAME = 12;
