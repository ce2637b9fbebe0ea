import { deepEqual, equal, match, ok } from 'node:assert/strict';
import * as fc from 'fast-check';
import { buildReport } from '../../core/analysis/build-report.ts';
import { queryOf, readFilter } from '../../core/analysis/filter.ts';
import type { Kernel } from '../../core/analysis/kernel.ts';
import { createLastTime } from '../../core/analysis/last-time.ts';
import { NO_LIMITS } from '../../core/analysis/limits.ts';
import { createScan } from '../../core/analysis/scan.ts';
import { english } from '../../core/base/localize.ts';
import { parseFormat } from '../../core/logs/format.ts';
import { parseQuery } from '../../core/query/parse.ts';
import type { Query, Test } from '../../core/query/query.ts';
import { queryText } from '../query/made-up-queries.ts';
import { freshKernel } from '../support/kernel.ts';
import { ENDPOINTS, FORMAT, PROGRAMS, madeUpLine } from '../support/made-up-lines.ts';
import type { NaiveEntry } from '../support/naive-analysis.ts';
import { readNaively } from '../support/naive-analysis.ts';

/** What is asked for as a whole, and the paths that have such an endpoint in some log. */
const WHOLE: Readonly<Record<string, readonly string[]>> = {
  '/blog/{slug}': ['/blog/on-tea'],
  '/{any}/page': ['/blog/page'],
  '/item/*': ['/item/1', '/item/21', '/item/*'],
};
const KINDS: Readonly<Record<string, (entry: NaiveEntry) => boolean>> = {
  bot: ({ agent }) => agent.startsWith('curl') || agent.startsWith('kube'),
  probe: ({ agent, path }) => agent.startsWith('kube') || path === '/-/ready',
  static: ({ path }) => path === '/static/app' || path === '/logo.SVG',
};

describe('a filtered report', () => {
  for (const [name, startKernel, numRuns] of [
    ['without the kernel', () => null, 300],
    ['with the kernel', freshKernel, 20],
  ] as const) {
    it(`is the report of the lines that fit, ${name}`, () => {
      fc.assert(
        fc.property(fc.array(madeUpLine, { maxLength: 300 }), queryText, (lines, text) => {
          const fitting = lines.filter(line => fits(line, parseQuery(text, english).query));
          const filtered = analyze(lines, text, startKernel());
          equal(filtered.lines.parsed, lines.length);
          equal(filtered.filter?.matched, fitting.length);
          const {
            lines: _lines,
            sources: _sources,
            filter: _filter,
            insights: _insights,
            saturation: _saturation,
            ...counted
          } = filtered;
          const {
            lines: _1,
            sources: _2,
            filter: _3,
            insights: _4,
            saturation: _5,
            ...expected
          } = analyze(fitting, '', startKernel());
          deepEqual(counted, expected);
        }),
        { numRuns },
      );
    });
  }
});

describe('a filter', () => {
  it('says which atom a format lacks', () => {
    const filter = readFilter({ where: 'status:500 duration>1s' }, parseFormat('%(h)s %(t)s "%(r)s" %(s)s'), english);
    ok(filter && 'failure' in filter);
    match(filter.failure, /do not tell duration\. Add %\(D\)s/);
    match(filter.failure, /\n {2}status:500 duration>1s\n {13}\^{11}$/);
  });

  it('without times in the format, no time can be asked for', () => {
    const filter = readFilter({ since: '-2h' }, parseFormat('%(h)s "%(r)s" %(s)s'), english);
    ok(filter && 'failure' in filter);
    match(filter.failure, /Add %\(t\)s/);
  });

  it('that says nothing is none', () => equal(readFilter({ where: ' ' }, FORMAT, english), null));
});

describe('the last time of a log', () => {
  it('is the latest, with its zone, wherever it stands', () => {
    const last = createLastTime(FORMAT);
    last.add(new TextEncoder().encode(`torn\n${at('22/Nov/2026:11:15:40 +0530')}${at('22/Nov/2026:11:15:39 +0530')}`));
    deepEqual(last.base(), { last: Date.UTC(2026, 10, 22, 5, 45, 40), minutesEast: 330 });
  });

  it('is not known of a log without lines', () => equal(createLastTime(FORMAT).base(), null));
});

