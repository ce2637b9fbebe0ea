import { unitName } from '../../core/language/describe-atom.ts';
import type { FormatDescription } from '../../core/language/describe-format.ts';
import { columnMeaning, lostText } from '../../core/language/format-text.ts';
import type { Explained } from './explained.ts';
import type { Io } from '../command.ts';
import { painter } from './colors.ts';
import type { Page } from './page.ts';
import { section } from './page.ts';
import type { Column } from '../../core/base/table.ts';
import { cut, table } from '../../core/base/table.ts';
import { textProblems } from './text-problems.ts';
import { visible } from '../../core/base/visible.ts';

/** `format explain` for reading: the line, its columns, and what is wrong. */
export function explainedFormat({ description, problems }: Explained, io: Io): string {
  const page: Page = { t: io.t, paint: painter(io.colors), columns: io.columns };
  const sections = [
    section(io.t('A line in this format'), [firstLine(description, io)], page),
    section(io.t('Columns'), columnRows(description, page), page),
  ];
  const file = 'access_log_format';
  return [
    ...sections.filter(lines => lines.length > 0).map(lines => `${lines.join('\n')}\n`),
    ...(problems.length > 0 ? [textProblems([{ file, text: description.format.text, problems }], io)] : []),
  ].join('\n');
}

/** `format preview` for reading: nothing but lines. */
export function previewedFormat({ description }: Explained): string {
  return description.samples.flatMap(sample => (sample.kind === 'line' ? [`${visible(sample.text)}\n`] : [])).join('');
}

/** What Gunicorn writes, or the sentence that there is no line. */
function firstLine(description: FormatDescription, { t }: Pick<Io, 't'>): string {
  const [sample] = description.samples;
  return visible(sample.kind === 'line' ? sample.text : lostText(sample, description, t));
}

function columnRows(description: FormatDescription, { t, columns: width }: Page): readonly string[] {
  if (description.columns.length === 0) return [];
  const titles: readonly Column[] = [
    { title: t('Atom'), align: 'left' },
    { title: t('Example'), align: 'left' },
    { title: t('Meaning'), align: 'left' },
    { title: t('Unit'), align: 'left' },
    { title: t('Field'), align: 'left' },
  ];
  const widest = Math.max(20, Math.floor(width / 3));
  const rows = description.columns.map(column => [
    cut(visible(column.text), widest),
    cut(visible(column.example ?? ''), widest),
    visible(columnMeaning(column, description, t)),
    column.atom?.unit ? unitName(column.atom.unit, t) : '',
    column.atom?.field ?? '',
  ]);
  return table(titles, rows);
}
