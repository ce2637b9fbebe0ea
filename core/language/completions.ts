import type { Localize } from '../base/localize.ts';
import { lineSpan } from '../base/lines.ts';
import type { Span } from '../base/spans.ts';
import { span } from '../base/spans.ts';
import { cursorAt } from '../config/cursor.ts';
import { ATOMS, NAMED_ATOMS, atomByKey } from '../gunicorn/atoms.ts';
import { COMMON_NAMES } from '../gunicorn/headers.ts';
import type { Setting } from '../gunicorn/setting.ts';
import { SETTINGS, settingByName } from '../gunicorn/settings/index.ts';
import { isSince } from '../gunicorn/version.ts';
import { atomMeaning, describeAtom } from './describe-atom.ts';
import { describeSetting } from './describe-setting.ts';
import type { ConfigDocument } from './document.ts';
import type { Edit } from './rule.ts';
import type { Quote, Snippet } from './snippets.ts';
import { assignmentSnippet, other } from './snippets.ts';
import { valuesFor } from './values-for.ts';

export interface Completion {
  readonly label: string;
  readonly kind: 'setting' | 'hook' | 'atom' | 'value';
  /** A few words beside the label; empty when there is nothing to add. */
  readonly detail: string;
  /** Empty when there is nothing to add. */
  readonly markdown: string;
  /** Replaces what was typed so far; its span touches the cursor. */
  readonly edit: Edit;
  /** What may stand there instead of the text of the edit, where places to fill in are understood. */
  readonly snippet?: Snippet;
  /** What typed letters are compared with, where that is not the text of the edit. */
  readonly filter?: string;
}

/** What may be written at an offset: settings where a statement begins, atoms in a format, values that are words. */
export function completionsAt(document: ConfigDocument, offset: number, t: Localize): readonly Completion[] {
  const { text, tree } = document;
  const cursor = cursorAt(text, tree, offset);
  switch (cursor.kind) {
    case 'statement':
      return settingCompletions(document, cursor.typed, t);
    case 'definition':
      return hookCompletions(document, cursor.typed, t);
    case 'value':
      return wholeValueCompletions(document, cursor.name, cursor.typed, t);
    case 'text': {
      const { name, inside, isInList } = cursor;
      if (isInList) return settingByName(name)?.kind === 'strings' ? valueCompletions(document, name, inside, t) : [];
      const isFormat = name === 'access_log_format';
      // A whole format is offered where none was begun.
      const hasBegun = isFormat && text.slice(inside.start, offset).trim() !== '';
      return [
        ...(hasBegun ? [] : valueCompletions(document, name, inside, t)),
        ...(isFormat ? atomCompletions(text, inside, offset, t) : []),
      ];
    }
    case 'elsewhere':
      return [];
    default:
      return cursor satisfies never;
  }
}

function settingCompletions(document: ConfigDocument, typed: Span, t: Localize): Completion[] {
  const { text, surroundings } = document;
  const isAlone = restOfLine(text, typed) === '';
  const quote = usualQuote(text);
  return offeredSettings(document).map((setting): Completion => {
    const { name, kind, section } = setting;
    if (kind === 'hook' && isAlone) return hookCompletion(setting, { typed, start: 'def ', surroundings }, t);
    const offered = {
      label: name,
      kind: kind === 'hook' ? ('hook' as const) : ('setting' as const),
      detail: section,
      markdown: describeSetting(setting, surroundings.version, t),
      edit: { at: typed, text: name },
    };
    // In front of something that stands there already, such as ` = 1`, only the name is missing.
    return isAlone
      ? Object.assign(offered, { snippet: assignmentSnippet(setting, surroundings.version, quote) })
      : offered;
  });
}

function hookCompletions(document: ConfigDocument, typed: Span, t: Localize): Completion[] {
  if (restOfLine(document.text, typed) !== '') return [];
  const hooks = offeredSettings(document).filter(({ kind }) => kind === 'hook');
  return hooks.map(setting => hookCompletion(setting, { typed, start: '', surroundings: document.surroundings }, t));
}

