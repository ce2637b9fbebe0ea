import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { english } from '../../core/base/localize.ts';
import { CONVERSIONS } from '../../core/generators/conversions/index.ts';
import { parseFormat } from '../../core/logs/format.ts';
import { linePattern, patternValues } from '../../core/logs/line-pattern.ts';
import { fieldsOfGroups, readByReader } from '../support/line-pattern.ts';
import { loadOniguruma, matchWithOniguruma } from '../support/oniguruma.ts';
import { realAccessLogs } from '../support/real-logs.ts';
import { needsTools, runTool } from '../support/tools.ts';

const LOGS = realAccessLogs();

/** A line of JSON for each line: the groups of Python's match, or null. */
const PYTHON = `
import json, re, sys
pattern = re.compile(sys.argv[1])
for line in open(sys.argv[2], encoding='utf-8', newline='\\n'):
    match = pattern.search(line.removesuffix('\\n'))
    print(json.dumps(match and {name: value for name, value in match.groupdict().items() if value is not None}))
`;

describe('a converted format', function () {
  this.timeout(120_000);
  let folder: string;
  before(async () => {
    needsTools('goaccess', 'lnav', 'python3');
    await loadOniguruma();
    folder = mkdtempSync(join(tmpdir(), 'gunicorn-convert-'));
  });
  after(() => folder && rmSync(folder, { recursive: true }));

  for (const { path, format, lines } of LOGS) {
    const parsed = parseFormat(format);
    const values = patternValues(linePattern(parsed)!);
    const hasTime = format.includes('%(t)s');

    it(`grok reads every line of real servers, with equal fields: ${path}`, () => {
      const groups = matchWithOniguruma(converted('grok', format).trimEnd(), lines);
      deepEqual(
        groups.map(found => found && fieldsOfGroups(parsed, values, found)),
        readByReader(parsed, lines),
      );
    });

    it(`regex reads every line of real servers in Python, with equal fields: ${path}`, () => {
      const log = write('access.log', lines);
      const { stdout, stderr, status } = spawnSync(
        'python3',
        ['-c', PYTHON, converted('regex', format).trimEnd(), log],
        {
          encoding: 'utf8',
          maxBuffer: 1 << 28,
        },
      );
      equal(status, 0, stderr);
      const groups = stdout
        .trimEnd()
        .split('\n')
        .map(line => JSON.parse(line) as Record<string, string> | null);
      deepEqual(
        groups.map(found => found && fieldsOfGroups(parsed, values, found)),
        readByReader(parsed, lines),
      );
    });

    it(`lnav reads every line that we read: ${path}`, () => {
      if (!hasTime) return match(refusal('lnav', format), /needs %\(t\)s/);
      const log = write('access.log', lines);
      const config = join(folder, 'lnav');
      mkdirSync(join(config, 'formats/gunicorn'), { recursive: true });
      writeFileSync(join(config, 'formats/gunicorn/gunicorn.json'), converted('lnav', format));
      const options = { env: { ...process.env, HOME: folder }, encoding: 'utf8' } as const;
      const checked = spawnSync('lnav', ['-n', '-I', config, '-C'], options);
      deepEqual([checked.status, checked.stdout + checked.stderr], [0, '']);
      const query =
        ";select count(*), sum(size_bytes), count(distinct status) from gunicorn_access where log_level <> 'invalid'";
      const counted = spawnSync('lnav', ['-n', '-I', config, '-c', query, '-c', ':write-csv-to -', log], options);
      const entries = readByReader(parsed, lines).filter(entry => entry !== null);
      const bytes = entries.reduce((sum, { size }) => sum + Number(size ?? 0), 0);
      const statuses = new Set(entries.map(({ status }) => status)).size;
      equal(counted.stdout.trim().split('\n').at(-1), `${entries.length},${bytes},${statuses}`, counted.stderr);
    });

    it(`GoAccess reads every line that we read, but for what it cannot: ${path}`, () => {
      if (!hasTime) return match(refusal('goaccess', format), /needs %\(h\)s/);
      const log = write('access.log', lines);
      const config = write('goaccess.conf', converted('goaccess', format).split('\n'));
      const left = join(folder, 'left-out');
      rmSync(left, { force: true });
      const args = [log, '-p', config, '--no-global-config', '--no-progress', '-o', 'json'];
      const { code, all } = runTool('goaccess', [...args, `--invalid-requests=${left}`]);
      equal(code, 0, all);
      const { general } = JSON.parse(all) as { general: { valid_requests: number } };
      const read = readByReader(parsed, lines);
      const leftOut = lines.filter(
        (line, index) => read[index] !== null && (line.includes(BACKSLASH_END) || line.includes(TAB_BETWEEN_TABS)),
      );
      equal(general.valid_requests, read.filter(entry => entry !== null).length - leftOut.length);
      ok(leftOut.length <= 2, leftOut.join('\n'));
    });
  }

  it('is refused where GoAccess could not tell two values apart', () =>
    match(refusal('goaccess', '%(h)s%(u)s %(t)s "%(r)s"'), /between two values/));

  function write(name: string, lines: readonly string[]): string {
    const path = join(folder, name);
    writeFileSync(path, `${lines.join('\n')}\n`);
    return path;
  }
});

/** An agent that ends in a backslash, and a tab in a decoded path. */
const BACKSLASH_END = String.raw`Files\Bot\"`;
const TAB_BETWEEN_TABS = '\tGET\t/u/tab\tx';

function converted(to: string, format: string): string {
  const result = convert(to, format);
  ok('text' in result, JSON.stringify(result));
  return result.text;
}

function refusal(to: string, format: string): string {
  const result = convert(to, format);
  ok('refusal' in result, JSON.stringify(result));
  return result.refusal;
}

function convert(to: string, format: string) {
  return CONVERSIONS.find(({ id }) => id === to)!.convert(parseFormat(format), english);
}
