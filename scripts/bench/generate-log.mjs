// An access log of a busy shop, the same for the same seed: many lines for few paths, few for many, odd agents, stalls.
import { closeSync, openSync, writeSync } from 'node:fs';

const PATHS = 4000;
const CLIENTS = 30_000;
const START = Date.UTC(2026, 10, 16) / 1000;
const DAYS = 5;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

const BROWSERS = [
  'Windows NT 10.0; Win64; x64',
  'Macintosh; Intel Mac OS X 10_15_7',
  'X11; Linux x86_64',
  'Linux; Android 15',
]
  .flatMap(system => ['141.0.0.0', '140.0.0.0', '139.0.0.0'].map(version => [system, version]))
  .map(
    ([system, version]) =>
      `Mozilla/5.0 (${system}) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version} Safari/537.36`,
  );
const AGENTS = [...BROWSERS, 'curl/8.4.0', 'kube-probe/1.31', 'a \\"quoted\\" agent', 'python-requests/2.32.3'];

/**
 * Lines in the combined format with microseconds behind them.
 * @param {string} file
 * @param {number} lines
 * @param {number} seed
 */
export function generateLog(file, lines, seed) {
  const random = mulberry32(seed);
  const below = (/** @type {number} */ limit) => Math.floor(random() * limit);
  /** Some are met far more often than others. */
  const skewed = (/** @type {number} */ limit) => Math.floor(limit * random() ** 4);
  const paths = Array.from({ length: PATHS }, (_, index) =>
    index % 3 ? `/products/${index}` : `/api/v1/users/${index}`,
  );
  const clients = Array.from(
    { length: CLIENTS },
    () => `${1 + below(222)}.${below(256)}.${below(256)}.${1 + below(254)}`,
  );
  const out = openSync(file, 'w');
  let text = '';
  for (let line = 0; line < lines; line++) {
    const path = below(10) ? paths[skewed(PATHS)] : `/orders/${below(2 ** 31).toString(16)}?token=${below(2 ** 31)}`;
    const status = below(50) ? 200 : [304, 404, 500, 503][below(4)];
    const micros = Math.round(900 * Math.exp(5 * random() * random())) + (below(1000) ? 0 : below(9_000_000));
    const request = `${below(5) ? 'GET' : 'POST'} ${path} HTTP/1.1`;
    const referrer = below(2) ? '-' : `https://shop.example${paths[skewed(PATHS)]}`;
    const time = timeText(START + Math.floor((line / lines) * DAYS * 86_400));
    const client = clients[skewed(CLIENTS)];
    const agent = AGENTS[skewed(AGENTS.length)];
    text += `${client} - - ${time} "${request}" ${status} ${below(40_000)} "${referrer}" "${agent}" ${micros}\n`;
    if (text.length < 1 << 20) continue;
    writeSync(out, text);
    text = '';
  }
  writeSync(out, text);
  closeSync(out);
}

/**
 * Lines that fit the format of `generateLog` nearly to their end, or offer many places where a value could end.
 * @param {string} file
 * @param {number} megabytes
 * @param {number} seed
 */
export function generateHostileLog(file, megabytes, seed) {
  const random = mulberry32(seed);
  const below = (/** @type {number} */ limit) => Math.floor(random() * limit);
  const start = `192.0.2.7 - - ${timeText(START)} "GET /`;
  const lines = [
    () => `${start} HTTP/1.1" 200 1 "-" "${'\\" '.repeat(40)}" x`,
    () => `${start}${'" '.repeat(60)} HTTP/1.1" 200 1 "-" "x" 1`,
    () => `${'a, '.repeat(80)}- - ${timeText(START)}`,
    () => `192.0.2.7 - ${'b '.repeat(90)}${timeText(START)} "-" 200 1 "-" "x" 1!`,
    () => Array.from({ length: 200 }, () => String.fromCharCode(33 + below(90))).join(''),
  ];
  const out = openSync(file, 'w');
  for (let written = 0; written < megabytes * 1e6;) {
    let text = '';
    while (text.length < 1 << 20) text += `${lines[below(lines.length)]?.()}\n`;
    writeSync(out, text);
    written += text.length;
  }
  closeSync(out);
}

/** @param {number} seconds */
function timeText(seconds) {
  const time = new Date(seconds * 1000);
  const day = `${two(time.getUTCDate())}/${MONTHS[time.getUTCMonth()]}/${time.getUTCFullYear()}`;
  return `[${day}:${two(time.getUTCHours())}:${two(time.getUTCMinutes())}:${two(time.getUTCSeconds())} +0000]`;
}

/** @param {number} value */
function two(value) {
  return String(value).padStart(2, '0');
}

/**
 * Numbers from 0 to 1 that look random.
 * @param {number} seed
 */
function mulberry32(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
