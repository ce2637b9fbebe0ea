import assert from 'node:assert/strict';
import { manualUrl } from '../../core/gunicorn/manual.ts';

describe("Gunicorn's manual", () => {
  it('has a place for each setting, where it stood in each release', () => {
    assert.equal(
      manualUrl('access_log_format', [26, 1, 0]),
      'https://gunicorn.org/reference/settings/#access_log_format',
    );
    assert.equal(
      manualUrl('access_log_format', [20, 1, 0]),
      'https://docs.gunicorn.org/en/20.1.0/settings.html#access-log-format',
    );
  });
});
