import type { Localize } from '../base/localize.ts';
import { code, codeBlock, tableCell } from '../base/markdown.ts';
import { cut } from '../base/table.ts';
import { unitName } from './describe-atom.ts';
import type { FormatDescription } from './describe-format.ts';
import { columnMeaning, lostText } from './format-text.ts';

/** More columns than this are not read in a hover. */
const MOST_COLUMNS = 40;
/** Nor more characters of a line, or of one value. */
const WIDEST_LINE = 2000;
const WIDEST_CELL = 100;

/** A whole format, as Markdown without HTML: the line it writes, or why there is none, and its columns. */
export function formatMarkdown(description: FormatDescription, t: Localize): string {
  return [sampleText(description, t), ...columnTable(description, t)].join('\n\n');
}

function sampleText(description: FormatDescription, t: Localize): string {
  const [sample] = description.samples;
  if (sample.kind === 'lost') return lostText(sample, description, t, code);
  return `${t('A line in this format:')}\n\n${codeBlock(cut(sample.text, WIDEST_LINE), 'text')}`;
}

/** No table where the line is constant. */
function columnTable(description: FormatDescription, t: Localize): string[] {
  const { columns } = description;
  if (columns.length === 0) return [];
  // Three columns: with more of them, VS Code breaks the atoms of the first over two lines.
  const titles = [t('Atom'), t('Example'), t('Meaning')];
  const rows = columns.slice(0, MOST_COLUMNS).map(column => {
    const { text, atom, example } = column;
    const meaning = columnMeaning(column, description, t, code);
    const unit = atom?.unit ? unitName(atom.unit, t) : '';
    return [
      code(cut(text, WIDEST_CELL)),
      // What durations mean says their unit already.
      example === undefined ? '' : `${code(cut(example, WIDEST_CELL))}${meaning.includes(unit) ? '' : ` ${unit}`}`,
      meaning,
    ];
  });
  const table = [row(titles), row(titles.map(() => '---')), ...rows.map(row)].join('\n');
  const left = columns.length - rows.length;
  return left > 0 ? [table, t('And {count} more.', { count: left })] : [table];
}

function row(cells: readonly string[]): string {
  return `| ${cells.map(tableCell).join(' | ')} |`;
}