interface HookPlace extends Pick<ConfigDocument, 'surroundings'> {
  readonly typed: Span;
  /** `def ` is there already where a function is being named. */
  readonly start: 'def ' | '';
}

function hookCompletion(setting: Setting, { typed, start, surroundings }: HookPlace, t: Localize): Completion {
  const { name, section, parameters = [] } = setting;
  const made = (body: string) => `${start}${name}(${parameters.join(', ')}):\n    ${body}`;
  return {
    label: name,
    kind: 'hook',
    detail: section,
    markdown: describeSetting(setting, surroundings.version, t),
    edit: { at: typed, text: made('pass') },
    snippet: made('$0'),
    filter: name,
  };
}

function restOfLine(text: string, { end }: Span): string {
  return text.slice(end, lineSpan(text, end).end).trim();
}

/** What the file sets already comes last: setting it twice is mostly a mistake. So does what nobody reads any more. */
function offeredSettings({ module, surroundings }: ConfigDocument): readonly Setting[] {
  const there = SETTINGS.filter(({ since }) => isSince(surroundings.version, since));
  const isLast = ({ name, deprecatedSince }: Setting) => Number(module.names.has(name)) + Number(!!deprecatedSince);
  return there.toSorted((one, other) => isLast(one) - isLast(other));
}

function atomCompletions(text: string, inside: Span, offset: number, t: Localize): Completion[] {
  const before = text.slice(inside.start, offset);
  // An even number of percent signs is text; only the one that is left over starts an atom.
  const begun = /(?:^|[^%])(?:%%)*(%(?:\([^()%\s]*)?)$/.exec(before);
  const rest = begun ? /^[^()%\s"']*\)[a-zA-Z]?/.exec(text.slice(offset, inside.end)) : null;
  const at = span(offset - (begun?.[1]?.length ?? 0), offset + (rest?.[0].length ?? 0));
  const isNamed = begun?.[1]?.startsWith('%({') ?? false;
  const keys = isNamed
    ? NAMED_ATOMS.flatMap(({ suffix }) => COMMON_NAMES[suffix].map(name => `{${name}}${suffix}`))
    : NAMED_ATOMS.map(({ key }) => key);
  const named = keys.flatMap(key => atomByKey(key) ?? []);
  return [...(isNamed ? [] : ATOMS), ...named].map(atom => ({
    label: `%(${atom.key})s`,
    kind: 'atom',
    detail: atomMeaning(atom, t).replaceAll('`', ''),
    markdown: describeAtom(atom, t),
    edit: { at, text: `%(${atom.key})s` },
  }));
}

/** Inside of quotes that are there. */
function valueCompletions(document: ConfigDocument, name: string, inside: Span, t: Localize): Completion[] {
  const quote = document.text[inside.start - 1];
  return offeredValues(document, name)
    .filter(({ isText, word }) => isText && !(quote && word.includes(quote)))
    .map(({ word, means }) => ({
      label: word,
      kind: 'value',
      detail: means === '' ? '' : t(means).replaceAll('`', ''),
      markdown: '',
      edit: { at: inside, text: word },
    }));
}

/** Where nothing stands yet, quotes included. */
function wholeValueCompletions(document: ConfigDocument, name: string, typed: Span, t: Localize): Completion[] {
  const { text } = document;
  if (restOfLine(text, typed) !== '') return [];
  const quote = usualQuote(text);
  return offeredValues(document, name).map(({ word, isText, means }) => {
    const around = !isText ? '' : word.includes(quote) ? other(quote) : quote;
    const written = `${around}${word}${around}`;
    const detail = means === '' ? '' : t(means).replaceAll('`', '');
    return { label: written, kind: 'value', detail, markdown: '', edit: { at: typed, text: written }, filter: word };
  });
}

function offeredValues({ surroundings }: ConfigDocument, name: string) {
  const setting = settingByName(name);
  return setting ? valuesFor(setting, surroundings.version) : [];
}

/** The quote that the file uses more often behind `=`. */
function usualQuote(text: string): Quote {
  const count = (pattern: RegExp) => text.match(pattern)?.length ?? 0;
  return count(/=[ \t]*\[?"/g) > count(/=[ \t]*\[?'/g) ? '"' : "'";
}
