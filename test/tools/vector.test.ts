import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import type { Facts } from '../../core/generators/generator.ts';
import { vector } from '../../core/generators/vector.ts';
import { parseFormat } from '../../core/logs/format.ts';
import { linePattern, patternValues } from '../../core/logs/line-pattern.ts';
import { ALL_SITUATIONS } from '../generators/odd-situations.ts';
import { facts, settings } from '../generators/situations.ts';
import { errorEntriesOf } from '../support/error-entries.ts';
import { fieldsOfGroups, readByReader } from '../support/line-pattern.ts';
import { realAccessLogs } from '../support/real-logs.ts';
import { matchWithRust } from '../support/rust-expressions.ts';
import { needsTools } from '../support/tools.ts';

interface Configuration {
  readonly sources: Readonly<
    Record<string, { readonly include: readonly string[]; readonly multiline?: { readonly start_pattern: string } }>
  >;
  readonly transforms: Readonly<Record<string, { readonly inputs: readonly string[]; readonly source: string }>>;
  readonly sinks: Readonly<Record<string, { readonly inputs: readonly string[] }>>;
}

/**
 * Vector itself cannot be had here: its expressions are those of Rust, which ripgrep has too, and run as YAML gives them
 * back from the snippet.
 */
describe('the configuration of Vector', () => {
  before(() => needsTools('rg'));

  for (const { path, format, lines } of realAccessLogs()) {
    it(`reads every line of real servers, with equal fields: ${path}`, () => {
      const known = facts({ settings: settings({ access_log_format: format }) });
      const parsed = parseFormat(format);
      const values = patternValues(linePattern(parsed)!);
      const found = matchWithRust(expressionOf(known, 'access'), lines);
      deepEqual(
        found.map(groups => groups && fieldsOfGroups(parsed, values, groups)),
        readByReader(parsed, lines).map(withoutEmpty),
      );
    });
  }

  for (const folder of ['err01-worker-faults', 'err05-hooks-noise', 'err06-exit3-halts-arbiter']) {
    for (const release of ['20.1', '26.1']) {
      it(`knows every entry of a real error log, and where each begins: ${release}/${folder}`, () => {
        const text = readFileSync(`test/fixtures/error-logs/${release}/${folder}/error.log`, 'utf8');
        const lines = text.split('\n').slice(0, -1);
        const begins = matchWithRust(
          configurationOf(facts()).sources['gunicorn_error']!.multiline!.start_pattern,
          lines,
        );
        const found = matchWithRust(
          expressionOf(facts(), 'error'),
          lines.filter((_, index) => begins[index]),
        );
        deepEqual(
          found.map(groups => groups && [Number(groups['pid']), groups['level'], groups['message'] ?? '']),
          errorEntriesOf(text).map(({ pid, level, message }) => [pid, level, message]),
        );
      });
    }
  }

  it('takes no line that is not in the format', () => {
    const known = facts({ settings: settings({ access_log_format: '%(h)s "%(r)s" %(s)s' }) });
    deepEqual(matchWithRust(expressionOf(known, 'access'), ['a "GET / HTTP/1.1" 200 x', 'a "GET /" b" 200', 'a 200']), [
      null,
      null,
      null,
    ]);
  });

  for (const { name, facts: known } of ALL_SITUATIONS) {
    it(`reads files that are one each, and joins what is there: ${name}`, () => {
      const { sources, transforms, sinks } = configurationOf(known);
      for (const { include } of Object.values(sources)) ok(include.every(path => /^\/[^*?[\]{},$]+$/.test(path)));
      deepEqual(
        Object.values(transforms).flatMap(({ inputs }) => inputs),
        Object.keys(sources),
      );
      deepEqual(sinks['gunicorn_elasticsearch']!.inputs, Object.keys(transforms));
    });
  }

  it('has nothing from a format that could end an expression, or be taken for a variable', () => {
    const format = `it's $HOME \${X} \\'%(s)s "$`;
    const known = facts({ settings: settings({ access_log_format: format }) });
    const { text } = vector.generate(known);
    deepEqual(text.match(/\$.\w*/g), ['${ES_USER', '${ES_PASSWORD']);
    equal(expressionOf(known, 'access').includes("'"), false);
    deepEqual(matchWithRust(expressionOf(known, 'access'), [`it's $HOME \${X} \\'200 "$`]), [{ status: '200' }]);
  });
});

function configurationOf(known: Facts): Configuration {
  return parse(vector.generate(known).text) as Configuration;
}

/** Of the program that names the values. */
function expressionOf(known: Facts, log: 'access' | 'error'): string {
  const { source } = configurationOf(known).transforms[`gunicorn_${log}_fields`]!;
  return /parse_regex\(\.message, r'(.*)'\)$/m.exec(source)![1]!;
}

/** `compact` takes empty texts away. */
function withoutEmpty(line: Readonly<Record<string, string>> | null) {
  return line && Object.fromEntries(Object.entries(line).filter(([, value]) => value !== ''));
}
