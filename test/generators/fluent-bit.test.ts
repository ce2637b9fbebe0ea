import { deepEqual, equal, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { fluentBit } from '../../core/generators/fluent-bit.ts';
import { parseFormat } from '../../core/logs/format.ts';
import { linePattern, patternValues } from '../../core/logs/line-pattern.ts';
import { errorEntriesOf } from '../support/error-entries.ts';
import { fieldsOfGroups, readByReader } from '../support/line-pattern.ts';
import { loadOniguruma, matchWithOniguruma } from '../support/oniguruma.ts';
import { realAccessLogs } from '../support/real-logs.ts';
import type { Facts } from '../../core/generators/generator.ts';
import { ALL_SITUATIONS } from './odd-situations.ts';
import { facts, settings } from './situations.ts';

interface Configuration {
  readonly parsers: readonly { readonly name: string; readonly regex: string; readonly types?: string }[];
  readonly multiline_parsers: readonly [
    { readonly rules: readonly { state: string; regex: string; next_state: string }[] },
  ];
  readonly pipeline: Readonly<Record<'inputs' | 'filters' | 'outputs', readonly Readonly<Record<string, unknown>>[]>>;
}

/**
 * Fluent Bit itself cannot be had here: its expressions run in Oniguruma, whose syntax its own engine has, as YAML gives
 * them back from the snippet.
 */
describe('the configuration of Fluent Bit', () => {
  before(loadOniguruma);

  for (const { path, format, lines } of realAccessLogs()) {
    it(`reads every line of real servers, with equal fields: ${path}`, () => {
      const { regex } = parserOf(facts({ settings: settings({ access_log_format: format }) }), 'gunicorn_access');
      const parsed = parseFormat(format);
      const values = patternValues(linePattern(parsed)!);
      deepEqual(
        matchWithOniguruma(regex, lines).map(found => found && fieldsOfGroups(parsed, values, found)),
        readByReader(parsed, lines),
      );
    });
  }

  for (const folder of ['err01-worker-faults', 'err05-hooks-noise', 'err06-exit3-halts-arbiter']) {
    for (const release of ['20.1', '26.1']) {
      it(`reads every entry of a real error log, tracebacks in one piece: ${release}/${folder}`, () => {
        const text = readFileSync(`test/fixtures/error-logs/${release}/${folder}/error.log`, 'utf8');
        const { regex } = parserOf(facts(), 'gunicorn_error');
        const found = matchWithOniguruma(regex, joined(text, configurationOf(facts())));
        deepEqual(
          found.map(groups => {
            if (!groups) return null;
            // What stands between entries is joined with its line breaks, and one more behind the last.
            const lines = groups['message']!.trimEnd().split('\n');
            return [Number(groups['pid']), groups['level'], lines[0]];
          }),
          errorEntriesOf(text).map(({ pid, level, message }) => [pid, level, message]),
        );
      });
    }
  }

  it('gives every number its type, and sends nothing but new documents', () => {
    const known = facts({ settings: settings({ access_log_format: '%(t)s %(s)s %(b)s %(D)s %(L)s %(p)s' }) });
    equal(
      parserOf(known, 'gunicorn_access').types,
      'status:integer size_bytes:integer duration_us:integer duration_seconds:float pid:integer',
    );
    for (const output of configurationOf(known).pipeline.outputs) equal(output['write_operation'], 'create');
  });

  for (const { name, facts: known } of ALL_SITUATIONS) {
    it(`reads files that are one each, through parsers that are there: ${name}`, () => {
      const { parsers, pipeline } = configurationOf(known);
      const names = new Set<unknown>(parsers.map(parser => parser.name));
      for (const input of pipeline.inputs) {
        ok(/^\/[^*?[\]{},$]+$/.test(String(input['path'])), String(input['path']));
        if (input['parser'] !== undefined) ok(names.has(input['parser']));
      }
      for (const filter of pipeline.filters) ok(names.has(filter['parser']));
      deepEqual(
        pipeline.outputs.map(output => output['match']),
        pipeline.inputs.map(input => input['tag']),
      );
    });
  }

  it('names no variable of the environment but its own', () => {
    const format = '${HOME} %(s)s $%(h)s';
    const { text } = fluentBit.generate(facts({ settings: settings({ access_log_format: format }) }));
    deepEqual([...new Set(text.match(/\$\{\w*/g))], ['${ES_USER', '${ES_PASSWORD']);
    deepEqual(
      matchWithOniguruma(
        parserOf(facts({ settings: settings({ access_log_format: format }) }), 'gunicorn_access').regex,
        ['${HOME} 200 $a'],
      ),
      [{ status: '200', address: 'a' }],
    );
  });
});

function configurationOf(known: Facts): Configuration {
  return parse(fluentBit.generate(known).text) as Configuration;
}

function parserOf(known: Facts, name: string): Configuration['parsers'][number] {
  return configurationOf(known).parsers.find(parser => parser.name === name)!;
}

/** As its multiline parser puts lines together: the rule of the state that the last line led to, or the first one. */
function joined(text: string, { multiline_parsers: [{ rules }] }: Configuration): string[] {
  const lines = text.split('\n').slice(0, -1);
  const matches = new Map(
    rules.map(({ state, regex }) => [
      state,
      matchWithOniguruma(regex.slice(1, -1), lines).map(found => found !== null),
    ]),
  );
  const events: string[] = [];
  let next = '';
  for (const [index, line] of lines.entries()) {
    const rule =
      rules.find(({ state }) => state === next && matches.get(state)![index]) ??
      rules.find(({ state }) => state === 'start_state' && matches.get(state)![index]);
    if (!rule || rule.state === 'start_state') events.push(line);
    else events.push(`${events.pop()!}\n${line}`);
    next = rule?.next_state ?? '';
  }
  return events;
}
