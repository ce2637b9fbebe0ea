import { lineStarts, placeOf } from '../base/lines.ts';
import type { Localize } from '../base/localize.ts';
import type { Column } from '../base/table.ts';
import { cut, table } from '../base/table.ts';
import { DEFAULT_FORMAT } from '../logs/known-formats.ts';
import { parseFormat } from '../logs/format.ts';
import { unitName } from './describe-atom.ts';
import type { FormatDescription } from './describe-format.ts';
import { describeFormat, otherReader, writerOf } from './describe-format.ts';
import type { ConfigDocument } from './document.ts';
import { possibleValues } from './document.ts';
import { columnMeaning, lostText, otherReaderText } from './format-text.ts';
import { syntaxError } from './rules/syntax-error.ts';

/**
 * The access log that a config will make, as plain text: sample lines, and below them what stands in the columns.
 * Undefined while somebody is in the middle of typing the format, so that what was there before may stay.
 */
export function formatPreview(document: ConfigDocument, t: Localize): string | undefined {
  const { unread, formats } = document;
  if (unread) return `${t('The config is too large to be read here.')}\n`;
  if (!formats.some(({ isUsed }) => isUsed) && syntaxError.problems(document, t).length > 0) return undefined;
  const other = otherReader(document);
  if (other) return `${otherReaderText(other, t)}\n`;
  return sections(document, t)
    .map(lines => `${lines.join('\n')}\n`)
    .join('\n');
}

const SETTING = 'access_log_format';
/** What is longer is no longer read, and editors stop at it too. */
const WIDEST_LINE = 10_000;
/** So that the meanings are seen in half a window. */
const WIDEST_CELL = 36;

function sections(document: ConfigDocument, t: Localize): readonly (readonly string[])[] {
  const writer = writerOf(document);
  const notes = notesOf(document, t).map(note => [note]);
  if (isDefault(document)) return [...notes, linesOf(describeFormat(parseFormat(DEFAULT_FORMAT), writer), t)];
  const used = document.formats.filter(({ isUsed }) => isUsed);
  const starts = lineStarts(document.text);
  const written = used.flatMap(({ format, valueAt }) => {
    const lines = linesOf(describeFormat(format, writer), t);
    if (used.length === 1) return [lines];
    return [[t('Line {line} of the config:', { line: placeOf(starts, valueAt.start).line + 1 })], lines];
  });
  return [...written, ...notes];
}

function notesOf(document: ConfigDocument, t: Localize): readonly string[] {
  if (isDefault(document)) return [t('The config does not set access_log_format, so this is the default.')];
  const isUnknown = possibleValues(document, SETTING).some(({ kind }) => kind !== 'string');
  return isUnknown ? [t('Only running the config would tell all of access_log_format.')] : [];
}

function isDefault({ settings }: ConfigDocument): boolean {
  return settings.values[SETTING] === undefined && !settings.isDynamic;
}

function linesOf(description: FormatDescription, t: Localize): readonly string[] {
  const lines = description.samples.map(sample =>
    sample.kind === 'line' ? cut(sample.text, WIDEST_LINE) : lostText(sample, description, t),
  );
  const columns = columnsOf(description, t);
  return [...new Set(lines), ...(columns.length > 0 ? ['', ...columns] : [])];
}

function columnsOf(description: FormatDescription, t: Localize): readonly string[] {
  if (description.columns.length === 0) return [];
  const titles = [t('Atom'), t('Example'), t('Meaning'), t('Unit'), t('Field')];
  const rows = description.columns.map(column => [
    shown(column.text),
    shown(column.example ?? ''),
    columnMeaning(column, description, t),
    column.atom?.unit ? unitName(column.atom.unit, t) : '',
    column.atom?.field ?? '',
  ]);
  return table(
    titles.map((title): Column => ({ title, align: 'left' })),
    rows,
  );
}

/** A line break in a key would end the row. */
function shown(text: string): string {
  return cut(text.replaceAll(/[\r\n\t]/g, ' '), WIDEST_CELL);
}
