// What we promise, and what we aim at beyond it; null where a figure is only there to be known. Figures come from a run.

/**
 * `better` says in which direction: `less` where the figure is a time or a size, `more` where it says how many times faster.
 * @typedef {{ says: string, better: 'less' | 'more', unit: string, must: number | null, stretch: number | null }} Goal
 */

/** @satisfies {Record<string, Goal>} */
export const GOALS = {
  lineCount: { says: 'Time against `wc -l`', better: 'less', unit: '×', must: 6.5, stretch: 4.5 },
  goAccess17: { says: 'Faster than GoAccess 1.7', better: 'more', unit: '×', must: 60, stretch: 85 },
  goAccess111: { says: 'Faster than GoAccess 1.11 `-j 2`', better: 'more', unit: '×', must: 30, stretch: 40 },
  duckdb: { says: "Faster than DuckDB's CSV reader", better: 'more', unit: '×', must: 2.5, stretch: 3 },
  chdb: { says: 'Faster than chdb', better: 'more', unit: '×', must: 2, stretch: 2.5 },
  mawk: { says: 'Faster than mawk and sort', better: 'more', unit: '×', must: 10, stretch: 14 },
  python: { says: 'Faster than a Python script', better: 'more', unit: '×', must: 12, stretch: 20 },
  node: { says: 'Faster than a Node script', better: 'more', unit: '×', must: null, stretch: null },
  lnav: { says: 'Faster than lnav', better: 'more', unit: '×', must: null, stretch: null },
  jsonLines: { says: 'JSON lines, faster than `JSON.parse`', better: 'more', unit: '×', must: 4, stretch: 6 },
  compressed: { says: '.gz, time against `gzip -dc \\| wc -l`', better: 'less', unit: '×', must: 0.65, stretch: 0.5 },
  peak: { says: 'Peak memory over an empty Node', better: 'less', unit: 'MiB', must: 100, stretch: 64 },
  distinctPeak: { says: 'The same, nothing but different paths', better: 'less', unit: 'MiB', must: 250, stretch: 150 },
  firstNumbers: { says: 'First numbers, nothing running', better: 'less', unit: 'ms', must: 50, stretch: 35 },
  warmNumbers: { says: 'First numbers, in a warm process', better: 'less', unit: 'ms', must: 10, stretch: 3 },
  refresh: { says: 'Refresh after 1,000 appended lines', better: 'less', unit: 'ms', must: 2, stretch: 0.5 },
  filtered: { says: '`--where`, time against `wc -l`', better: 'less', unit: '×', must: 3, stretch: 2.3 },
  longestBlock: { says: "Longest block of the host's event loop", better: 'less', unit: 'ms', must: 50, stretch: 16 },
  plain: { says: 'Plain TypeScript, time against the kernel', better: 'less', unit: '×', must: 3, stretch: 2 },
  secondThread: { says: 'Two threads, faster than one', better: 'more', unit: '×', must: null, stretch: null },
  hostile: { says: 'Hostile lines, time per byte against others', better: 'less', unit: '×', must: 3, stretch: null },
};

/** @param {Goal} goal @param {number} figure */
export function verdict({ better, must, stretch }, figure) {
  const reaches = (/** @type {number} */ goal) => (better === 'less' ? figure <= goal : figure >= goal);
  if (must === null) return 'no goal';
  if (stretch !== null && reaches(stretch)) return 'stretch reached';
  return reaches(must) ? 'kept' : 'missed';
}
