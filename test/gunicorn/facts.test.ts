import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { ATOMS, atomByKey, NAMED_ATOMS } from '../../core/gunicorn/atoms.ts';
import { LOG_LEVELS } from '../../core/gunicorn/log-levels.ts';
import { IMAGINED_SETTINGS } from '../../core/gunicorn/imagined-settings.ts';
import { REMOVED_SETTINGS } from '../../core/gunicorn/removed-settings.ts';
import { GUNICORN_VERSION, settingByName, SETTINGS } from '../../core/gunicorn/settings/index.ts';
import { compareVersions, parseVersion } from '../../core/gunicorn/version.ts';
import { workerClassByName } from '../../core/gunicorn/worker-classes.ts';
import { problemsOf } from '../support/check-rule.ts';
import type { GunicornFacts } from '../support/gunicorn-facts.ts';
import { FROM_THE_MACHINE, KIND_OF_VALIDATOR } from '../support/gunicorn-facts.ts';

/** Releases by their tags, and the first and the last of them with each name in `config.py`. */
interface History {
  readonly names: readonly { readonly name: string; readonly first_tag: string; readonly last_tag: string | null }[];
}

const history = JSON.parse(readFileSync('test/fixtures/gunicorn/settings-history.json', 'utf8')) as History;
const recorded = JSON.parse(readFileSync('test/fixtures/gunicorn/settings-26.1.json', 'utf8')) as GunicornFacts;

describe('the facts about Gunicorn', () => {
  it('are those of the recorded release', () => assert.equal(GUNICORN_VERSION, recorded.gunicorn));

  describe('settings', () => {
    it('are all there, with their sections, flags and kinds', () => {
      assert.deepEqual(
        byName(SETTINGS.map(({ name, section, flags, kind }) => ({ name, section, flags, kind }))),
        byName(
          recorded.settings.map(({ name, section, flags, validator }) => ({
            name,
            section,
            flags,
            kind: KIND_OF_VALIDATOR[validator],
          })),
        ),
      );
    });

    it('have the recorded defaults, where these do not come from the machine', () => {
      const fixed = SETTINGS.filter(({ name }) => !FROM_THE_MACHINE.has(name));
      const wanted = new Map(recorded.settings.map(({ name, default: value }) => [name, value]));
      assert.deepEqual(
        fixed.map(({ name, default: value }) => [name, value]),
        fixed.map(({ name }) => [name, wanted.get(name)]),
      );
    });

    it('say where a default comes from that the machine makes', () => {
      const silent = SETTINGS.filter(({ name, defaultFrom }) => FROM_THE_MACHINE.has(name) && !defaultFrom);
      assert.deepEqual(
        silent.map(({ name }) => name),
        // Nobody looks at its value any more.
        ['ssl_version'],
      );
    });

    it('that are hooks have the parameters of the default', () => {
      for (const { name, parameters } of recorded.settings) {
        if (parameters === null) continue;
        const row = settingByName(name);
        assert.deepEqual(row?.parameters, parameters, name);
        assert.equal(Math.max(...(row?.arity ?? [])), parameters.length, name);
        assert.ok(row?.runsIn, name);
      }
    });

    it('have one sentence each', () => {
      for (const { name, summary } of SETTINGS) assert.match(summary, /^[A-Z].*[^.]\.$/s, name);
    });

    it('of the Logging section are described in full', () => {
      for (const { name, section, detail, example } of SETTINGS) {
        if (section === 'Logging') assert.ok(detail?.length && example, name);
      }
    });

    it('have examples that set them and that nothing is wrong with', () => {
      for (const { name, example } of SETTINGS) {
        if (!example) continue;
        assert.ok(example.startsWith(`${name} = `), example);
        const loud = problemsOf(`${example}\n`).filter(
          ({ severity }) => severity !== 'information' && severity !== 'hint',
        );
        assert.deepEqual(loud, [], example);
      }
    });

    it('that were removed are gone, and their successors are not', () => {
      for (const { name, successor } of REMOVED_SETTINGS) {
        assert.equal(settingByName(name), undefined, name);
        if (successor) assert.ok(settingByName(successor), successor);
      }
    });
  });

  describe('history', () => {
    it('every setting that any release had is there, or is said to be removed', () => {
      assert.deepEqual(
        history.names.map(({ name }) => name).toSorted(),
        [...SETTINGS, ...REMOVED_SETTINGS].map(({ name }) => name).toSorted(),
      );
    });

    it('no release had a setting that is only imagined', () => {
      const had = new Set(history.names.map(({ name }) => name));
      assert.deepEqual(
        IMAGINED_SETTINGS.filter(({ name }) => had.has(name)),
        [],
      );
    });

    it('the first and the last release with a name are those of the recording', () => {
      const first = new Map(SETTINGS.map(({ name, since }) => [name, since]));
      const last = new Map(REMOVED_SETTINGS.map(({ name, until }) => [name, until]));
      for (const { name, first_tag: since, last_tag: until } of history.names) {
        if (until === null) assert.equal(first.get(name), since, name);
        else assert.equal(last.get(name), until, name);
      }
    });

    it('changes are told in the order of releases, after the first with the name', () => {
      for (const { name, since, changed = [] } of SETTINGS) {
        const told = [since, ...changed.map(({ release }) => release)].map(release => parseVersion(release)!);
        assert.deepEqual(told, told.toSorted(compareVersions), name);
      }
    });
  });

  describe('atoms', () => {
    it('are all there, with the types of their values', () => {
      assert.deepEqual(
        Object.fromEntries(ATOMS.map(({ key, type }) => [key, type])),
        Object.fromEntries(Object.entries(recorded.atoms).map(([key, { type }]) => [key, type])),
      );
    });

    it('of one request tell the same in every unit', () => {
      const micros = { microseconds: 1, milliseconds: 1000, seconds: 1_000_000, bytes: Number.NaN };
      for (const { key, field, unit } of ATOMS) {
        if (field !== 'duration') continue;
        const told = Number(recorded.atoms[key]!.value) * micros[unit!];
        assert.ok(told <= 2_345_678 && told > 2_345_678 - micros[unit!], `${key}: ${told}`);
      }
    });

    it('with a name are found whatever its case', () => {
      assert.equal(atomByKey('{User-Agent}i')?.field, 'userAgent');
      assert.equal(atomByKey('{X-Request-Id}I')?.key, '{x-request-id}i');
      assert.equal(atomByKey('{x-request-id}t'), undefined);
      for (const { key } of NAMED_ATOMS) assert.ok(atomByKey(key), key);
    });
  });

  it('log levels are those of the logger, with their numbers', () => {
    assert.deepEqual(Object.fromEntries(LOG_LEVELS.map(({ name, number }) => [name, number])), recorded.levels);
  });

  it('every worker class is known by its short name and its path', () => {
    for (const [name, path] of Object.entries(recorded.workers)) {
      assert.ok(workerClassByName(name), name);
      assert.equal(workerClassByName(path), workerClassByName(name), path);
    }
  });
});

function byName<Row extends { readonly name: string }>(rows: readonly Row[]): Record<string, Row> {
  return Object.fromEntries(
    rows.toSorted((one, other) => (one.name < other.name ? -1 : 1)).map(row => [row.name, row]),
  );
}
