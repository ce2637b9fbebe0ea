import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { span } from '../../core/base/spans.ts';
import type { Word } from '../../core/config/command-line.ts';
import { readCommandLine } from '../../core/config/command-line.ts';
import { SHLEX, splitWords, verbatim } from '../../core/config/command-lines/shell-words.ts';
import type { Value } from '../../core/config/settings.ts';
import { flagsOf } from '../../core/gunicorn/flags.ts';
import { parseVersion } from '../../core/gunicorn/version.ts';
import type { SeededRandom } from '../support/random.ts';
import { seededRandom } from '../support/random.ts';
import { needsTools } from '../support/tools.ts';

const COUNT = 10_000;
const SEED = Number(process.env['SEED'] ?? Math.floor(Math.random() * 2 ** 31));

describe('a command line means what it means to the installed Gunicorn', () => {
  before(() => needsTools('gunicorn'));

  it(`${COUNT} lines that were made up (SEED=${SEED})`, async () => {
    const oracle = startOracle();
    try {
      await compare(oracle);
    } finally {
      await oracle.end();
    }
  });
});

async function compare(oracle: Oracle): Promise<void> {
  const version = parseVersion((await oracle.ask({})) as string)!;
  const flags = flagsOf(version).map(({ flag }) => flag);
  const random = seededRandom(SEED);
  let accepted = 0;
  for (let round = 0; round < COUNT; round++) {
    const line = Array.from({ length: random.below(7) }, () => madeUpWord(random, flags)).join(' ');
    const theirs = (await oracle.ask({ line })) as Verdict;
    if (theirs.splits === false) continue;
    const words = splitWords(verbatim(line), SHLEX);
    assert.deepEqual(
      words.map(({ text }) => text.value),
      theirs.words,
      `words of ${line} (SEED=${SEED})`,
    );
    const { settings, positionals, problems } = readCommandLine(words, version);
    assert.equal(
      problems.length === 0 || isAnswer(words, flags),
      theirs.status !== 2,
      `${line} ${JSON.stringify(problems)} ${theirs.says} (SEED=${SEED})`,
    );
    if (theirs.status !== 0) continue;
    accepted++;
    const ours = Object.fromEntries(Object.values(settings.values).map(({ name, value }) => [name, plain(value)]));
    // Debian's release has a setting that is gone.
    delete theirs.settings?.['tolerate_dangerous_framing'];
    assert.deepEqual(ours, theirs.settings, `${line} (SEED=${SEED})`);
    assert.deepEqual(
      positionals.map(({ text }) => text.value),
      theirs.args,
      `${line} (SEED=${SEED})`,
    );
    assertPlaces(words, line);
  }
  assert.ok(accepted > COUNT / 10, `only ${accepted} lines were accepted`);
}

type Oracle = ReturnType<typeof startOracle>;

interface Verdict {
  readonly splits?: false;
  readonly words?: string[];
  readonly status?: number;
  readonly says?: string;
  readonly settings?: Record<string, unknown>;
  readonly args?: string[];
}

/** `--help` and `--version` end before anything behind them is looked at. */
const isAnswer = (words: readonly Word[], flags: readonly string[]) =>
  words.some(
    ({ text: { value } }) => /^-[hv]|^--(?:h|v)/.test(value) || (/^-[DR]+[hv]/.test(value) && flags.length > 0),
  );

function assertPlaces(words: readonly Word[], line: string): void {
  let last = span(0, 0);
  for (const { at } of words) {
    assert.ok(last.end <= at.start && at.end <= line.length, `the words of ${line} stand one after the other`);
    last = at;
  }
}

function plain(value: Value): unknown {
  if (value.kind === 'list') return value.items.map(plain);
  if (value.kind === 'string' || value.kind === 'integer' || value.kind === 'boolean') return value.value;
  return assert.fail(value.kind);
}

function madeUpWord(random: SeededRandom, flags: readonly string[]): string {
  const flag = random.pick(flags.filter(name => !/^-[hv]$|--help|--version/.test(name)));
  const value = random.pick(VALUES);
  return random.pick([
    () => flag,
    () => `${flag} ${value}`,
    () => `${flag}=${value}`,
    () => `${flag}${value}`,
    () => `${flag.slice(0, Math.max(3, random.below(flag.length + 1)))} ${value}`,
    () => `${flag.slice(0, Math.max(3, random.below(flag.length + 1)))}=${value}`,
    () => value,
    () => random.pick(ODD),
  ])();
}

const VALUES = [
  '3',
  '30s',
  'app:app',
  "'a b'",
  '"%(h)s \\"%(r)s\\""',
  '0x10',
  '022',
  '1_000',
  '-1',
  "' 7 '",
  '""',
  'a\\ b',
  '-',
  "'it'\\''s'",
  '"a\\b"',
  '+5',
  '-.5',
  '0_7',
  '9__9',
];
const ODD = [
  '--',
  '-DR',
  '-Dw4',
  '-w4',
  '-DRw=4',
  '--nonsense',
  '-x',
  '--log',
  '--worker',
  '--preload=1',
  '-D4',
  "'--log-level debug'",
  '-1',
  '#',
];

function startOracle() {
  const { PORT: _, WEB_CONCURRENCY: __, FORWARDED_ALLOW_IPS: ___, GUNICORN_CMD_ARGS: ____, ...env } = process.env;
  const child = spawn('/usr/bin/python3', ['test/support/command-line-oracle.py'], {
    env,
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    ask: async (question: object): Promise<unknown> => {
      child.stdin.write(`${JSON.stringify(question)}\n`);
      const { value, done } = await answers.next();
      assert.ok(!done, 'the oracle has ended');
      return JSON.parse(value);
    },
    end: async () => {
      child.stdin.end();
      await once(child, 'exit');
    },
  };
}
