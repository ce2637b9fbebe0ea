import type { Localize } from '../base/localize.ts';
import type { Span } from '../base/spans.ts';
import { span } from '../base/spans.ts';
import { cursorAt } from '../config/cursor.ts';
import { ATOMS, NAMED_ATOMS, atomByKey } from '../gunicorn/atoms.ts';
import { LOG_LEVELS } from '../gunicorn/log-levels.ts';
import { SETTINGS, settingByName } from '../gunicorn/settings/index.ts';
import { WORKER_CLASSES } from '../gunicorn/worker-classes.ts';
import { atomMeaning, describeAtom } from './describe-atom.ts';
import { describeSetting } from './describe-setting.ts';
import type { ConfigDocument } from './document.ts';
import type { Edit } from './rule.ts';

export interface Completion {
  readonly label: string;
  readonly kind: 'setting' | 'atom' | 'value';
  /** A few words beside the label; empty when there is nothing to add. */
  readonly detail: string;
  /** Empty when there is nothing to add. */
  readonly markdown: string;
  /** Replaces what was typed so far; its span touches the cursor. */
  readonly edit: Edit;
}

/** What may be written at an offset: settings where a statement begins, atoms in a format, values that are words. */
export function completionsAt({ text, tree }: ConfigDocument, offset: number, t: Localize): readonly Completion[] {
  const cursor = cursorAt(text, tree, offset);
  switch (cursor.kind) {
    case 'statement':
      return settingCompletions(cursor.typed, t);
    case 'text':
      if (cursor.name === 'access_log_format') return atomCompletions(text, cursor.inside, offset, t);
      return valueCompletions(cursor.name, cursor.inside, t);
    case 'elsewhere':
      return [];
    default:
      return cursor satisfies never;
  }
}

function settingCompletions(typed: Span, t: Localize): Completion[] {
  return SETTINGS.map(setting => ({
    label: setting.name,
    kind: 'setting',
    detail: setting.section,
    markdown: describeSetting(setting, t),
    edit: { at: typed, text: setting.name },
  }));
}

function atomCompletions(text: string, inside: Span, offset: number, t: Localize): Completion[] {
  const before = text.slice(inside.start, offset);
  // An even number of percent signs is text; only the one that is left over starts an atom.
  const begun = /(?:^|[^%])(?:%%)*(%(?:\([^()%\s]*)?)$/.exec(before);
  const rest = begun ? /^[^()%\s"']*\)[a-zA-Z]?/.exec(text.slice(offset, inside.end)) : null;
  const at = span(offset - (begun?.[1]?.length ?? 0), offset + (rest?.[0].length ?? 0));
  const named = NAMED_ATOMS.flatMap(({ key }) => atomByKey(key) ?? []);
  return [...ATOMS, ...named].map(atom => ({
    label: `%(${atom.key})s`,
    kind: 'atom',
    detail: atomMeaning(atom, t).replaceAll('`', ''),
    markdown: describeAtom(atom, t),
    edit: { at, text: `%(${atom.key})s` },
  }));
}

function valueCompletions(name: string, inside: Span, t: Localize): Completion[] {
  return wordsFor(name).map(({ word, means }) => ({
    label: word,
    kind: 'value',
    detail: means === '' ? '' : t(means),
    markdown: '',
    edit: { at: inside, text: word },
  }));
}

function wordsFor(name: string): readonly { word: string; means: string }[] {
  if (name === 'loglevel') return LOG_LEVELS.map(level => ({ word: level.name, means: '' }));
  if (name === 'worker_class') {
    return WORKER_CLASSES.filter(({ removedIn }) => !removedIn).map(row => ({ word: row.name, means: row.means }));
  }
  const setting = settingByName(name);
  return setting?.kind === 'choice' ? (setting.choices ?? []).map(word => ({ word, means: '' })) : [];
}
