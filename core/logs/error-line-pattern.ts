import type { LinePattern, PatternNode, PatternValue } from './line-pattern.ts';

/**
 * The first line of an entry in Gunicorn's error log, `[2026-11-22 10:46:59 +0000] [17765] [INFO] …`, as a pattern for
 * other programs. Lines that do not fit belong to the entry above them, as those of a traceback do.
 */
export const ERROR_LINE: LinePattern = [
  text('['),
  value('time', 'time', [
    ...[4, '-', 2, '-', 2, ' ', 2, ':', 2, ':', 2, ' '].map(piece =>
      typeof piece === 'number' ? characters('digit', piece) : text(piece),
    ),
    characters('sign', 1),
    characters('digit', 4),
  ]),
  text('] ['),
  value('pid', 'integer', [characters('digit', 1, 10)]),
  text('] ['),
  value('level', 'text', [characters('capital', 1, 16)]),
  text(']'),
  // Some loggers leave the message empty.
  { kind: 'either', ways: [[text(' '), value('message', 'text', [characters('any', 0, null)])], []] },
];

function value(name: string, type: PatternValue['type'], nodes: readonly PatternNode[]): PatternValue {
  return { kind: 'value', name, field: null, type, unit: null, nodes };
}

function text(written: string): PatternNode {
  return { kind: 'text', text: written };
}

function characters(of: 'digit' | 'sign' | 'capital' | 'any', least: number, most: number | null = least): PatternNode {
  return { kind: 'characters', of, least, most, greedy: true };
}
