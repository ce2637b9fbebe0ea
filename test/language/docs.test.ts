import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';

describe('pages that follow from registries', () => {
  it('are as the registries have them', () => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/write-docs.mjs', '--check'], { encoding: 'utf8' });
    assert.equal(status, 0, stderr);
  });
});
