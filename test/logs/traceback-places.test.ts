import { deepEqual, equal } from 'node:assert/strict';
import { MOST_PLACES, createTracebackPlaces } from '../../core/logs/traceback-places.ts';

const AT = '[2026-11-22 10:46:59 +0000] [17765]';
const HEADING = 'Traceback (most recent call last):';
const ENTRY = [
  `${AT} [ERROR] Error handling request /`,
  HEADING,
  '  File "/app/shop.py", line 12, in app',
  '    price(cart)',
  "KeyError: 'x'",
  '',
  'During handling of the above exception, another exception occurred:',
  '',
  HEADING,
  '  File "/app/shop.py", line 14, in app',
  'shop.NoPrice: of two',
  'lines',
];

describe('an error log', () => {
  it('folds at entries with the lines below them, and at tracebacks', () => {
    const lines = [`${AT} [INFO] Booting worker with pid: 8`, ...ENTRY, '', `${AT} [INFO] Worker exiting (pid: 8)`];
    deepEqual(stretchesOf(lines), [
      [1, 12],
      [2, 5],
      [9, 11],
    ]);
  });

  it('folds at a traceback that was cut off, and at one before anything else', () => {
    deepEqual(stretchesOf([HEADING, '  File "a.py", line 1', '    x']), [[0, 2]]);
    deepEqual(stretchesOf([...ENTRY.slice(0, 4), `${AT} [INFO] x`]), [
      [0, 3],
      [1, 3],
    ]);
  });

  it('folds nowhere where entries have one line each', () => {
    deepEqual(stretchesOf([`${AT} [INFO] a`, `${AT} [INFO] b`, '', '']), []);
    deepEqual(stretchesOf([]), []);
  });

  it('names lines of programs, where they stand', () => {
    const lines = [
      ...ENTRY,
      '  |   File "/app/group.py", line 3, in each',
      '    File "C:\\app\\é.py", line 7',
      '  File "<frozen importlib._bootstrap>", line 241, in _call_with_frames_removed',
      'a File "/app/shop.py", line 1 in the middle',
      '  File "/app/shop.py", line 99999999',
    ];
    deepEqual(
      placesOf(lines).frames.map(({ line, start, end, path, programLine }) => {
        return [lines[line]!.slice(start, end), path, programLine];
      }),
      [
        ['/app/shop.py", line 12', '/app/shop.py', 12],
        ['/app/shop.py", line 14', '/app/shop.py', 14],
        ['/app/group.py", line 3', '/app/group.py', 3],
        ['C:\\app\\é.py", line 7', 'C:\\app\\é.py', 7],
        ['<frozen importlib._bootstrap>", line 241', '<frozen importlib._bootstrap>', 241],
      ],
    );
  });

  it('has no more places than anybody looks at', () => {
    const lines = Array.from({ length: 2000 }, () => ENTRY).flat();
    const { stretches, frames } = placesOf([...lines, ...lines]);
    deepEqual([stretches.length, frames.length], [MOST_PLACES, MOST_PLACES]);
  });

  it('is looked at line by line, however long a line is', () => {
    equal(placesOf([`  File "${'/x'.repeat(500_000)}", line 1`, `${' |'.repeat(500_000)}File`]).frames.length, 0);
  });
});

function placesOf(lines: readonly string[]) {
  const places = createTracebackPlaces();
  lines.forEach(line => places.line(line));
  places.end();
  return places;
}

const stretchesOf = (lines: readonly string[]) => placesOf(lines).stretches.map(({ first, last }) => [first, last]);
