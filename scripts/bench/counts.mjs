// What all tools must agree about, and the sentences that say where they do not.

/**
 * What a tool counted; what it cannot count is absent.
 * @typedef {{ requests?: number, serverErrors?: number, bytes?: number, lines?: number }} Counts
 */

/**
 * @param {string} name of the tool
 * @param {Counts} told
 * @param {Counts} own what gunicorn-logs counted
 * @returns {string[]} a sentence for each difference
 */
export function differences(name, told, own) {
  return Object.entries(told).flatMap(([what, count]) => {
    const expected = own[/** @type {keyof Counts} */ (what)];
    return expected === undefined || count === expected
      ? []
      : [`${name} counts ${count} ${WORDS[/** @type {keyof Counts} */ (what)]}, gunicorn-logs ${expected}.`];
  });
}

const WORDS = { requests: 'requests', serverErrors: 'server errors', bytes: 'bytes sent', lines: 'lines' };

/** Of the report as JSON. @param {string} text @returns {Counts} */
export function ownCounts(text) {
  const { requests, bytesSent, lines, status } = JSON.parse(text);
  return { requests, bytes: bytesSent, lines: lines.total, serverErrors: serverErrors(status) };
}

/** @param {Record<string, number>} byStatus */
export function serverErrors(byStatus) {
  return Object.entries(byStatus).reduce((sum, [code, count]) => sum + (code.startsWith('5') ? count : 0), 0);
}
