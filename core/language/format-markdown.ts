import type { Localize } from '../base/localize.ts';
import { code, codeBlock, tableCell } from '../base/markdown.ts';
import type { WorkerClass } from '../gunicorn/worker-classes.ts';
import { atomMeaning, unitName } from './describe-atom.ts';
import type { FormatColumn, FormatDescription } from './describe-format.ts';

/** More columns than this are not read in a hover. */
const MOST_COLUMNS = 40;

/** A whole format, as Markdown without HTML: the line it writes, or why there is none, and its columns. */
export function formatMarkdown(description: FormatDescription, t: Localize): string {
  return [sampleText(description, t), ...columnTable(description, t)].join('\n\n');
}

/** What a worker class that does not read formats as Gunicorn does makes of one. */
export function otherReaderText({ name, format }: WorkerClass, t: Localize): string {
  const values = { class: code(name) };
  if (format === 'silent') return t('{class} writes no access log, whatever the format says.', values);
  if (format === 'ignored') return t('{class} writes lines of its own form and does not look at this format.', values);
  return t("{class} reads its own dialect, near to Apache's, and does not start with a format of Gunicorn's.", values);
}

function columnMeaning({ atom }: FormatColumn, { writer }: FormatDescription, t: Localize): string {
  if (atom) return atomMeaning(atom, t);
  return writer.isOwnLogger
    ? t('No atom of Gunicorn; always a hyphen')
    : t('No atom of Gunicorn; the logger class may know it');
}

function sampleText(description: FormatDescription, t: Localize): string {
  const { format, samples } = description;
  const [sample] = samples;
  if (sample.kind === 'line') return `${t('A line in this format:')}\n\n${codeBlock(sample.text, 'text')}`;
  const part = code(format.text.slice(sample.at.start, sample.at.end));
  return t('Gunicorn loses every line of this format: Python fails at {part}.', { part });
}

/** No table where the line is constant. */
function columnTable(description: FormatDescription, t: Localize): string[] {
  const { columns } = description;
  if (columns.length === 0) return [];
  const titles = [t('Atom'), t('Example'), t('Meaning'), t('Unit'), t('Field')];
  const rows = columns.slice(0, MOST_COLUMNS).map(column => {
    const { text, atom, example } = column;
    return [
      code(text),
      example === undefined ? '' : code(example),
      columnMeaning(column, description, t),
      atom?.unit ? unitName(atom.unit, t) : '',
      atom?.field ? code(atom.field) : '',
    ];
  });
  const table = [row(titles), row(titles.map(() => '---')), ...rows.map(row)].join('\n');
  const left = columns.length - rows.length;
  return left > 0 ? [table, t('And {count} more.', { count: left })] : [table];
}

function row(cells: readonly string[]): string {
  return `| ${cells.map(tableCell).join(' | ')} |`;
}
