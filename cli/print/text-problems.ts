import { lineSpan } from '../../core/base/lines.ts';
import type { Span } from '../../core/base/spans.ts';
import type { Problem, Severity } from '../../core/language/rule.ts';
import type { Io } from '../command.ts';
import type { Checked } from './checked.ts';
import { rangesIn } from './checked.ts';
import type { Paint, Style } from './colors.ts';
import { painter } from './colors.ts';
import { visible } from '../../core/base/visible.ts';

/** A paragraph a problem: where and what, the line itself with carets below, and what would mend it. */
export function textProblems(checked: readonly Checked[], { colors, t }: Pick<Io, 'colors' | 't'>): string {
  const paint = painter(colors);
  const paragraphs = checked.flatMap(({ file, text, problems }) => {
    const rangeOf = rangesIn(text);
    return problems.map(problem => {
      const { line, column } = rangeOf(problem.at);
      const where = paint('bold', `${visible(file)}:${line}:${column}`);
      const what = `${severityText(problem, paint)} ${problem.rule} ${visible(problem.message)}`;
      const fixes = problem.fixes.map(({ title }) => `  ${t('fix: {title}', { title: visible(title) })}`);
      return [`${where} ${what}`, ...excerpt(text, problem, paint), ...fixes].join('\n');
    });
  });
  return paragraphs.map(paragraph => `${paragraph}\n`).join('\n');
}

const STYLES: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', information: 'cyan', hint: 'dim' };

/** The words of the contract; they are looked for by other programs and stay English. */
function severityText({ severity }: Problem, paint: Paint): string {
  return paint(STYLES[severity], severity);
}

/** The first line of the problem and carets below it; only the part around it where the line is long. */
function excerpt(text: string, { at, severity }: Problem, paint: Paint): string[] {
  const whole = lineSpan(text, at.start);
  const line = text.slice(whole.start, whole.end).replace(/[\r\n]+$/, '');
  const shown = windowOf(line, at.start - whole.start);
  const before = line.slice(shown.start, at.start - whole.start);
  const marked = line.slice(at.start - whole.start, Math.min(at.end - whole.start, shown.end));
  const carets = '^'.repeat(Math.max(1, widthOf(visible(marked))));
  return [
    `  ${shownText(line, shown)}`,
    `  ${' '.repeat(widthOf(shownText(line, { start: shown.start, end: shown.start + before.length })))}${paint(STYLES[severity], carets)}`,
  ];
}

/** Nobody reads a line of thousands of characters for one of them. */
const WIDEST = 160;

function windowOf(line: string, column: number): Span {
  if (line.length <= WIDEST) return { start: 0, end: line.length };
  const start = Math.max(0, Math.min(column - 40, line.length - WIDEST));
  return { start, end: start + WIDEST };
}

function shownText(line: string, { start, end }: Span): string {
  return visible(line.slice(start, end).replaceAll('\t', '    '));
}

/** Columns of a terminal: Chinese, Japanese and Korean characters and emoji take two. */
function widthOf(text: string): number {
  return Array.from(text).reduce((sum, character) => sum + (WIDE.test(character) ? 2 : 1), 0);
}

const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60]/u;
