import { compileReader } from '../logs/compile-reader.ts';
import { createEntries } from '../logs/entries.ts';
import { fieldSources } from '../logs/fields.ts';
import type { Format } from '../logs/format.ts';
import type { TimeBase } from '../query/times.ts';
import { createLines } from './lines.ts';

/** The last time in some stretches of logs, and the zone of the clock that wrote it. A torn line at a start does no harm. */
export function createLastTime(format: Format) {
  const readers = [format, ...(format.others ?? [])].flatMap(each => {
    const time = fieldSources(each).find(({ field }) => field === 'time');
    if (!time) return [];
    /** Which of the values of a line. */
    const index = each.parts.slice(0, time.part).filter(({ kind }) => kind !== 'text').length;
    return [{ reader: compileReader(each, ['time']), index }];
  });
  const entries = createEntries();
  let base: TimeBase | null = null;
  const lines = createLines({
    line(bytes, start, end) {
      const own = readers.length > 1 ? bytes.slice(start, end) : null;
      for (const { reader, index } of readers) {
        // Escapes of JSON are undone in the memory that the line is in.
        if (own) bytes.set(own, start);
        if (!reader.read(bytes, start, end, entries)) continue;
        const last = entries.time[0]!;
        if (last < 0 || (base !== null && last <= base.last)) return;
        base = { last, minutesEast: minutesEast(bytes.subarray(reader.starts[index], reader.ends[index])) };
        return;
      }
    },
    tooLong: () => undefined,
  });
  return {
    add(bytes: Uint8Array): void {
      lines.push(bytes);
      lines.end();
    },
    base: (): TimeBase | null => base,
  };
}

/** `[22/Nov/2026:11:15:40 +0530]`, `2026-11-22T11:15:40+05:30`; 0 where no zone is told. */
function minutesEast(bytes: Uint8Array): number {
  const zone = /([+-])(\d\d):?(\d\d)\]?$/.exec(new TextDecoder().decode(bytes));
  if (!zone) return 0;
  return (zone[1] === '-' ? -1 : 1) * (Number(zone[2]) * 60 + Number(zone[3]));
}
