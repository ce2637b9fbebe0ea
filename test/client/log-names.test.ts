import assert from 'node:assert/strict';
import { isErrorLogName, isLogName, withoutRotation } from '../../client/log-names.ts';

describe('names of logs', () => {
  const ROTATED: Readonly<Record<string, string>> = {
    '/logs/access.log': '/logs/access.log',
    '/logs/access.log.1': '/logs/access.log',
    '/logs/access.log.12.gz': '/logs/access.log',
    '/logs/access.log.gz': '/logs/access.log',
    '/logs/access.log-20261122': '/logs/access.log',
    '/logs/access.log-20261122.gz': '/logs/access.log',
    '/logs/access.log-20261122.zst': '/logs/access.log',
    '/logs/access.log-2026-11-22': '/logs/access.log',
    '/logs/access_log.3': '/logs/access_log',
    '/logs/v2.1/access.log': '/logs/v2.1/access.log',
    '/logs/access.2026.log': '/logs/access.2026.log',
  };
  for (const [path, written] of Object.entries(ROTATED)) {
    it(`${path} was written as ${written}`, () => assert.equal(withoutRotation(path), written));
  }

  it('a log is known by its name', () => {
    for (const name of ['access.log', 'access_log', 'web.log.2.gz', 'gunicorn-access.log-20261122']) {
      assert.ok(isLogName(`/srv/${name}`), name);
    }
    for (const name of ['access.json', 'logging.py', 'gunicorn.conf.py', 'archive.gz', 'catalog']) {
      assert.ok(!isLogName(`/access.log/${name}`), name);
    }
  });

  it('an error log is known by its name, wherever it lies', () => {
    assert.ok(isErrorLogName('/srv/error.log.1'));
    assert.ok(!isErrorLogName('/srv/error/access.log'));
    assert.ok(!isErrorLogName('/srv/access-error.log'));
  });
});
