import { deepEqual, equal } from 'node:assert/strict';
import * as fc from 'fast-check';
import { LONGEST_LINE, createLines } from '../../core/analysis/lines.ts';

describe('lines', () => {
  for (const [name, text, lines] of [
    ['end at line breaks', 'a\nb\n', ['a', 'b']],
    ['need no line break at the end', 'a\nb', ['a', 'b']],
    ['may be empty', '\n\na\n', ['', '', 'a']],
    ['lose a carriage return at their end only', 'a\r\nb\rc\r\n\r\n', ['a', 'b\rc', '']],
    ['hold every other kind of line break', 'a\u0085b\u2028c\vd\n', ['a\u0085b\u2028c\vd']],
    ['hold NUL', '\0\n\0', ['\0', '\0']],
    ['are none in an empty file', '', []],
  ] as const) {
    it(name, () => deepEqual(split(text, [1_000_000]), lines));
  }

  it('are the same wherever the chunks end', () => {
    const text = fc
      .array(fc.constantFrom('a', 'bc', '\n', '\r\n', '\0'), { maxLength: 60 })
      .map(parts => parts.join(''));
    fc.assert(
      fc.property(text, fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (text, sizes) => {
        deepEqual(split(text, sizes), split(text, [1_000_000]));
      }),
    );
  });

  it('too long ones are handed on once and skipped, wherever the chunks end', () => {
    const text = `a\n${'x'.repeat(3 * LONGEST_LINE)}\nb\n`;
    for (const size of [1000, 65_536, LONGEST_LINE, LONGEST_LINE + 1, 10 * LONGEST_LINE]) {
      deepEqual(split(text, [size]), ['a', `too long: ${'x'.repeat(LONGEST_LINE)}`, 'b'], `chunks of ${size}`);
    }
  });

  it('hand on the same, long ones too, whatever the chunks are', () => {
    const longest = 10;
    const part = fc.oneof(
      fc.constantFrom('a', 'bc', '\n', '\n', '\r\n', '\r', '\0'),
      fc.integer({ min: longest - 2, max: 3 * longest }).map(length => 'lengthy-'.repeat(9).slice(0, length)),
    );
    const text = fc.array(part, { maxLength: 60 }).map(parts => parts.join(''));
    fc.assert(
      fc.property(text, fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), (text, sizes) => {
        const lines = text.replace(/\n$/, '').split('\n');
        const expected = lines.map(line =>
          line.length > longest ? `too long: ${line.slice(0, longest)}` : line.replace(/\r$/, ''),
        );
        deepEqual(split(text, sizes, longest), text === '' ? [] : expected);
      }),
    );
  });

  it('as long as they may be are lines, wherever the chunks end', () => {
    const text = `a\n${'x'.repeat(LONGEST_LINE)}\nb`;
    for (const size of [1000, LONGEST_LINE, 10 * LONGEST_LINE]) {
      deepEqual(
        split(text, [size]).map(line => line.length),
        [1, LONGEST_LINE, 1],
      );
    }
  });

  it('a line that was begun can be abandoned', () => {
    const lines: string[] = [];
    const splitter = createLines(collector(lines));
    splitter.push(new TextEncoder().encode('a\nb'));
    splitter.abandon();
    splitter.push(new TextEncoder().encode('c\n'));
    splitter.end();
    equal(lines.join(), 'a,c');
  });
});

function collector(lines: string[]) {
  const decoder = new TextDecoder();
  return {
    line: (bytes: Uint8Array, start: number, end: number) =>
      void lines.push(decoder.decode(bytes.subarray(start, end))),
    tooLong: (bytes: Uint8Array, start: number, end: number) =>
      void lines.push(`too long: ${decoder.decode(bytes.subarray(start, end))}`),
  };
}

/** The chunks take turns at these sizes, and all are the same memory, as when a file is read. */
function split(text: string, sizes: readonly number[], longest = LONGEST_LINE): readonly string[] {
  const lines: string[] = [];
  const splitter = createLines(collector(lines), longest);
  const bytes = new TextEncoder().encode(text);
  const memory = new Uint8Array(Math.max(...sizes));
  for (let start = 0, turn = 0; start < bytes.length; turn++) {
    const chunk = bytes.subarray(start, start + sizes[turn % sizes.length]!);
    memory.set(chunk);
    splitter.push(memory.subarray(0, chunk.length));
    memory.fill(0x3f);
    start += chunk.length;
  }
  splitter.end();
  return lines;
}
