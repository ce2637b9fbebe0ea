import { english } from '../base/localize.ts';
import { parseFormat, withOthers } from '../logs/format.ts';
import { queryOfMatch } from '../query/line-match.ts';
import type { LineMatch } from '../query/line-match.ts';
import { allOf } from '../query/query.ts';
import { readBytes } from './byte-source.ts';
import type { ByteSource } from './byte-source.ts';
import type { ScannedSource } from './build-report.ts';
import { queryOf } from './filter.ts';
import type { FilterText } from './filter.ts';
import { filterOfBytes } from './filter-of-bytes.ts';
import { foundLines } from './found-lines.ts';
import type { FoundLines } from './found-lines.ts';
import { createScan } from './scan.ts';

export interface SearchOfBytes {
  /** Those that a report was made of, and the format that it was read with. */
  readonly sources: readonly ByteSource[];
  readonly format: string;
  /** Those that other lines of them are in. */
  readonly others?: readonly string[];
  readonly match: LineMatch;
  readonly filter?: FilterText;
  /** How many lines to give at most. */
  readonly most: number;
}

/** The first lines in time that match and that the filter lets through, of logs that are not on disk. */
export async function findLinesInBytes(options: SearchOfBytes): Promise<FoundLines> {
  const { sources, match, most } = options;
  const format = withOthers(parseFormat(options.format), options.others?.map(parseFormat));
  const logs = sources.map(source => ({ source }));
  const filter = await filterOfBytes(options.filter ?? {}, logs, format, english);
  if (filter && 'failure' in filter) return { total: 0, lines: [] };
  const query = allOf([...(filter ? [queryOf(filter)] : []), queryOfMatch(match)]);
  const scan = createScan(format, null, { filter: query, lines: most });
  const scanned: ScannedSource[] = [];
  for (const source of sources) {
    const failure = await readBytes(source, scan.push, undefined, english);
    const stretch = failure === null ? scan.end() : scan.abandon();
    scanned.push({ path: source.path, bytes: source.bytes, stretches: [stretch] });
  }
  return foundLines(scanned, most);
}
