import assert from 'node:assert/strict';
import { countText, durationText, shareText, sizeText } from '../../core/base/units.ts';
import { createFormats } from '../../webview/formats.ts';

const english = createFormats('en', 'UTC');
const chinese = createFormats('zh-cn', 'Asia/Shanghai');
const german = createFormats('de', 'Europe/Berlin');

/** Spaces of every width look alike to a reader. */
const plain = (text: string) => text.replace(/\p{Zs}/gu, ' ');
const time = Date.UTC(2026, 10, 17, 13, 30, 20);

const CASES: [what: string, shown: string, expected: string][] = [
  ['thousands', english.count(1_234_567), '1,234,567'],
  ['thousands in German', german.count(1_234_567), '1.234.567'],

  ['no duration', english.duration(null), '–'],
  ['0 µs', english.duration(0), '0 µs'],
  ['850 µs', english.duration(850), '850 µs'],
  ['1000 µs', english.duration(1000), '1 ms'],
  ['17213 µs', english.duration(17_213), '17.2 ms'],
  ['999 960 µs, which round to a second', english.duration(999_960), '1 s'],
  ['a duration in German', german.duration(1_213_081), '1,21 s'],
  ['a minute and a half', english.duration(90_000_000), '1.5 min'],
  ['a day', english.duration(86_400_000_000), '24 h'],
  ['a power of ten', english.powerOfTen(10_000), '10 ms'],
  ['one of more than a minute', english.powerOfTen(100_000_000), '100 s'],
  ['one of more than an hour', english.powerOfTen(10_000_000_000), '10,000 s'],

  ['no size', english.size(null), '–'],
  ['bytes', english.size(512), '512 B'],
  ['1500 bytes', english.size(1500), '1.5 kB'],
  ['a byte less than a megabyte', english.size(999_999), '1 MB'],
  ['a megabyte', english.size(1_000_000), '1 MB'],

  ['a share of nothing', english.share(0, 0), '–'],
  ['none', english.share(0, 7), '0%'],
  ['all', english.share(7, 7), '100%'],
  ['a third', english.share(1, 3), '33.3%'],
  ['a few', english.share(4, 10_000), '0.04%'],
  ['three digits', english.share(192, 10_000), '1.92%'],
  ['next to none', english.share(1, 1_000_000), '<0.01%'],
  ['nearly all, which is not all', english.share(999_999, 1_000_000), '>99.9%'],

  ['a rate', english.perSecond(1.2234), '1.22/s'],
  ['a high rate', english.perSecond(12_345.6), '12,346/s'],

  ['a span within a day', english.span(time, time + 3_583_000), 'Nov 17, 2026, 13:30:20 – 14:30:03'],
  ['a minute', english.clock(time, 60), '13:30'],
  ['a second', english.clock(time, 30), '13:30:20'],
  ['a step', english.period(Date.UTC(2026, 10, 17, 14, 9), Date.UTC(2026, 10, 17, 14, 10), false), '14:09 – 14:10'],
  ['midnight', english.clock(Date.UTC(2026, 10, 17), 60), '00:00'],
  ['an hour of the day', english.hourOfDay(7), '07:00 – 07:59'],

  ['a clock elsewhere', chinese.clock(time, 60), '21:30'],
  ['the name of the zone', english.zoneName(time), 'UTC'],
  ['the name of the zone in China', chinese.zoneName(time), 'GMT+8'],
  ['the name of the zone in summer', german.zoneName(Date.UTC(2026, 6, 1)), 'MESZ'],
  ['a list', english.list(['time', 'path', 'status']), 'time, path, and status'],
  ['a list in Chinese', chinese.list(['时间', '路径', '状态码']), '时间、路径和状态码'],
  ['sentences', english.sentences(['One.', 'Two.']), 'One. Two.'],
  ['sentences in Chinese', chinese.sentences(['一。', '二。']), '一。二。'],
];

/** Around the places where a unit or a number of digits changes, up to all of a million. */
const VALUES = [
  0, 1, 7, 99, 100, 101, 850, 999, 1000, 1001, 9_996, 17_213, 99_940, 123_456, 333_333, 500_000, 999_000, 999_001,
  999_499, 999_960, 999_999, 1_000_000,
];

describe('numbers and times as the reader writes them', () => {
  for (const [what, shown, expected] of CASES) {
    it(`${what}: ${expected}`, () => assert.equal(plain(shown), expected));
  }

  // Findings are written by the engine, which knows no Intl, and stand on the same page.
  for (const formats of [english, chinese]) {
    it(`findings write numbers as the charts do, on a clock of ${formats.timeZone}`, () => {
      for (const value of VALUES) {
        assert.equal(plain(durationText(value)), plain(formats.duration(value)));
        assert.equal(plain(sizeText(value)), plain(formats.size(value)));
        assert.equal(countText(value), formats.count(value));
        assert.equal(shareText(value, 1e6), formats.share(value, 1e6));
      }
    });
  }
});
