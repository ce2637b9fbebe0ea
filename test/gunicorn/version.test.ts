import assert from 'node:assert/strict';
import { compareVersions, isSince, NEWEST, parseVersion, versionText } from '../../core/gunicorn/version.ts';

describe('releases of Gunicorn', () => {
  for (const [text, version] of [
    ['26.1.0', [26, 1, 0]],
    ['v23.0', [23, 0, 0]],
    [' 20 ', [20, 0, 0]],
    ['19.10.0', [19, 10, 0]],
    ['latest', undefined],
    ['', undefined],
    ['1.2.3.4', undefined],
    ['20.1.0rc1', undefined],
  ] as const) {
    it(`"${text}" is ${version?.join('.') ?? 'none'}`, () => assert.deepEqual(parseVersion(text), version));
  }

  it('19.10.0 came after 19.9.0', () => assert.ok(compareVersions([19, 10, 0], [19, 9, 0]) > 0));
  it('20.1.0 has what came with 20.1, not what came with 22', () => {
    assert.ok(isSince([20, 1, 0], '20.1'));
    assert.ok(!isSince([20, 1, 0], '22.0.0'));
  });
  it('are written as Gunicorn writes its own', () => assert.equal(versionText(NEWEST), '26.1.0'));
});
