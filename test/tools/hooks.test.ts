import assert from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { english } from '../../core/base/localize.ts';
import { CONFIG_ATTRIBUTES, MISSING_ATTRIBUTES } from '../../core/gunicorn/hook-objects.ts';
import { settingByName } from '../../core/gunicorn/settings/index.ts';
import { isSince, parseVersion } from '../../core/gunicorn/version.ts';
import { openDocument } from '../../core/language/document.ts';
import { HOOKS } from '../../core/language/hooks.ts';
import { hookAttribute } from '../../core/language/rules/hook-attribute.ts';
import { lateLogFolder } from '../../core/language/rules/late-log-folder.ts';
import { hookArity } from '../../core/language/rules/hook-arity.ts';
import { startGunicorn } from '../support/gunicorn.ts';
import { applyEdits } from '../support/check-rule.ts';
import type { HookRecord } from '../support/hook-record.ts';
import { expectedRecord } from '../support/hook-record.ts';
import type { SeededRandom } from '../support/random.ts';
import { seededRandom } from '../support/random.ts';
import { needsTools, runTool } from '../support/tools.ts';

const APPLICATION = `
def app(environ, start_response):
    start_response('200 OK', [('Content-Length', '2')])
    return [b'ok']
`;

const OLD_RELEASE = parseVersion('20.1.0')!;

const CASES = 4000;

/** Another seed may be given, to look further or to see a failure again. */
const SEED = Number(process.env['SEED'] ?? 20261123);

