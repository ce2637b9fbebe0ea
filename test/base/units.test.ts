import { equal } from 'node:assert/strict';
import { countText, durationText, estimateText, numberText, shareText, sizeText } from '../../core/base/units.ts';

describe('numbers as people read them', () => {
  for (const [micros, text] of [
    [0, '0 µs'],
    [850, '850 µs'],
    [1_000, '1 ms'],
    [17_213, '17.2 ms'],
    [1_213_081, '1.21 s'],
    [210_000_000, '3.5 min'],
    [86_400_000_000, '24 h'],
  ] as const) {
    it(`a duration of ${micros} µs is "${text}"`, () => equal(durationText(micros), text));
  }

  for (const [bytes, text] of [
    [0, '0 B'],
    [999, '999 B'],
    [1_500, '1.5 kB'],
    [231_000_000, '231 MB'],
    [2_500_000_000_000_000, '2,500 TB'],
  ] as const) {
    it(`a size of ${bytes} bytes is "${text}"`, () => equal(sizeText(bytes), text));
  }

  it('what is estimated says so, and has no more digits than it knows', () => {
    equal(estimateText(1_234_567, 0), '1,234,567');
    equal(estimateText(1_234_567, 0.008), '≈1,230,000');
  });

  it('counts are whole and grouped', () => equal(countText(1_234_567), '1,234,567'));
  it('a small share keeps its digits', () => equal(shareText(1, 2500), '0.04%'));
  it('nothing has no shares', () => equal(shareText(0, 0), '–'));
  it('numbers keep three significant digits', () => equal(numberText(0.12345), '0.123'));
});
