// Access logs from a seed: a busy shop's, one with nothing but different paths, and one made to be hard to read.
import { closeSync, openSync, writeSync } from 'node:fs';
import { createRandom } from './random.mjs';
import { createShop } from './shop.mjs';

const START = Date.UTC(2026, 10, 16) / 1000;
const DAYS = 5;
const MINUTES = DAYS * 1440;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/**
 * Busy by day and quiet by night, with three incidents; some requests end in another order than their times say. The same
 * requests as lines of the combined format with microseconds behind them, or as JSON. Of 5 million, 700,000 paths differ.
 * @param {string} file
 * @param {{ lines: number, seed: number, as: 'lines' | 'json' }} options
 */
export function generateLog(file, { lines, seed, as }) {
  const random = createRandom(seed);
  const { below, share, normal } = random;
  const shop = createShop(random);
  const incidents = Array.from({ length: 3 }, () => below(MINUTES - 60)).map(start => [start, start + 12 + below(30)]);
  const spell = as === 'json' ? jsonLine : combinedLine;
  const perMinute = requestsPerMinute(lines, share);
  writeLines(file, function* () {
    for (const [minute, count] of perMinute.entries()) {
      const isBad = incidents.some(([start = 0, end = 0]) => minute >= start && minute < end);
      const seconds = Uint8Array.from({ length: count }, () => below(60)).toSorted();
      for (const second of seconds) {
        const endpoint = shop.endpoint();
        const failed = isBad && share() < 0.35;
        const status = failed ? random.pick([500, 502, 503, 504]) : shop.status(endpoint);
        const stall = share() < 0.0008 ? 5e6 + below(25e6) : 0;
        const micros = endpoint.micros * Math.exp(endpoint.spread * normal()) * (isBad ? 4 : 1) + stall;
        const size = status >= 400 ? 60 + below(1800) : Math.round(endpoint.bytes * Math.exp(0.5 * normal()));
        yield spell({
          time: timeText(START + minute * 60 + second - (share() < 0.004 ? 1 : 0)),
          address: shop.address(),
          user: shop.user(),
          method: endpoint.method,
          target: endpoint.path(),
          protocol: share() < 0.07 ? 'HTTP/1.0' : 'HTTP/1.1',
          status,
          bytes: status === 304 ? 0 : size,
          referrer: shop.referrer(),
          agent: shop.agent(),
          micros: Math.max(90, Math.round(micros)),
        });
      }
    }
  });
}

/**
 * No path comes twice.
 * @param {string} file
 * @param {{ lines: number, seed: number }} options
 */
export function generateDistinctPaths(file, { lines, seed }) {
  const { hex, below } = createRandom(seed);
  writeLines(file, function* () {
    for (let line = 0; line < lines; line++) {
      const time = timeText(START + Math.floor((line / lines) * DAYS * 86_400));
      const status = below(50) ? 200 : 500;
      yield `192.0.2.${below(250)} - - ${time} "GET /${line}-${hex(12)} HTTP/1.1" ${status} ${below(9000)} "-" "-" ${below(90_000)}\n`;
    }
  });
}

/**
 * Lines that fit the format of `generateLog` nearly to their end, or offer many places where a value could end.
 * @param {string} file
 * @param {{ megabytes: number, seed: number }} options
 */
export function generateHostileLog(file, { megabytes, seed }) {
  const { below } = createRandom(seed);
  const start = `192.0.2.7 - - ${timeText(START)} "GET /`;
  const lines = [
    () => `${start} HTTP/1.1" 200 1 "-" "${'\\" '.repeat(40)}" x`,
    () => `${start}${'" '.repeat(60)} HTTP/1.1" 200 1 "-" "x" 1`,
    () => `${'a, '.repeat(80)}- - ${timeText(START)}`,
    () => `192.0.2.7 - ${'b '.repeat(90)}${timeText(START)} "-" 200 1 "-" "x" 1!`,
    () => Array.from({ length: 200 }, () => String.fromCharCode(33 + below(90))).join(''),
  ];
  writeLines(file, function* () {
    for (let written = 0; written < megabytes * 1e6;) {
      const line = `${lines[below(lines.length)]?.()}\n`;
      written += line.length;
      yield line;
    }
  });
}

/**
 * @typedef {{
 *   time: string, address: string, user: string, method: string, target: string, protocol: string, status: number,
 *   bytes: number, referrer: string, agent: string, micros: number,
 * }} Request
 * @param {Request} request
 */
function combinedLine({ address, user, time, method, target, protocol, status, bytes, referrer, agent, micros }) {
  return `${address} - ${user} ${time} "${method} ${target} ${protocol}" ${status} ${bytes || '-'} "${referrer}" "${agent}" ${micros}\n`;
}

/** @param {Request} request */
function jsonLine({ address, time, method, target, protocol, status, bytes, referrer, agent, micros }) {
  const [path = '', query = ''] = target.split('?');
  return `{"time":"${time}","remote_ip":"${address}","method":"${method}","path":"${path}","query":"${query}","protocol":"${protocol}","status":${status},"bytes":${bytes},"duration_us":${micros},"referer":"${referrer}","user_agent":"${agent}"}\n`;
}

/**
 * @param {number} lines
 * @param {() => number} share
 */
function requestsPerMinute(lines, share) {
  const weights = Array.from({ length: MINUTES }, (_, minute) => {
    const hour = (minute / 60) % 24;
    const noon = Math.exp(-((hour - 13) ** 2) / 18);
    const evening = 0.6 * Math.exp(-((hour - 20) ** 2) / 6);
    return (0.25 + noon + evening) * (0.85 + 0.3 * share());
  });
  const sum = weights.reduce((total, weight) => total + weight, 0);
  let due = 0;
  let given = 0;
  return weights.map((weight, minute) => {
    due += (weight / sum) * lines;
    const count = (minute === MINUTES - 1 ? lines : Math.floor(due)) - given;
    given += count;
    return count;
  });
}

/**
 * @param {string} file
 * @param {() => Iterable<string>} make
 */
function writeLines(file, make) {
  const out = openSync(file, 'w');
  let text = '';
  for (const line of make()) {
    text += line;
    if (text.length < 1 << 20) continue;
    writeSync(out, text);
    text = '';
  }
  writeSync(out, text);
  closeSync(out);
}

let lastSeconds = Number.NaN;
let lastText = '';

/** Most lines have the time of the one before. @param {number} seconds */
function timeText(seconds) {
  if (seconds === lastSeconds) return lastText;
  const time = new Date(seconds * 1000);
  const day = `${two(time.getUTCDate())}/${MONTHS[time.getUTCMonth()]}/${time.getUTCFullYear()}`;
  lastSeconds = seconds;
  lastText = `[${day}:${two(time.getUTCHours())}:${two(time.getUTCMinutes())}:${two(time.getUTCSeconds())} +0000]`;
  return lastText;
}

/** @param {number} value */
function two(value) {
  return String(value).padStart(2, '0');
}
