import type { Localize } from '../base/localize.ts';
import type { WorkerClass } from '../gunicorn/worker-classes.ts';
import type { Sample } from '../logs/sample-line.ts';
import type { FormatColumn, FormatDescription } from './describe-format.ts';
import { atomMeaning } from './describe-atom.ts';

/** How a name in a sentence is spelled: as code in Markdown, as it is in plain text. */
type Spell = (name: string) => string;

const asItIs: Spell = name => name;

/** What a column of the line holds. */
export function columnMeaning(
  { atom }: FormatColumn,
  { writer }: FormatDescription,
  t: Localize,
  spell: Spell = asItIs,
): string {
  if (atom) return atomMeaning(atom, t, spell);
  return writer.isOwnLogger
    ? t('No atom of Gunicorn; always a hyphen')
    : t('No atom of Gunicorn; the logger class may know it');
}

/** Why there is no line. */
export function lostText(
  { at }: Extract<Sample, { kind: 'lost' }>,
  { format, samples }: FormatDescription,
  t: Localize,
  spell: Spell = asItIs,
): string {
  const part = spell(format.text.slice(at.start, at.end));
  return samples.every(({ kind }) => kind === 'lost')
    ? t('Gunicorn loses every line of this format: Python fails at {part}.', { part })
    : t('Gunicorn loses some lines of this format: Python fails at {part} when its value does not suit.', { part });
}

/** What a worker class that does not read formats as Gunicorn does makes of one. */
export function otherReaderText({ name, format }: WorkerClass, t: Localize, spell: Spell = asItIs): string {
  const values = { class: spell(name) };
  if (format === 'silent') return t('{class} writes no access log, whatever the format says.', values);
  if (format === 'ignored') return t('{class} writes lines of its own form and does not look at this format.', values);
  return t("{class} reads its own dialect, near to Apache's, and does not start with a format of Gunicorn's.", values);
}