describe('hooks of the installed Gunicorn', function () {
  this.timeout(120_000);

  before(() => needsTools('gunicorn'));

  it('run in the processes that we name', () => {
    const { code, all } = runTool('/usr/bin/python3', ['scripts/record-hooks.py']);
    assert.equal(code, 0, all);
    const recorded = JSON.parse(all) as HookRecord;
    assert.deepEqual(recorded, expectedRecord(recorded.gunicorn));
  });

  it('are handed objects without the attributes that we say are missing', () => {
    const { code, all } = runTool('/usr/bin/python3', ['test/support/hook-objects.py']);
    assert.equal(code, 0, all);
    const attributes = JSON.parse(all) as Record<'server' | 'worker' | 'config', readonly string[]>;
    for (const { of, name, instead } of MISSING_ATTRIBUTES) {
      assert.ok(!attributes[of].includes(name), `${of}.${name}`);
      const [there] = instead?.split('.') ?? [];
      assert.ok(there === undefined || attributes[of].includes(there), `${of}.${there}`);
    }
    const unknown = attributes.config.filter(name => !name.startsWith('_') && !CONFIG_ATTRIBUTES.has(name));
    assert.deepEqual(
      unknown.filter(name => !settingByName(name)),
      [],
    );
  });

  for (const rule of [hookArity, hookAttribute, lateLogFolder]) {
    it(`do not let Gunicorn start with the bad example of ${rule.id}, and do with the good one`, async () => {
      const folder = mkdtempSync(join(tmpdir(), 'hooks-'));
      try {
        const inFolder = (config: string) => config.replaceAll('/var/log/shop', join(folder, 'log'));
        await assert.rejects(startGunicorn(folder, APPLICATION, inFolder(rule.bad)), /ended with code [13]/);
        await (await startGunicorn(folder, APPLICATION, inFolder(rule.good))).stop();
      } finally {
        rmSync(folder, { recursive: true });
      }
    });
  }

  it('are not run when they are async or generators', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hooks-'));
    try {
      const write = (name: string) => `open(${JSON.stringify(join(folder, name))}, 'w').close()`;
      const gunicorn = await startGunicorn(
        folder,
        APPLICATION,
        [
          `async def when_ready(server):\n    ${write('async')}`,
          `def post_fork(server, worker):\n    ${write('generator')}\n    yield`,
          `def post_worker_init(worker):\n    ${write('plain')}`,
        ].join('\n\n'),
      );
      await gunicorn.stop();
      assert.deepEqual(
        ['async', 'generator', 'plain'].filter(name => existsSync(join(folder, name))),
        ['plain'],
      );
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it(`${CASES} hooks that are put together at random are refused exactly when we say so (seed ${SEED})`, () => {
    const random = seededRandom(SEED);
    check(Array.from({ length: CASES }, () => randomHook(random)));
  });

  it('a hook is accepted once it was mended', () => {
    const random = seededRandom(SEED + 1);
    const mended = Array.from({ length: CASES }, () => randomHook(random)).flatMap(({ hook, config }) => {
      const [fix] = problemsOf(config).flatMap(({ fixes }) => fixes);
      return fix ? [{ hook, config: applyEdits(config, fix.edits) }] : [];
    });
    assert.ok(mended.length > CASES / 20, `${mended.length} were mended`);
    assert.deepEqual(
      mended.filter(({ config }) => problemsOf(config).length > 0),
      [],
    );
    check(mended);
  });
});

interface HookCase {
  readonly hook: string;
  readonly config: string;
}

/** Answers of `test/support/hook-oracle.py`. */
interface Answer {
  readonly gunicorn: string;
  /** What Gunicorn says to the value; null when it takes it. */
  readonly refused: string | null;
}

function check(cases: readonly HookCase[]): void {
  const answers = askGunicorn(cases);
  const wrong = cases.flatMap(({ hook, config }, index) => {
    const { refused } = answers[index]!;
    const ours = problemsOf(config).map(({ message }) => message);
    return ours.length > 0 === (refused !== null) ? [] : [{ hook, config, refused, ours }];
  });
  assert.deepEqual(wrong.slice(0, 5), [], `seed ${SEED}: ${wrong.length} of ${cases.length} differ`);
}

function askGunicorn(cases: readonly HookCase[]): Answer[] {
  const { code, all } = runTool('/usr/bin/python3', ['test/support/hook-oracle.py'], {
    input: cases.map(each => `${JSON.stringify(each)}\n`).join(''),
  });
  assert.equal(code, 0, all);
  const answers = all
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Answer);
  assert.equal(answers.length, cases.length);
  return answers;
}

function problemsOf(config: string) {
  return hookArity.problems(openDocument(config, { version: OLD_RELEASE }), english);
}

/** Those that every release has that is installed anywhere. */
const OLD_HOOKS = HOOKS.filter(({ since }) => isSince(OLD_RELEASE, since));

function randomHook(random: SeededRandom): HookCase {
  const { name: hook, parameters } = random.pick(OLD_HOOKS);
  return { hook, config: random.pick(FORMS)(hook, randomParameters(random, parameters), random) };
}

type Form = (hook: string, parameters: string, random: SeededRandom) => string;

const FORMS: readonly Form[] = [
  (hook, parameters) => `def ${hook}(${parameters}):\n    pass\n`,
  (hook, parameters) => `def ${hook}(${parameters}):\n    print(worker, server)\n`,
  (hook, parameters) => `async def ${hook}(${parameters}) -> None:\n    pass\n`,
  (hook, parameters) => `${hook} = lambda ${withoutAnnotations(parameters)}: None\n`,
  (hook, parameters) => `def log_it(${parameters}):\n    pass\n\n${hook} = log_it\n`,
  (hook, parameters) => `${hook} = another = (lambda ${withoutAnnotations(parameters)}: None)\n`,
  (hook, parameters) => `class ${hook}:\n    def __init__(${parameters}):\n        pass\n`,
  (hook, parameters) =>
    `class Made:\n    """Made."""\n    def __init__(self, ${parameters}):\n        pass\n${hook} = Made\n`,
  hook => `class ${hook}:\n    number = 1\n`,
  (hook, parameters) => `def ${hook}():\n    pass\n\ndef ${hook}(\n    ${parameters}\n):\n    yield 1\n`,
  (hook, parameters) => `if True:\n    def ${hook}(${parameters}):\n        pass\nelse:\n    ${hook} = None\n`,
  (hook, parameters) => `${hook} = None\ndel ${hook}\ndef ${hook}(${parameters}):\n    pass\n`,
  (hook, _, random) => `${hook} = ${random.pick(NO_FUNCTIONS)}\n`,
];

const NO_FUNCTIONS = ['None', '1', '1.5', 'True', "'hook'", "''", '[]', "['a']", "{'a': 1}", '()', '(1, 2)'];

/** Those that the hook should have, some of them, or others, in every way that Python has to write them. */
function randomParameters(random: SeededRandom, wanted: readonly string[]): string {
  const names = random.below(2) === 0 ? wanted : STRANGERS;
  const count = random.below(3) === 0 ? wanted.length : random.below(6);
  const positional = [...names, ...STRANGERS.map(name => `${name}2`)].slice(0, count);
  const firstDefault = random.below(3) === 0 ? random.below(count + 1) : count;
  const list = positional.map((name, index) => written(name, index >= firstDefault, random));
  if (list.length > 0 && random.below(8) === 0) list.splice(1 + random.below(list.length), 0, '/');
  const more = random.below(6);
  if (more === 0) list.push('*args');
  if (more === 1) list.push('*', written('only', random.below(2) === 0, random));
  if (more === 2) list.push('*args', written('only', random.below(2) === 0, random));
  if (random.below(8) === 0) list.push('**options');
  return list.join(', ');
}

const STRANGERS = ['a', 'b', 'c', 'd', 'e'];

function written(name: string, hasDefault: boolean, random: SeededRandom): string {
  const annotation = random.below(5) === 0 ? ": 'Thing'" : '';
  const value = random.pick(['None', '1', '(1, 2)', "'a, b'", 'dict(a=1)', 'lambda x, y: 0']);
  return `${name}${annotation}${hasDefault ? ` = ${value}` : ''}`;
}

function withoutAnnotations(parameters: string): string {
  return parameters.replaceAll(": 'Thing'", '');
}
