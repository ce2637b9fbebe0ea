import type { Value } from '../config/settings.ts';
import type { Facts } from './generator.ts';

/**
 * What is known about a text setting, the user's own word first. `unset` is the config's silence, so Gunicorn's
 * default holds; `unknown` is a value that only running the config would tell, or no config at all.
 */
export type KnownText =
  | { readonly kind: 'text'; readonly text: string; readonly certain: boolean }
  | { readonly kind: 'none' | 'unset' | 'unknown' };

export function knownText(facts: Facts, name: string): KnownText {
  const override = facts.overrides[name];
  if (override !== undefined) return { kind: 'text', text: override, certain: true };
  const setting = facts.settings.values[name];
  if (setting) return fromValue(setting.value);
  return { kind: hasConfig(facts) && !facts.settings.isDynamic ? 'unset' : 'unknown' };
}

/** The text of a setting, also when it is only likely; undefined otherwise. */
export function likelyText(facts: Facts, name: string): string | undefined {
  const known = knownText(facts, name);
  return known.kind === 'text' ? known.text : undefined;
}

/** Whether the setting certainly has a value other than None, False or something empty. */
export function isSwitchedOn(facts: Facts, name: string): boolean {
  const value = facts.settings.values[name]?.value;
  if (!value || value.kind === 'none' || value.kind === 'unknown' || value.kind === 'either') return false;
  if (value.kind === 'boolean') return value.value;
  if (value.kind === 'string') return !['', 'false'].includes(value.value.trim().toLowerCase());
  if (value.kind === 'dictionary') return value.entries.length > 0;
  return true;
}

/** Whether the config sets it to something, or could: what only running the config would tell counts. */
export function mayBeSet(facts: Facts, name: string): boolean {
  return hasConfig(facts) && ['text', 'unknown'].includes(knownText(facts, name).kind);
}

export function hasConfig(facts: Facts): boolean {
  return facts.configFolder !== null || Object.keys(facts.settings.values).length > 0;
}

function fromValue(value: Value): KnownText {
  // Gunicorn strips text settings.
  if (value.kind === 'string') return { kind: 'text', text: value.value.trim(), certain: true };
  if (value.kind === 'integer') return { kind: 'text', text: String(value.value), certain: true };
  if (value.kind === 'none') return { kind: 'none' };
  if (value.kind !== 'either') return { kind: 'unknown' };
  const likely = value.values.map(fromValue).find(known => known.kind === 'text');
  return likely ? { ...likely, certain: false } : { kind: 'unknown' };
}
