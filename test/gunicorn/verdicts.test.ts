import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readSettings } from '../../core/config/read-settings.ts';
import { settingIn } from '../../core/gunicorn/setting-history.ts';
import { SETTINGS } from '../../core/gunicorn/settings/index.ts';
import { isSince, parseVersion } from '../../core/gunicorn/version.ts';
import { refusalOf } from '../../core/language/refusals.ts';

/** What `scripts/record-verdicts.py` writes: for each release the settings that take other values than before. */
interface Verdicts {
  /** Python source. */
  readonly sources: readonly string[];
  /** A `1` for each source that is taken, a `0` for each that is refused. */
  readonly releases: readonly (readonly [release: string, taken: Readonly<Record<string, string>>])[];
}

const { sources, releases } = JSON.parse(
  readFileSync('test/fixtures/gunicorn/value-verdicts.json', 'utf8'),
) as Verdicts;

describe('values are refused as each release refuses them', () => {
  const taken = new Map<string, string>();
  for (const [release, changes] of releases) {
    for (const [name, bits] of Object.entries(changes)) taken.set(name, bits);
    const recorded = [...taken];

    it(release, () => {
      const version = parseVersion(release)!;
      const rows = new Map(SETTINGS.filter(({ since }) => isSince(version, since)).map(row => [row.name, row]));
      const differences: string[] = [];
      let compared = 0;
      for (const [name, bits] of recorded) {
        const row = rows.get(name);
        // One that was removed later.
        if (!row) continue;
        const setting = settingIn(row, version);
        for (const [index, source] of sources.entries()) {
          const { value } = readSettings(`${name} = ${source}\n`).values[name]!;
          if (value.kind === 'unknown') continue;
          compared++;
          const isTaken = refusalOf(setting, value) === undefined;
          if (isTaken !== (bits[index] === '1')) differences.push(`${name} = ${source}: taken is ${!isTaken}`);
        }
      }
      assert.deepEqual(differences, []);
      assert.ok(compared > 5000, `${compared} compared`);
    });
  }

  it('none is left out that a release of the recording has and that does not depend on the machine', () => {
    const judged = new Set(releases.flatMap(([, changes]) => Object.keys(changes)));
    const silent = SETTINGS.filter(({ name, kind }) => kind !== 'hook' && !judged.has(name)).map(({ name }) => name);
    assert.deepEqual(silent.toSorted(), ['chdir', 'group', 'reload_extra_files', 'ssl_version', 'user']);
  });
});
