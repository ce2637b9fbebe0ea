import assert from 'node:assert/strict';
import { english } from '../../core/base/localize.ts';
import { NEWEST } from '../../core/gunicorn/version.ts';
import { createLanguageService } from '../../core/language/service.ts';

const service = createLanguageService({ t: english });

/** The lines above which a preview of the access log is offered, counted from 1. */
const CASES: readonly [says: string, config: string, lines: readonly number[]][] = [
  ['a format', `workers = 2\naccess_log_format = '%(h)s'`, [2]],
  ['the one that wins', `access_log_format = '%(h)s'\naccess_log_format = '%(m)s'`, [2]],
  ['each branch', `if x:\n  access_log_format = '%(h)s'\nelse:\n  access_log_format = '%(m)s'`, [2, 4]],
  ['one assignment of two values once', `access_log_format = '%(h)s' if x else '%(m)s'`, [1]],
  ['nothing that only running the config would tell', `access_log_format = open('x').read()`, []],
  ['nothing half-typed', `access_log_format = '%(h)s`, []],
  ['no other text', `accesslog = '-'`, []],
];

describe('the lens that previews the access log is above', () => {
  for (const [says, config, lines] of CASES) {
    it(says, () => {
      const path = '/srv/gunicorn.conf.py';
      const lenses = service
        .lenses(service.open(config, { version: NEWEST, path }))
        .filter(({ command }) => command === 'gunicorn.previewFormat');
      assert.deepEqual(
        lenses.map(({ at }) => config.slice(0, at.start).split('\n').length),
        lines,
      );
      for (const { at, values } of lenses) {
        assert.equal(config.slice(at.start, at.end), 'access_log_format');
        assert.deepEqual(values, [path]);
      }
    });
  }
});

describe('the lens that generates is above', () => {
  const CONFIGS: readonly [says: string, config: string, line: number | null][] = [
    [
      'the first setting',
      `import os

timeout_of = 30
bind = ':8000'
workers = 2`,
      4,
    ],
    [
      'nothing where there is no setting',
      `import os
nothing = 1`,
      null,
    ],
  ];
  for (const [says, config, line] of CONFIGS) {
    it(says, () => {
      const path = '/srv/gunicorn.conf.py';
      const lenses = service
        .lenses(service.open(config, { version: NEWEST, path }))
        .filter(({ command }) => command === 'gunicorn.generate');
      assert.deepEqual(
        lenses.map(({ at, values }) => [config.slice(0, at.start).split('\n').length, values]),
        line === null ? [] : [[line, [path]]],
      );
    });
  }
});