const at = (time: string) => `::1 - - [${time}] "GET / HTTP/1.1" 200 1 "-" "x" 1\n`;

function analyze(lines: readonly string[], where: string, kernel: Kernel | null) {
  const filter = readFilter({ where }, FORMAT, english);
  ok(!filter || !('failure' in filter));
  const scan = createScan(FORMAT, kernel, filter ? { filter: queryOf(filter) } : {});
  scan.push(new TextEncoder().encode(lines.map(line => `${line}\n`).join('')));
  const stretches = [scan.end()];
  const sources = [{ path: 'access.log', bytes: 0, stretches }];
  const states = [structuredClone(scan.states())];
  return buildReport({
    format: FORMAT,
    from: 'option',
    sources,
    states,
    top: 5,
    limits: NO_LIMITS,
    filter,
    t: english,
  });
}

/** The same question answered the obvious way, with strings and regular expressions. */
function fits(line: string, query: Query): boolean {
  if (query.kind === 'not') return !fits(line, query.part);
  if (query.kind !== 'test') {
    const { kind, parts } = query;
    return kind === 'and' ? parts.every(part => fits(line, part)) : parts.some(part => fits(line, part));
  }
  const withoutUser = line.replace(/ - \S+ \[/, ' - - [');
  const entry = readNaively(withoutUser)!;
  const user = / - (\S+) \[/.exec(line)![1]!;
  const search = /\?(\S*) HTTP/.exec(line)?.[1] ?? '-';
  return query.values.some(value => {
    if (value.kind === 'time') throw new Error('Generated times have zones.');
    if (value.kind === 'number') return compare(numberOf(entry, query), query.operator, value.from, value.to);
    return isText({ ...entry, user, search }, query, value.text, value.isPattern);
  });
}

function numberOf(entry: NaiveEntry, { key }: Test): number {
  const numbers: Record<string, number> = {
    status: entry.status,
    duration: entry.micros,
    size: entry.bytes,
    time: entry.time,
    hour: entry.localHour,
  };
  return numbers[key]!;
}

function compare(number: number, operator: string, from: number, to: number): boolean {
  if (operator === '>') return number > to;
  if (operator === '<') return number < from;
  return operator === '>=' ? number >= from : operator === '<=' ? number <= to : number >= from && number <= to;
}

function isText(
  entry: NaiveEntry & { user: string; search: string },
  { key, operator }: Test,
  text: string,
  isPattern: boolean,
): boolean {
  if (key === 'is') return KINDS[text]!(entry);
  if (key === 'endpoint' && operator === ':' && WHOLE[text]) return WHOLE[text].includes(entry.path);
  const texts: Record<string, string> = {
    path: entry.path,
    endpoint: ENDPOINTS[entry.path]!,
    program: PROGRAMS[entry.agent]!,
    query: entry.search,
    agent: entry.agent,
    referrer: entry.referrer,
    user: entry.user,
    method: entry.method,
    protocol: 'HTTP/1.1',
    address: entry.address,
  };
  const logged = texts[key]!;
  if (logged === '-' && key !== 'method') return operator === ':' && text === '-';
  if (operator === '~') return logged.toLowerCase().includes(text.toLowerCase());
  const flags = ['method', 'protocol', 'address'].includes(key) ? 'si' : 's';
  const source = text.replaceAll(/[\\^$.|?*+()[\]{}]/g, String.raw`\$&`);
  if (isPattern) return new RegExp(`^${source.replaceAll(String.raw`\*`, '.*')}$`, flags).test(logged);
  if (key === 'address' && text !== '-') return NETWORKS[text]?.includes(logged) ?? false;
  return new RegExp(`^${source}$`, flags).test(logged);
}

const V4 = ['192.0.2.1', '192.0.2.7', '::ffff:192.0.2.1'];
/** Which of the addresses in the logs each network holds, worked out by hand. */
const NETWORKS: Readonly<Record<string, readonly string[]>> = {
  '192.0.2.1': ['192.0.2.1', '::ffff:192.0.2.1'],
  '192.0.2.0/30': ['192.0.2.1', '::ffff:192.0.2.1'],
  '2001:DB8::/32': ['2001:db8::1', '2001:0db8:0:0::2'],
  '::1': ['::1'],
  '0.0.0.0/0': V4,
};
