// The questions of a report in SQL, read with the fastest reader that DuckDB has.
//   node duckdb.mjs LOG [FOLDER]     with the package @duckdb/node-api below FOLDER, else with the command duckdb
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';

const [log = '', folder] = process.argv.slice(2);
const COLUMNS = ['address', 'l', 'user', 'time', 'zone', 'request', 'status', 'bytes', 'referrer', 'agent', 'micros'];
const types = COLUMNS.map(name => `'${name}': '${{ status: 'SMALLINT', micros: 'BIGINT' }[name] ?? 'VARCHAR'}'`);
const QUESTIONS = [
  `create temp table requests as select address, time[2:18] as minute, split_part(split_part(request, ' ', 2), '?', 1) as path,
    status, case when bytes = '-' then 0 else bytes::bigint end as bytes, micros
    from read_csv('${log.replaceAll("'", "''")}', delim = ' ', quote = '"', escape = '"', header = false,
    auto_detect = false, strict_mode = false, columns = {${types.join(', ')}})`,
  'select quantile_disc(micros, [0.5, 0.95, 0.99]) from requests',
  'select status, count(*) from requests group by 1 order by 1',
  'select count(distinct minute) from requests',
  'select path, count(*) as hits from requests group by 1 order by hits desc limit 10',
  'select address, count(*) as hits from requests group by 1 order by hits desc limit 10',
];
const COUNTS =
  'select count(*)::varchar as requests, (count(*) filter (status >= 500))::varchar as errors, sum(bytes)::varchar as bytes from requests';

const [requests, errors, bytes] = folder ? await askPackage(folder) : askCommand();
console.log(JSON.stringify({ requests: Number(requests), serverErrors: Number(errors), bytes: Number(bytes) }));

/** @param {string} folder @returns {Promise<string[]>} */
async function askPackage(folder) {
  const name = '@duckdb/node-api';
  const { DuckDBInstance } = createRequire(folder)(name);
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  for (const question of QUESTIONS)
    console.log(JSON.stringify((await connection.runAndReadAll(question)).getRowsJson()));
  return (await connection.runAndReadAll(COUNTS)).getRowsJson()[0];
}

/** @returns {string[]} */
function askCommand() {
  const { status, stdout, stderr } = spawnSync('duckdb', ['-csv', '-c', [...QUESTIONS, COUNTS].join(';')], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
  return (stdout.trim().split('\n').at(-1) ?? '').split(',');
}
