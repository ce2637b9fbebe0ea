import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { ATOMS } from '../../core/gunicorn/atoms.ts';
import { LOG_LEVELS } from '../../core/gunicorn/log-levels.ts';
import { REMOVED_SETTINGS } from '../../core/gunicorn/removed-settings.ts';
import { settingIn } from '../../core/gunicorn/setting-history.ts';
import { settingByName, SETTINGS } from '../../core/gunicorn/settings/index.ts';
import { parseVersion } from '../../core/gunicorn/version.ts';
import { WORKER_CLASSES, workerClassByName } from '../../core/gunicorn/worker-classes.ts';
import type { GunicornFacts } from '../support/gunicorn-facts.ts';
import { FROM_THE_MACHINE, KIND_OF_VALIDATOR } from '../support/gunicorn-facts.ts';

describe('the facts about Gunicorn hold for the installed one', () => {
  const installed = askInstalled();
  // Distributions carry fixes over to older releases: Debian's 20.1 has a setting that came and went with 22.0.
  const removed = new Set(REMOVED_SETTINGS.map(({ name }) => name));
  const settings = installed.settings.filter(({ name }) => !removed.has(name));

  it('its settings are those that are not younger than it', () => {
    const expected = SETTINGS.filter(({ since }) => !isLater(since, installed.gunicorn)).map(({ name }) => name);
    assert.deepEqual(settings.map(({ name }) => name).toSorted(), expected.toSorted());
  });

  it('what they accept and their defaults are those of the rows for its release', () => {
    const release = parseVersion(installed.gunicorn)!;
    const known = settings.filter(({ name }) => !FROM_THE_MACHINE.has(name));
    assert.deepEqual(
      known.map(({ name, validator, default: value }) => [name, KIND_OF_VALIDATOR[validator], value]),
      known.map(({ name }) => {
        const { kind, default: value } = settingIn(settingByName(name)!, release);
        return [name, kind, value];
      }),
    );
  });

  it('its flags are known', () => {
    const known = new Set(SETTINGS.flatMap(({ name, flags }) => flags.map(flag => `${name} ${flag}`)));
    const unknown = settings.flatMap(({ name, flags }) => flags.map(flag => `${name} ${flag}`));
    assert.deepEqual(
      unknown.filter(flag => !known.has(flag)),
      [],
    );
  });

  it('its atoms have the types of ours', () => {
    assert.deepEqual(
      Object.fromEntries(Object.entries(installed.atoms).map(([key, { type }]) => [key, type])),
      Object.fromEntries(ATOMS.map(({ key, type }) => [key, type])),
    );
  });

  it('its log levels are ours', () => {
    assert.deepEqual(installed.levels, Object.fromEntries(LOG_LEVELS.map(({ name, number }) => [name, number])));
  });

  it('its worker classes are known, and those that were removed later are said to be', () => {
    for (const name of Object.keys(installed.workers)) assert.ok(workerClassByName(name), name);
    for (const { name, removedIn } of WORKER_CLASSES) {
      if (removedIn) assert.equal(name in installed.workers, isLater(removedIn, installed.gunicorn), name);
    }
  });

  it('its worker classes look at the settings of how much they do at once that ours say', () => {
    const where = ['-c', 'import gunicorn.workers; print(gunicorn.workers.__path__[0])'];
    const folder = spawnSync('/usr/bin/python3', where, { encoding: 'utf8' }).stdout.trim();
    const read = (module: string) => readFileSync(`${folder}/${module}.py`, 'utf8');
    const base = read('base_async');
    for (const [name, path] of Object.entries(installed.workers)) {
      const own = read(path.split('.').at(-2)!);
      const source = /import AsyncWorker/.test(own) ? own + base : own;
      const found = ['threads', 'worker_connections'].filter(setting => source.includes(`cfg.${setting}`));
      assert.deepEqual(workerClassByName(name)!.limitedBy, found, name);
    }
  });
});

function askInstalled(): GunicornFacts {
  // What the environment says would become defaults.
  const { PORT: _, WEB_CONCURRENCY: __, FORWARDED_ALLOW_IPS: ___, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync('/usr/bin/python3', ['scripts/compare-facts.py'], {
    encoding: 'utf8',
    env,
  });
  assert.equal(status, 0, stderr);
  return JSON.parse(stdout) as GunicornFacts;
}

/** Whether one release came after the other: 20.10 after 20.9. */
function isLater(one: string, other: string): boolean {
  return one.localeCompare(other, 'en', { numeric: true }) > 0;
}
