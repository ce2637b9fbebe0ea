import type { Localize } from '../../core/base/localize.ts';
import type { Span } from '../../core/base/spans.ts';
import { columnMeaning } from '../../core/language/format-text.ts';
import type { FormatColumn, FormatDescription } from '../../core/language/describe-format.ts';
import type { Explained } from './explained.ts';
import type { Io } from '../command.ts';
import type { Range } from './checked.ts';
import { rangesIn } from './checked.ts';
import { plainProblem } from './json-problems.ts';
import { printedJson } from './json.ts';

/** `format explain` for other programs. Columns of the text count from 1, in UTF-16 units. */
export function explainedJson({ description, problems }: Explained, { t }: Pick<Io, 't'>): string {
  const { format, columns } = description;
  const rangeOf = rangesIn(format.text);
  return printedJson({
    ...head(description),
    line: lineOf(description, 0),
    columns: columns.map(column => plainColumn(column, description, rangeOf, t)),
    problems: problems.map(problem => plainProblem(problem, rangeOf)),
  });
}

function plainColumn(column: FormatColumn, description: FormatDescription, rangeOf: (at: Span) => Range, t: Localize) {
  const { part, text, atom, example } = column;
  return {
    ...rangeOf(part.at),
    atom: text,
    key: part.key,
    known: atom !== undefined,
    example: example ?? null,
    field: atom?.field ?? null,
    unit: atom?.unit ?? null,
    means: columnMeaning(column, description, t),
  };
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
