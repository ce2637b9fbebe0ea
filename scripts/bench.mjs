// npm run bench [-- engine] [-- language] [--quick] [--lines N] [--rounds N] [--cache FOLDER] [--fetch] [--write]
// Measures the engine against whatever else reads such logs, and how long an editor waits, and prints tables: every goal
// with its verdict. Numbers to look at; what fails is only that the tools do not agree about the log.
//   --quick   few lines and one round: whether it all works
//   --fetch   gets the peers that npm has first, into the cache: DuckDB
//   --write   puts the tables into docs/performance.md as well
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { benchEngine } from './bench/engine.mjs';
import { benchLanguage } from './bench/language.mjs';
import { Disagreement } from './bench/measure.mjs';
import { writeBetween } from './bench/table.mjs';

const PAGE = 'docs/performance.md';
const DUCKDB = '@duckdb/node-api@1.5.6-r.1';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    quick: { type: 'boolean', default: false },
    lines: { type: 'string' },
    rounds: { type: 'string' },
    cache: { type: 'string' },
    fetch: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
});
const { quick } = values;
const cache = resolve(
  values.cache ?? join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'gunicorn-logs-bench'),
);
const lines = Number(values.lines ?? (quick ? 50_000 : 5_000_000));
const rounds = values.rounds === undefined ? null : Number(values.rounds);

/** @type {Record<string, () => Promise<string>>} */
const PARTS = {
  engine: () => benchEngine({ lines, cache, rounds: rounds ?? (quick ? 1 : 5) }),
  language: () => benchLanguage(rounds ?? (quick ? 5 : 200)),
};

const wanted = positionals.length > 0 ? positionals : Object.keys(PARTS);
const stranger = wanted.find(name => !PARTS[name]);
if (stranger) throw new Error(`There is no part "${stranger}". The parts are ${Object.keys(PARTS).join(', ')}.`);

if (!existsSync('dist/cli.js')) run(process.execPath, ['scripts/build.mjs']);
if (values.fetch) fetchPeers();
try {
  for (const name of wanted) {
    const text = (await PARTS[name]?.()) ?? '';
    console.log(`## ${name}\n\n${text}\n`);
    if (values.write) writeBetween(PAGE, name, text);
  }
  if (values.write) run(process.execPath, ['node_modules/prettier/bin/prettier.cjs', '--write', PAGE]);
} catch (problem) {
  if (!(problem instanceof Disagreement)) throw problem;
  console.error(`The tools do not agree about the log:\n${problem.message}`);
  process.exitCode = 1;
}

/** They belong to the bench alone: nothing of the product, nor of its tests, needs them. */
function fetchPeers() {
  const folder = join(cache, 'peers');
  mkdirSync(folder, { recursive: true });
  run('npm', [
    'install',
    '--prefix',
    folder,
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    '--loglevel=error',
    DUCKDB,
  ]);
}

/** @param {string} program @param {string[]} args */
function run(program, args) {
  const { status, error } = spawnSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  if (error || status !== 0) throw new Error(`${program} failed: ${error?.message ?? status}`);
}
