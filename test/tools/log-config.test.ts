import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import * as fc from 'fast-check';
import { english } from '../../core/base/localize.ts';
import type { LogConfigKind } from '../../core/language/log-config/check-file.ts';
import { checkLogConfigFile, logConfigKind } from '../../core/language/log-config/check-file.ts';
import type { Problem } from '../../core/language/rule.ts';
import { needsTools } from '../support/tools.ts';

const FOLDER = 'test/fixtures/language/log-config';
const CONFIGS = 1000;
const LOGGERS = ['error', 'access'] as const;

/** What `test/support/log-config-oracle.py` says of a log config. */
interface Answer {
  readonly starts: boolean;
  readonly why?: string;
  readonly error: number;
  readonly access: number;
}

type Asked = readonly [form: LogConfigKind, text: string];

describe('log configs are judged as real Gunicorn treats them', function () {
  this.timeout(120_000);

  before(() => needsTools('gunicorn'));

  it('the files of the fixtures', () => {
    const files = readdirSync(FOLDER).filter(file => file !== 'broken.json');
    const asked = files.map((file): Asked => [logConfigKind(file)!, readFileSync(`${FOLDER}/${file}`, 'utf8')]);
    assert.deepEqual(differences(asked), []);
  });

  const seed = 20261123;
  it(`${CONFIGS} dictionaries, seed ${seed}`, () => {
    const asked = fc.sample(dictionaries(), { numRuns: CONFIGS, seed }).map((text): Asked => ['json', text]);
    const judged = asked.map(([form, text]) => checkLogConfigFile(text, form, english));
    // Nothing would be compared if none of them started, or if all of them did.
    const broken = judged.filter(problems => has(problems, 'broken-log-config')).length;
    assert.ok(broken > CONFIGS / 10 && broken < (CONFIGS * 9) / 10, `${broken} do not start`);
    for (const rule of ['doubled-log-lines', 'silenced-log']) {
      assert.ok(judged.filter(problems => has(problems, rule)).length > CONFIGS / 100, `${rule} is hardly ever said`);
    }
    assert.deepEqual(differences(asked), []);
  });
});

function differences(asked: readonly Asked[]): string[] {
  const answers = askGunicorn(asked);
  return asked.flatMap(([form, text], index) => {
    const problems = checkLogConfigFile(text, form, english);
    return differencesOf(problems, answers[index]!, text).map(sentence => `${sentence}: ${text}`);
  });
}

function differencesOf(problems: readonly Problem[], answer: Answer, text: string): string[] {
  const isBroken = has(problems, 'broken-log-config');
  if (isBroken === answer.starts) return [answer.starts ? 'it starts' : `it does not start, ${answer.why}`];
  if (!answer.starts) return [];
  return LOGGERS.flatMap(name => {
    const said = (rule: string) => problems.some(one => one.rule === rule && one.message.includes(`gunicorn.${name}`));
    const isSilent = said('silenced-log') || (name === 'access' && problems.some(isAboutAccess));
    const found: string[] = [];
    if (said('doubled-log-lines') && answer[name] < 2) found.push(`${name} comes out ${answer[name]} times`);
    // A filter may let only some lines through, so nothing is said of handlers that have one.
    if (answer[name] > 1 && !said('doubled-log-lines') && !text.includes('"filters":[')) {
      found.push(`${name} comes out ${answer[name]} times, and nothing is said`);
    }
    if (isSilent && answer[name] > 0) found.push(`${name} comes out`);
    return found;
  });
}

const isAboutAccess = ({ message }: Problem) => message.startsWith('No access line is written');

function has(problems: readonly Problem[], rule: string): boolean {
  return problems.some(problem => problem.rule === rule);
}

function askGunicorn(asked: readonly Asked[]): Answer[] {
  const { status, stdout, stderr } = spawnSync('/usr/bin/python3', ['test/support/log-config-oracle.py'], {
    input: asked.map(one => `${JSON.stringify(one)}\n`).join(''),
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  });
  assert.equal(status, 0, stderr);
  const answers = stdout
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Answer);
  assert.equal(answers.length, asked.length);
  return answers;
}

/** Dictionaries as people write them, with their slips, as JSON. */
function dictionaries(): fc.Arbitrary<string> {
  // Levels of other names may have been added by somebody, so files may have them.
  const level = rarely(fc.constantFrom('INFO', 'DEBUG'), fc.constantFrom('info', 'Debug'));
  const handlerName = rarely(fc.constantFrom('console', 'error_console'), fc.constantFrom('out', 'nope'));
  // A logger that has two handlers itself writes twice because somebody wants it.
  const names = fc.uniqueArray(handlerName, { maxLength: 1 });
  const handler = fc.record(
    {
      class: rarely(
        fc.constantFrom('logging.StreamHandler', 'logging.StreamHandler', 'logging.NullHandler'),
        fc.constantFrom('logging.RotatingFileHandler', 'logging.FileHandler', 'StreamHandler', 'logging.StreamHandlr'),
      ),
      formatter: rarely(fc.constant('generic'), fc.constantFrom('json', 'nope')),
      level,
      filters: rarely(fc.constant<string[]>([]), fc.constantFrom<string[]>(['quiet'], ['nope'])),
    },
    { requiredKeys: ['class'] },
  );
  const format = rarely(
    fc.constantFrom('%(message)s', '%(levelname)5s %(message)s'),
    fc.constantFrom('{message}', 'x'),
  );
  const logger = fc.record({ level, handlers: names, propagate: fc.boolean() }, { requiredKeys: ['level'] });
  const accessLogger = fc.record(
    { level: rarely(level, fc.constant('WARNING')), handlers: names, propagate: fc.boolean() },
    { requiredKeys: ['level'] },
  );
  const loggers = fc.record(
    { gunicorn: logger, 'gunicorn.error': logger, shop: logger, 'gunicorn.access': accessLogger },
    { requiredKeys: [] },
  );
  return fc
    .record(
      {
        version: rarely(fc.constant<unknown>(1), fc.constantFrom<unknown>('1', 2, null)),
        disable_existing_loggers: fc.boolean(),
        formatters: fc.record(
          { generic: fc.record({ format }, { requiredKeys: [] }), json: fc.record({ format }) },
          { requiredKeys: ['generic'] },
        ),
        filters: fc.constant({ quiet: {} }),
        handlers: fc.oneof(
          {
            weight: 1,
            arbitrary: fc.record({ console: handler, error_console: handler, out: handler }, { requiredKeys: [] }),
          },
          { weight: 4, arbitrary: fc.record({ console: handler, error_console: handler }) },
        ),
        loggers,
        root: fc.record({ level, handlers: names }, { requiredKeys: ['level'] }),
      },
      { requiredKeys: ['version'] },
    )
    .map(config => JSON.stringify(config));
}

function rarely<Value>(usual: fc.Arbitrary<Value>, slip: fc.Arbitrary<Value>): fc.Arbitrary<Value> {
  return fc.oneof({ weight: 30, arbitrary: usual }, { weight: 1, arbitrary: slip });
}
