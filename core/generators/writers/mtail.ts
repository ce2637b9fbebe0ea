import type { LinePattern } from '../../logs/line-pattern.ts';
import type { LogMetric } from '../mtail-metrics.ts';
import { literal, writeRegularExpression } from './regular-expression.ts';

/** A program of mtail: what it counts, and what it does with each line. */
export interface Program {
  readonly comments: readonly string[];
  readonly metrics: readonly Declared[];
  readonly blocks: readonly Block[];
}

export interface Declared {
  readonly metric: LogMetric;
  readonly means: string;
  /** Of a histogram: its upper bounds. */
  readonly buckets: readonly number[] | undefined;
}

export type Statement = Block | Count;

/** mtail has no empty block, so there is something in each. */
export interface Block {
  readonly kind: 'when';
  readonly condition: Condition;
  readonly body: readonly Statement[];
  readonly otherwise?: readonly Statement[];
}

export type Condition =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'line'; readonly pattern: LinePattern }
  /** `source` is RE2. */
  | { readonly kind: 'value'; readonly name: string; readonly source: string }
  /** The value is something else than the hyphen that stands for none. */
  | { readonly kind: 'present'; readonly name: string };

/** Adds to a counter, or gives a histogram a value. */
export interface Count {
  readonly kind: 'count';
  readonly metric: LogMetric;
  readonly labels?: readonly Word[];
  /** One where nothing is said. */
  readonly by?: Word & { readonly over?: number };
}

/** A value of the line, or a text of ours. */
export type Word = { readonly value: string; readonly cast?: 'int' | 'float' } | { readonly text: string };

export function writeProgram({ comments, metrics, blocks }: Program): string {
  return `${[comments.map(comment), metrics.flatMap(declaration), ...blocks.map(block => statements([block], 0))]
    .filter(lines => lines.length > 0)
    .map(lines => lines.join('\n'))
    .join('\n\n')}\n`;
}

/** mtail reads a program line by line, and nothing in it can stand for a control character. */
export function fitsProgram(text: string): boolean {
  return !/[\p{Cc}\p{Cs}\u2028\u2029]/u.test(text);
}

function declaration({ metric, means, buckets }: Declared): string[] {
  const labels = metric.labels.length > 0 ? ` by ${metric.labels.join(', ')}` : '';
  const bounds = buckets ? ` buckets ${buckets.join(', ')}` : '';
  return [comment(means), `${metric.kind} ${metric.name}${labels}${bounds}`];
}

function statements(all: readonly Statement[], depth: number): string[] {
  const indent = '  '.repeat(depth);
  return all.flatMap(statement => {
    if (statement.kind === 'count') return [indent + count(statement)];
    const { condition, body, otherwise = [] } = statement;
    return [
      `${indent}${conditionText(condition)} {`,
      ...statements(body, depth + 1),
      ...(otherwise.length > 0 ? [`${indent}} else {`, ...statements(otherwise, depth + 1)] : []),
      `${indent}}`,
    ];
  });
}

function conditionText(condition: Condition): string {
  switch (condition.kind) {
    case 'file':
      // Texts between quotes are read in ways of their own; an expression means what it says.
      return `getfilename() =~ /^${literal(condition.path, 'mtail')}$/`;
    case 'line':
      return `/${writeRegularExpression(condition.pattern, 'mtail')}/`;
    case 'value':
      return `$${condition.name} =~ /${condition.source}/`;
    case 'present':
      return `$${condition.name} != "-"`;
    default:
      return condition satisfies never;
  }
}

function count({ metric, labels = [], by }: Count): string {
  const target = metric.name + labels.map(label => `[${word(label)}]`).join('');
  if (!by) return `${target}++`;
  const value = by.over === undefined ? word(by) : `${word(by)} / ${by.over.toFixed(1)}`;
  return `${target} ${metric.kind === 'histogram' ? '=' : '+='} ${value}`;
}

function word(label: Word): string {
  if ('text' in label) return quoted(label.text);
  return label.cast ? `${label.cast}($${label.value})` : `$${label.value}`;
}

/** Our own words, in which nothing has to be escaped. */
function quoted(text: string): string {
  return `"${text.replace(/["\\\p{Cc}]/gu, '_')}"`;
}

function comment(text: string): string {
  return `# ${text.replace(/[\p{Cc}\u2028\u2029]/gu, ' ')}`.trimEnd();
}
