// What one would write in Node: a regular expression for each line, Maps, a sorted list.
//   node simple-script.mjs LOG
import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';

const LINE =
  /^(\S+) \S+ \S+ \[([^\]]+)\] "(\S+) (\S+) [^"]*" (\d{3}) (\d+|-) "(?:[^"\\]|\\.)*" "(?:[^"\\]|\\.)*" (\d+)$/;
/** @typedef {Map<string, number>} Counts */
const statuses = /** @type {Counts} */ (new Map());
const paths = /** @type {Counts} */ (new Map());
const clients = /** @type {Counts} */ (new Map());
const minutes = /** @type {Counts} */ (new Map());
/** @type {number[]} */
const durations = [];
let bytes = 0;

for await (const line of createInterface({ input: createReadStream(process.argv[2] ?? '') })) {
  const [, client = '', time = '', , target = '', status = '', size = '0', micros = '0'] = LINE.exec(line) ?? [];
  count(statuses, status);
  count(paths, target.split('?')[0] ?? '');
  count(clients, client);
  count(minutes, time.slice(0, 17));
  if (size !== '-') bytes += Number(size);
  durations.push(Number(micros));
}
durations.sort((one, other) => one - other);
console.log(bytes, [...statuses], top(paths), top(clients), minutes.size);
console.log([0.5, 0.95, 0.99].map(share => durations[Math.ceil(share * durations.length) - 1]));

/**
 * @param {Counts} counts
 * @param {string} key
 */
function count(counts, key) {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** @param {Counts} counts */
function top(counts) {
  return [...counts].toSorted(([, one], [, other]) => other - one).slice(0, 10);
}
