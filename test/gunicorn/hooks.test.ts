import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { HookRecord } from '../support/hook-record.ts';
import { expectedRecord } from '../support/hook-record.ts';

describe('hooks', () => {
  it('ran in the processes that we name, when a Gunicorn was recorded', () => {
    const recorded = JSON.parse(readFileSync('test/fixtures/gunicorn/hooks-26.1.json', 'utf8')) as HookRecord;
    assert.deepEqual(recorded, expectedRecord('26.1.0'));
  });
});
