import { LOG_LEVELS } from '../gunicorn/log-levels.ts';
import type { Setting } from '../gunicorn/setting.ts';
import { SUGGESTIONS } from '../gunicorn/suggestions.ts';
import { SYSLOG_FACILITIES } from '../gunicorn/syslog-facilities.ts';
import type { Version } from '../gunicorn/version.ts';
import { isSince } from '../gunicorn/version.ts';
import { WORKER_CLASSES } from '../gunicorn/worker-classes.ts';
import { pythonLiteral } from './describe-setting.ts';

/** A value that may be offered for a setting. */
export interface OfferedValue {
  /** As Python shows it, but a text without its quotes. */
  readonly word: string;
  readonly isText: boolean;
  /** English; empty when the word says it all. */
  readonly means: string;
}

/** The values that a setting may have, where they can be counted, or the usual ones. The likeliest first. */
export function valuesFor(setting: Setting, version: Version): readonly OfferedValue[] {
  const { name, kind, choices = [], default: value } = setting;
  if (name === 'worker_class') {
    const there = WORKER_CLASSES.filter(({ removedIn }) => !removedIn || !isSince(version, removedIn));
    return there.map(row => text(row.name, row.means));
  }
  if (name === 'loglevel') return LOG_LEVELS.map(level => text(level.name));
  if (name === 'syslog_facility') return SYSLOG_FACILITIES.map(facility => text(facility));
  if (choices.length > 0) return choices.map(choice => text(choice));
  // Whoever writes the name of a switch mostly wants the other position of it.
  if (kind === 'boolean') return (value === true ? ['False', 'True'] : ['True', 'False']).map(bare);
  if (kind === 'integer' && typeof value === 'number') return [bare(pythonLiteral(value))];
  return (SUGGESTIONS[name] ?? []).map(suggestion => text(suggestion.value, suggestion.means));
}

function text(word: string, means = ''): OfferedValue {
  return { word, isText: true, means };
}

function bare(word: string): OfferedValue {
  return { word, isText: false, means: '' };
}
