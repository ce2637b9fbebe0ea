// The questions of a report, answered with Maps and a sorted list.

/** @typedef {Map<string, number>} Counts */

export function createTally() {
  const statuses = /** @type {Counts} */ (new Map());
  const paths = /** @type {Counts} */ (new Map());
  const clients = /** @type {Counts} */ (new Map());
  const minutes = /** @type {Counts} */ (new Map());
  /** @type {number[]} */
  const durations = [];
  let sum = 0;

  return {
    /** @param {{ client: string, minute: string, path: string, status: string, bytes: number, micros: number }} request */
    add({ client, minute, path, status, bytes, micros }) {
      count(statuses, status);
      count(paths, path);
      count(clients, client);
      count(minutes, minute);
      sum += bytes;
      durations.push(micros);
    },
    print() {
      durations.sort((one, other) => one - other);
      console.log([...statuses], top(paths), top(clients), minutes.size);
      console.log([0.5, 0.95, 0.99].map(share => durations[Math.ceil(share * durations.length) - 1]));
      const errors = [...statuses].filter(([code]) => code.startsWith('5')).map(([, requests]) => requests);
      const serverErrors = errors.reduce((total, requests) => total + requests, 0);
      console.log(JSON.stringify({ requests: durations.length, serverErrors, bytes: sum }));
    },
  };
}

/** @param {Counts} counts @param {string} key */
function count(counts, key) {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** @param {Counts} counts */
function top(counts) {
  return [...counts].toSorted(([, one], [, other]) => other - one).slice(0, 10);
}
