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
  const { bySpelling, byName } = how === 'function' ? HOOKS : VALUES;
  const wanted = plain(name);
  const spelled = bySpelling.get(wanted);
  if (spelled !== undefined) {
    const isOrdinary = ORDINARY_WORDS.has(name.toLowerCase()) && !namesVariables(binding);
    return isOrdinary ? undefined : spelled;
  }
  if (wanted.length < SHORTEST_TYPO) return undefined;
  const near = closest(wanted, byName.keys(), wanted.length < LONG_NAME ? 1 : 2);
  const nearest = near === undefined ? undefined : byName.get(near);
  // Beside the right name, one that is merely near to it is more likely a helper.
  return nearest !== undefined && module.names.has(nearest) ? undefined : nearest;
}

/** `env = 'NAME=value'`, as it is written behind `--env`, and a list of them. */
function namesVariables({ name, value }: Binding): boolean {
  const texts = value.kind === 'list' ? value.items : [value];
  const areAll = texts.length > 0 && texts.every(text => text.kind === 'string' && /^[A-Z_]\w*=/.test(text.value));
  return name === 'env' && areAll;
}

/** Underscores and capitals are what people mix up most. */
function plain(name: string): string {
  return name.toLowerCase().replaceAll('_', '');
}

/** Names of settings by their plain spelling, and by every other one that people use for them. */
interface Spellings {
  readonly byName: ReadonlyMap<string, string>;
  readonly bySpelling: ReadonlyMap<string, string>;
}

const HOOKS = spellingsOf(SETTINGS.filter(({ kind }) => kind === 'hook'));
const VALUES = spellingsOf(SETTINGS.filter(({ kind }) => kind !== 'hook'));

function spellingsOf(settings: readonly Setting[]): Spellings {
  const byName = new Map(settings.map(({ name }) => [plain(name), name]));
  const bySpelling = new Map(settings.flatMap(setting => otherSpellings(setting).map(other => [other, setting.name])));
  // What one setting is called on the command line may be the name of another, and names come first.
  return { byName, bySpelling: new Map([...bySpelling, ...byName]) };
}

/** What it is called on the command line, and what people call it by mistake. */
function otherSpellings({ flags, mistakes = [] }: Setting): string[] {
  const longFlags = flags.filter(flag => flag.startsWith('--')).map(flag => flag.slice(2).replaceAll('-', '_'));
  return [...longFlags, ...mistakes].map(plain);
}

/** Flags and settings whose names are ordinary words, which configs use for values of their own. */
const ORDINARY_WORDS = new Set(['env', 'name', 'user', 'group', 'config', 'protocol']);

const SHORTEST_TYPO = 5;
/** From here on two slips are still the same word. */
const LONG_NAME = 12;
