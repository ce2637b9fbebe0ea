import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import type { JsonVerdict } from '../../core/language/json-verdict.ts';
import { judgeJson } from '../../core/language/json-verdict.ts';
import { parseFormat } from '../../core/logs/format.ts';
import { applyEdits, problemsOf } from '../support/check-rule.ts';
import type { Verdict } from '../support/format-verdict.ts';
import { verdictOn } from '../support/format-verdict.ts';
import { brokenFormats, foreignFormats, grammarFormats, jsonFormats } from '../support/made-up-formats.ts';

/** Answers of `test/support/format-oracle.py`. */
interface Answer {
  readonly raises: readonly string[];
  readonly unknown: readonly string[];
  readonly output: string | null;
  readonly json: readonly string[] | null;
}

const recorded = (
  JSON.parse(readFileSync('test/fixtures/gunicorn/format-cases.json', 'utf8')) as { readonly format: string }[]
).map(({ format }) => format);

/** Another seed makes other formats: `SEED=7 npm test -- tools`. */
const seed = Number(process.env['SEED'] ?? 20261123);

describe(`the checks of a format agree with real Gunicorn, seed ${seed}`, () => {
  it('on every recorded case', () => check(recorded));

  it('on eight thousand formats that are put together at random', () => check(grammarFormats(8000, seed)));

  it('on six thousand recorded formats with slips of the hand', () => check(brokenFormats(6000, seed, recorded)));

  it('on six thousand formats that are shaped like JSON', async () => {
    const verdicts = await check(jsonFormats(6000, seed));
    // A verdict that is never given would be one that nothing proves.
    for (const valid of ['never', 'sometimes', 'always'] as const) {
      const count = verdicts.filter(json => json?.valid === valid).length;
      assert.ok(count > 300, `${count} are ${valid} valid`);
    }
  });

  it('and what a fix makes of a format of Apache or nginx is accepted, with a value in each column', async () => {
    const translated = foreignFormats(1000, seed).map(translation);
    const answers = await askGunicorn(translated);
    const wrong = translated.filter((_, index) => answers[index]!.raises.length + answers[index]!.unknown.length > 0);
    assert.deepEqual(wrong, []);
  });
});

async function check(given: readonly string[]): Promise<(JsonVerdict | undefined)[]> {
  const asked = askGunicorn(given);
  const ours = given.map(format => ({ verdict: verdictOn(format), json: judgeJson(parseFormat(format.trim())) }));
  const answers = await asked;
  const differences = given.flatMap((format, index) => {
    const { verdict, json } = ours[index]!;
    const difference = differenceOf(verdict, answers[index]!) ?? jsonDifferenceOf(json, answers[index]!);
    return difference === undefined ? [] : [`${JSON.stringify(format)}: ${difference}`];
  });
  assert.deepEqual(differences.slice(0, 20), [], `${differences.length} differences`);
  return ours.map(({ json }) => json);
}

function differenceOf(ours: Verdict, { raises, unknown }: Answer): string | undefined {
  if (ours.isError !== raises.length > 0) return `lost for ${raises.join(', ') || 'none'}, we say ${ours.isError}`;
  // Where Gunicorn stops, it has not looked up what follows.
  const same = raises.length > 0 || [...new Set(ours.unknownAtoms)].toSorted().join() === unknown.join();
  return same ? undefined : `unknown ${unknown.join()}, we say ${ours.unknownAtoms.join()}`;
}

function jsonDifferenceOf(ours: JsonVerdict | undefined, { json }: Answer): string | undefined {
  if (!ours || !json) return undefined;
  const plain = json.filter(name => !name.startsWith('hostile')).length;
  const isRight = {
    always: json.length === REQUESTS,
    never: plain === 0,
    // A number may be JSON by chance; what a client can break is JSON until one does, and in these requests one does.
    sometimes: ours.bare.length > 0 || (plain === PLAIN_REQUESTS && (json.length < REQUESTS || !isSent(ours))),
  };
  return isRight[ours.valid] ? undefined : `JSON for ${json.join(', ') || 'none'}, we say ${ours.valid}`;
}

/** Whether a hostile request has something in a place that we say is open to it: not every header is sent. */
function isSent({ breakable }: JsonVerdict): boolean {
  return breakable.some(({ key }) => !key.startsWith('{') || SENT.has(key.toLowerCase()));
}

const SENT = new Set(
  '{x-request-id}i {x-forwarded-for}i {x-request-id}o {http_referer}e {raw_uri}e {path_info}e {query_string}e'.split(
    ' ',
  ),
);

/** Of the oracle: those that mean no harm, and all. */
const PLAIN_REQUESTS = 3;
const REQUESTS = 12;

/** The format after the one fix that speaks of all of it. */
function translation(format: string): string {
  const before = "accesslog = '-'\naccess_log_format = '";
  const config = `${before}${format}'\n`;
  const fix = problemsOf(config)
    .flatMap(({ fixes }) => fixes)
    .find(({ title }) => title.startsWith('Translate the whole format'));
  assert.ok(fix, `${format} is not translated`);
  return applyEdits(config, fix.edits).slice(before.length, -2);
}

/** All of them in one process, which reads on while we judge. */
async function askGunicorn(given: readonly string[]): Promise<Answer[]> {
  const oracle = spawn('/usr/bin/python3', ['test/support/format-oracle.py'], { stdio: ['pipe', 'pipe', 'pipe'] });
  const [stdout, stderr] = [text(oracle.stdout), text(oracle.stderr)];
  oracle.stdin.end(given.map(format => `${JSON.stringify(format)}\n`).join(''));
  const answers = (await stdout)
    .trim()
    .split('\n')
    .map(line => JSON.parse(line) as Answer);
  assert.equal(answers.length, given.length, await stderr);
  return answers;
}
