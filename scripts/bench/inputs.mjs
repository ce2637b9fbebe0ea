// The logs that are read: made once from a seed and kept outside the repository, each with its size and hash beside it.
import { createHash } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import { generateDistinctPaths, generateHostileLog, generateLog } from './generate-log.mjs';

const SEED = 20261123;
/** Other code makes other logs, so what it made before is left alone. */
const MADE_BY = ['generate-log.mjs', 'shop.mjs', 'random.mjs'];

/**
 * @typedef {{ path: string, bytes: number }} Input
 * @typedef {{ log: Input, short: Input, json: Input, compressed: Input, distinct: Input, hostile: Input }} Inputs
 * @param {string} folder
 * @param {number} lines of the log; the other inputs have a size that fits
 * @returns {Promise<Inputs>}
 */
export async function makeInputs(folder, lines) {
  mkdirSync(folder, { recursive: true });
  const few = Math.ceil(lines / 5);
  const log = await keep(folder, `shop-${lines}.log`, path => generateLog(path, { lines, seed: SEED, as: 'lines' }));
  return {
    log,
    short: await keep(folder, `shop-${few}.log`, path => generateLog(path, { lines: few, seed: SEED, as: 'lines' })),
    json: await keep(folder, `shop-${few}.json.log`, path => generateLog(path, { lines: few, seed: SEED, as: 'json' })),
    compressed: await keep(folder, `shop-${lines}.log.gz`, path =>
      pipeline(createReadStream(log.path), createGzip({ level: 6 }), createWriteStream(path)),
    ),
    distinct: await keep(folder, `distinct-${lines * 2}.log`, path =>
      generateDistinctPaths(path, { lines: lines * 2, seed: SEED }),
    ),
    hostile: await keep(folder, `hostile-${lines}.log`, path =>
      generateHostileLog(path, { megabytes: log.bytes / 1e6 / 2, seed: SEED }),
    ),
  };
}

/**
 * @param {string} folder
 * @param {string} name
 * @param {(path: string) => void | Promise<void>} make
 * @returns {Promise<Input>}
 */
async function keep(folder, name, make) {
  const path = join(folder, `${generation()}-${name}`);
  const note = `${path}.sha256`;
  if (existsSync(path) && existsSync(note) && readFileSync(note, 'utf8') === (await described(path)))
    return sized(path);

  console.error(`Making ${path} …`);
  // Never under its name before it is whole.
  await make(`${path}.part`);
  renameSync(`${path}.part`, path);
  writeFileSync(note, await described(path));
  return sized(path);
}

/** @param {string} path */
function sized(path) {
  return { path, bytes: statSync(path).size };
}

/** @param {string} path */
async function described(path) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path, { highWaterMark: 1 << 20 }), hash);
  return `${hash.digest('hex')} ${statSync(path).size} bytes\n`;
}

function generation() {
  const hash = createHash('sha256').update(String(SEED));
  for (const file of MADE_BY) hash.update(readFileSync(new URL(file, import.meta.url), 'utf8'));
  return hash.digest('hex').slice(0, 8);
}
