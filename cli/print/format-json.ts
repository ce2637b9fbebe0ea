import { columnMeaning } from '../../core/language/format-text.ts';
import type { FormatDescription } from '../../core/language/describe-format.ts';
import type { Explained } from './explained.ts';
import type { Io } from '../command.ts';
import { rangesIn } from './checked.ts';
import { printedJson } from './json.ts';

/** `format explain` for other programs. Columns of the text count from 1, in UTF-16 units. */
export function explainedJson({ description, problems }: Explained, { t }: Pick<Io, 't'>): string {
  const { format, columns } = description;
  const rangeOf = rangesIn(format.text);
  return printedJson({
    ...head(description),
    line: lineOf(description, 0),
    columns: columns.map(column => ({
      ...rangeOf(column.part.at),
      atom: column.text,
      key: column.part.key,
      known: column.atom !== undefined,
      example: column.example ?? null,
      field: column.atom?.field ?? null,
      unit: column.atom?.unit ?? null,
      means: columnMeaning(column, description, t),
    })),
    problems: problems.map(({ rule, severity, at, message, fixes }) => ({
      ...rangeOf(at),
      severity,
      rule,
      message,
      fixes: fixes.map(({ title, edits }) => ({
        title,
        edits: edits.map(edit => ({ ...rangeOf(edit.at), text: edit.text })),
      })),
    })),
  });
}

/** `format preview` for other programs: null for a line that is lost. */
export function previewedJson({ description }: Explained): string {
  return printedJson({
    ...head(description),
    lines: description.samples.map((_, index) => lineOf(description, index)),
  });
}

function head({ format, writer }: FormatDescription) {
  return { version: 1, format: format.text, workerClass: writer.workerClass };
}

function lineOf({ samples }: FormatDescription, index: number): string | null {
  const sample = samples[index]!;
  return sample.kind === 'line' ? sample.text : null;
}
