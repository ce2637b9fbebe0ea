import type { Query, Test, Value } from '../query/query.ts';
import type { AskedTimeout } from './aggregates/timed-out.ts';
import { latestLine } from './aggregates/timed-out.ts';
import type { Asked } from './aggregate.ts';
import type { Range } from './plan.ts';
import { planLengths } from './plan.ts';
import type { RangeIndex } from './range-index.ts';
import { statusBits } from './range-index.ts';
import type { FoundLine, Stretch } from './scan.ts';
import { joined } from './scan.ts';

/** A range of a plain file that was read before: what it held, and what stands where in it. Plain data. */
export interface KnownRange {
  readonly range: Range;
  readonly stretch: Stretch;
  readonly index: RangeIndex;
}

/** Whether a part may have requests that somebody asks for. Never false where it has one. */
export type PartTest = (index: RangeIndex, part: number) => boolean;

/** What of a part must be read to answer; null where that is all of every part. */
export function compilePartTest({ filter, timeouts = [] }: Asked): PartTest | null {
  if (!filter) return null;
  const fits = compileQuery(filter);
  if (timeouts.length === 0) return fits;
  // These are looked for among all requests, whatever is asked for.
  const bits = statusBits(FAILED, FAILED);
  return (index, part) =>
    fits(index, part) ||
    ((index.statuses[part]! & bits) !== 0 && timeouts.some(timeout => mayHoldLineOf(timeout, index, part)));
}

function mayHoldLineOf(timeout: AskedTimeout, { earliest, latest }: RangeIndex, part: number): boolean {
  return latest[part]! >= timeout.time && earliest[part]! <= latestLine(timeout);
}

const FAILED = 500;

function compileQuery(query: Query): PartTest {
  switch (query.kind) {
    case 'test':
      return compileTest(query);
    case 'not':
      // Where a part may have what fits, it may have what does not fit, too.
      return ANYTHING;
    case 'and':
      return query.parts
        .map(compileQuery)
        .reduce<PartTest>((one, other) => (index, part) => one(index, part) && other(index, part), ANYTHING);
    case 'or':
    default:
      return query.parts.map(compileQuery).reduce<PartTest>(
        (one, other) => (index, part) => one(index, part) || other(index, part),
        () => false,
      );
  }
}

const ANYTHING: PartTest = () => true;

function compileTest(test: Test): PartTest {
  const tests = test.values.map(value => compileValue(test, value));
  return (index, part) => tests.some(isFitting => isFitting(index, part));
}

function compileValue({ key, operator }: Test, value: Value): PartTest {
  if (value.kind !== 'number') return ANYTHING;
  const [from, to] = bounds(operator, value.from, value.to);
  switch (key) {
    case 'time':
      return ({ earliest, latest }, part) => latest[part]! >= from && earliest[part]! <= to;
    case 'status': {
      const bits = statusBits(from, to);
      return ({ statuses }, part) => (statuses[part]! & bits) !== 0;
    }
    case 'duration':
      return ({ longest }, part) => longest[part]! >= from;
    case 'size':
      return ({ largest }, part) => largest[part]! >= from;
    case 'path':
    case 'endpoint':
    case 'method':
    case 'address':
    case 'agent':
    case 'program':
    case 'is':
    case 'user':
    case 'referrer':
    case 'query':
    case 'protocol':
    case 'hour':
    case 'pid':
    default:
      return ANYTHING;
  }
}

/** Both ends included, and never less than what fits: that an end itself does not fit may be found out later. */
function bounds(operator: Test['operator'], from: number, to: number): readonly [number, number] {
  switch (operator) {
    case '>':
      return [to, Infinity];
    case '>=':
      return [from, Infinity];
    case '<':
      return [-Infinity, from];
    case '<=':
      return [-Infinity, to];
    case ':':
    case '~':
    default:
      return [from, to];
  }
}

/** What has to be read of some ranges of a file that follow each other. */
export interface FittingParts {
  readonly known: readonly KnownRange[];
  /** Offsets in the file. Whole lines, in order; may be none. */
  readonly parts: readonly Range[];
  /** Of each part, how many lines it has, and how many of these ranges stand before it. */
  readonly lines: readonly number[];
  readonly linesBefore: readonly number[];
}

/** Of known ranges that follow each other what has to be read, in about as much as `workers` should do at a time. */
export function planParts(ranges: readonly KnownRange[], test: PartTest, workers: number): readonly FittingParts[] {
  const found = ranges.map(range => findFittingParts(range, test));
  const lengthOf = planLengths(
    found.reduce((sum, parts) => sum + bytesOf(parts), 0),
    workers,
  );
  const planned: FittingParts[][] = [];
  let length = 0;
  for (const parts of found) {
    const isNext = planned.length === 0 || (length >= lengthOf(planned.length - 1) && parts.parts.length > 0);
    if (isNext) {
      planned.push([]);
      length = 0;
    }
    planned.at(-1)!.push(parts);
    length += bytesOf(parts);
  }
  return planned.map(joinedParts);
}

export const bytesOf = ({ parts }: FittingParts) => parts.reduce((sum, { start, end }) => sum + end - start, 0);

/** The parts of one range that have to be read; those that touch are one. */
function findFittingParts(known: KnownRange, test: PartTest): FittingParts {
  const { range, stretch, index } = known;
  const { starts, linesBefore: before } = index;
  const parts: { start: number; end: number }[] = [];
  const lines: number[] = [];
  const linesBefore: number[] = [];
  for (let part = 0; part < starts.length; part++) {
    if (!test(index, part)) continue;
    const start = range.start + starts[part]!;
    const end = part + 1 < starts.length ? range.start + starts[part + 1]! : range.end;
    const count = (before[part + 1] ?? stretch.lines) - before[part]!;
    const last = parts.at(-1);
    if (last?.end === start) {
      last.end = end;
      lines[lines.length - 1]! += count;
    } else {
      parts.push({ start, end });
      lines.push(count);
      linesBefore.push(before[part]!);
    }
  }
  return { known: [known], parts, lines, linesBefore };
}

/** Those of ranges that follow each other, as one. */
function joinedParts(all: readonly FittingParts[]): FittingParts {
  const known: KnownRange[] = [];
  const linesBefore: number[] = [];
  let lines = 0;
  for (const each of all) {
    known.push(...each.known);
    for (const before of each.linesBefore) linesBefore.push(lines + before);
    for (const { stretch } of each.known) lines += stretch.lines;
  }
  const parts = all.flatMap(({ parts }) => parts);
  return { known, parts, lines: all.flatMap(each => each.lines), linesBefore };
}

type Found = Pick<Stretch, 'found' | 'matched'>;

/** What reading the ranges whole would have given, by what reading these parts of them gave, one right after the other. */
export function asReadWhole({ known, lines, linesBefore }: FittingParts, read: Found): Stretch {
  const whole = known.map(({ stretch }) => stretch).reduce(joined);
  let part = 0;
  let passed = 0;
  const found = read.found.map((line): FoundLine => {
    while (line.line - passed >= lines[part]!) passed += lines[part++]!;
    return { ...line, line: linesBefore[part]! + line.line - passed };
  });
  return { ...whole, matched: read.matched, found };
}
