import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { english } from '../../core/base/localize.ts';
import { lineStarts, placeOf } from '../../core/base/lines.ts';
import { checkLogConfigFile, logConfigKind } from '../../core/language/log-config/check-file.ts';
import { readIni } from '../../core/language/log-config/read-ini.ts';
import { readJson } from '../../core/language/log-config/read-json.ts';
import type { SeededRandom } from '../support/random.ts';
import { seededRandom } from '../support/random.ts';

const FOLDER = 'test/fixtures/language/log-config';

/** What is said of each file: line from 1, the text it is said of, and the rule. */
const SAID: Readonly<Record<string, readonly string[]>> = {
  'good.json': [],
  'good.ini': [],
  'doubled.json': ['5 propagate doubled-log-lines'],
  'doubled.ini': ['15 [logger_gunicorn.error] doubled-log-lines', '21 [logger_gunicorn.access] doubled-log-lines'],
  'broken.json': ['3 } broken-log-config'],
  'unknown-handler.json': ['2 info broken-log-config', '2 terminal broken-log-config'],
  'broken.ini': [
    '12 info broken-log-config',
    '17 files broken-log-config',
    '28 RotatingFileHandler broken-log-config',
    '29 generc broken-log-config',
  ],
  'incomplete.ini': [
    '3 gunicorn.error, gunicorn.access broken-log-config',
    '9 json broken-log-config',
    '21 [logger_gunicorn.access] broken-log-config',
  ],
};

describe('log configs that are files of their own', () => {
  for (const [file, said] of Object.entries(SAID)) {
    it(`${file} is judged at its own places`, () => {
      const text = readFileSync(`${FOLDER}/${file}`, 'utf8');
      assert.deepEqual(saidOf(file, text), said);
    });
  }

  it('line breaks of Windows move nothing', () => {
    for (const [file, said] of Object.entries(SAID)) {
      const text = readFileSync(`${FOLDER}/${file}`, 'utf8').replaceAll('\n', '\r\n');
      assert.deepEqual(saidOf(file, text), said);
    }
  });

  it('JSON is what JavaScript takes for it, NaN and Infinity besides, where it is edited at random', () => {
    const seed = 20261123;
    const random = seededRandom(seed);
    const text = readFileSync(`${FOLDER}/doubled.json`, 'utf8');
    for (let round = 0; round < 3000; round++) {
      const edited = edit(text, random);
      assert.equal(readJson(edited).brokenAt === undefined, isJson(edited), `seed ${seed}: ${edited}`);
    }
  });

  it('ini files that are edited at random are read without a throw, and places stay in the text', () => {
    const seed = 20261123;
    const random = seededRandom(seed);
    const text = readFileSync(`${FOLDER}/good.ini`, 'utf8');
    for (let round = 0; round < 3000; round++) {
      const edited = edit(text, random);
      readIni(edited);
      for (const { at } of checkLogConfigFile(edited, 'ini', english)) {
        assert.ok(0 <= at.start && at.start <= at.end && at.end <= edited.length, `seed ${seed}: ${edited}`);
      }
    }
  });

  it('a hundred thousand brackets are one problem', () => {
    assert.equal(checkLogConfigFile('['.repeat(100_000), 'json', english).length, 1);
    assert.equal(checkLogConfigFile('{"a":'.repeat(100_000), 'json', english).length, 1);
  });

  it('the name of a file says what it is', () => {
    assert.deepEqual(['a.json', 'a.INI', 'a.cfg', 'gunicorn.conf.py', 'gunicorn.conf'].map(logConfigKind), [
      'json',
      'ini',
      'ini',
      undefined,
      undefined,
    ]);
  });
});

function saidOf(file: string, text: string): string[] {
  const starts = lineStarts(text);
  return checkLogConfigFile(text, logConfigKind(file)!, english).map(
    ({ at, rule }) => `${placeOf(starts, at.start).line + 1} ${text.slice(at.start, at.end)} ${rule}`,
  );
}

const INSERTED = [',', '}', '{', '"', '[', ']', ':', '\n', ' ', "'", '\\', '1', 'true', '=', ';', '\0', '😀', 'keys='];

/** One stretch is replaced by a sign that means something. */
function edit(text: string, random: SeededRandom): string {
  const start = random.below(text.length);
  return text.slice(0, start) + random.pick(INSERTED) + text.slice(start + random.below(4));
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
