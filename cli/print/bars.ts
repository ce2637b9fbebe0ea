/** A bar of eighths of a place, `share` (0–1) of `width` places long. */
export function bar(share: number, width: number): string {
  const eighths = Math.round(share * width * 8);
  return '█'.repeat(Math.floor(eighths / 8)) + ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'][eighths % 8]!;
}

/** One place for each value, as high as the value; a gap where there is none. */
export function sparkline(values: readonly (number | null)[]): string {
  const most = values.reduce<number>((most, value) => Math.max(most, value ?? 0), 0);
  return values.map(value => (value === null || most === 0 ? ' ' : (BLOCKS[level(value / most)] ?? ' '))).join('');
}

/** Nothing is seen for 0 only: a little is always more than nothing. */
const level = (share: number) => (share === 0 ? -1 : Math.min(BLOCKS.length - 1, Math.floor(share * BLOCKS.length)));

const BLOCKS = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'];

/** At most `width` values, each made of several neighbours. */
export function squeeze<Value>(
  values: readonly Value[],
  width: number,
  join: (neighbours: readonly Value[]) => Value,
): readonly Value[] {
  if (values.length <= width) return values;
  const each = Math.ceil(values.length / width);
  return Array.from({ length: Math.ceil(values.length / each) }, (_, index) =>
    join(values.slice(index * each, (index + 1) * each)),
  );
}
