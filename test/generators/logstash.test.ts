import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { logstash } from '../../core/generators/logstash.ts';
import { parseFormat } from '../../core/logs/format.ts';
import { linePattern, patternValues } from '../../core/logs/line-pattern.ts';
import { errorEntriesOf } from '../support/error-entries.ts';
import { fieldsOfGroups, readByReader } from '../support/line-pattern.ts';
import { loadOniguruma, matchWithOniguruma } from '../support/oniguruma.ts';
import { realAccessLogs } from '../support/real-logs.ts';
import { ALL_SITUATIONS } from './odd-situations.ts';
import { facts, settings } from './situations.ts';

/**
 * Logstash itself cannot be had here: its expressions run in Oniguruma, whose syntax its own engine has, on the text
 * that stands in the snippet. They use none of grok's patterns, so there is nothing to look up.
 */
describe('the Logstash pipeline', () => {
  before(loadOniguruma);

  for (const { path, format, lines } of realAccessLogs()) {
    it(`reads every line of real servers, with equal fields: ${path}`, () => {
      const [access] = expressionsIn(
        logstash.generate(facts({ settings: settings({ access_log_format: format }) })).text,
      );
      const parsed = parseFormat(format);
      const values = patternValues(linePattern(parsed)!);
      deepEqual(
        matchWithOniguruma(access!, lines).map(found => found && fieldsOfGroups(parsed, values, found)),
        readByReader(parsed, lines),
      );
    });
  }

  for (const folder of ['err01-worker-faults', 'err05-hooks-noise', 'err06-exit3-halts-arbiter']) {
    for (const release of ['20.1', '26.1']) {
      it(`reads every entry of a real error log, tracebacks in one piece: ${release}/${folder}`, () => {
        const text = readFileSync(`test/fixtures/error-logs/${release}/${folder}/error.log`, 'utf8');
        const snippet = logstash.generate(facts()).text;
        const events = multiline(text, /^ *pattern => '(.*)'$/m.exec(snippet)![1]!);
        const found = matchWithOniguruma(expressionsIn(snippet).at(-1)!, events);
        const entries = errorEntriesOf(text);
        deepEqual(
          found.map(groups => groups && [Number(groups['pid']), groups['level'], groups['message']!.split('\n')[0]]),
          entries.map(({ pid, level, message }) => [pid, level, message]),
        );
        deepEqual(
          found.map(groups => groups!['message']!.split('\n').length - 1),
          entries.map(({ continuationLines }) => continuationLines),
        );
      });
    }
  }

  it('reads an event to its end, not to the end of its first line', () => {
    const known = facts({ settings: settings({ access_log_format: '%(h)s %(s)s' }) });
    const [access] = expressionsIn(logstash.generate(known).text);
    deepEqual(matchWithOniguruma(access!, ['a 200', 'a 200\nb 200', 'a 200\n']), [
      { address: 'a', status: '200' },
      null,
      null,
    ]);
  });

  for (const { name, facts: known } of ALL_SITUATIONS) {
    it(`holds nothing from elsewhere that could end a text: ${name}`, () => checkTexts(logstash.generate(known).text));
  }

  it('takes apostrophes, backslashes and variables of a format for what they are', () => {
    const format = `'\\'%(s)s' \${HOME} %{X} "$`.replace('%{X}', '%%{X}');
    const { text } = logstash.generate(facts({ settings: settings({ access_log_format: format }) }));
    checkTexts(text);
    ok(!/\$\{(?!ES_)/.test(text));
    const [access] = expressionsIn(text);
    deepEqual(matchWithOniguruma(access!, [`'\\'200' \${HOME} %{X} "$`, `'\\'200' \${HOME} %{Y} "$`]), [
      { status: '200' },
      null,
    ]);
  });
});

/** The expressions of grok, as Logstash takes them from the snippet. */
function expressionsIn(snippet: string): string[] {
  return [...snippet.matchAll(/'message' => '(.*)'$/gm)].map(([, expression]) => expression!);
}

/** As the codec puts lines together. */
function multiline(text: string, pattern: string): string[] {
  const lines = text.split('\n').filter((line, index, all) => index < all.length - 1 || line !== '');
  const begins = matchWithOniguruma(pattern, lines);
  const events: string[] = [];
  for (const [index, line] of lines.entries()) {
    if (begins[index] || events.length === 0) events.push(line);
    else events.push(`${events.pop()}\n${line}`);
  }
  return events;
}

/** Outside of comments every apostrophe begins or ends a text, and none has a backslash before its end. */
function checkTexts(snippet: string): void {
  for (const line of snippet.split('\n').filter(line => !/^\s*#/.test(line))) {
    const texts = line.match(/'[^']*'/g) ?? [];
    equal((line.match(/'/g) ?? []).length, texts.length * 2, line);
    for (const text of texts) ok(!text.endsWith(String.raw`\'`), line);
    match(line.replace(/'[^']*'/g, "''"), /^[\s\w=>{}[\]',"._-]*$/);
  }
}
