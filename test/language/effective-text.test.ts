import assert from 'node:assert/strict';
import { english } from '../../core/base/localize.ts';
import { effectiveSettings } from '../../core/config/effective.ts';
import { readSettings } from '../../core/config/read-settings.ts';
import { mayUse, startsIn } from '../../core/config/starts.ts';
import { NEWEST } from '../../core/gunicorn/version.ts';
import { effectiveText } from '../../core/language/effective-text.ts';

const CONFIG = `import os
bind = '127.0.0.1:8000'
workers = int(os.environ.get('WORKERS', 2))
loglevel = 'debug'
`;
const DOCKERFILE = `FROM python:3.13
ENV GUNICORN_CMD_ARGS="--threads 4 --log-level info"
CMD ["gunicorn", "-b", "0.0.0.0:8000", "shop:app"]
`;

const nameOf = (path: string) => path.replace('/srv/', '');

describe('the effective configuration', () => {
  it('names for each value the place that says so, and what is left to Gunicorn', () => {
    const [start] = startsIn('/srv/Dockerfile', DOCKERFILE, NEWEST);
    const texts = new Map([
      ['/srv/gunicorn.conf.py', CONFIG],
      ['/srv/Dockerfile', DOCKERFILE],
    ]);
    const layers = [
      { from: 'config' as const, path: '/srv/gunicorn.conf.py', settings: readSettings(CONFIG) },
      ...start!.layers,
    ];
    const settings = effectiveSettings({ version: NEWEST, layers });
    const text = effectiveText({ version: NEWEST, settings, texts, nameOf, start: 'Dockerfile:3' }, english);
    assert.equal(
      text.slice(0, text.indexOf('access_log_format')),
      `# What Gunicorn 26.1.0 uses when Dockerfile:3 starts it. Nothing was run to find out.
# … stands for what only running it tells.

# Set: 4
bind = ['0.0.0.0:8000']  # Dockerfile:3, command line
loglevel = 'info'        # Dockerfile:2, GUNICORN_CMD_ARGS
threads = 4              # Dockerfile:2, GUNICORN_CMD_ARGS
workers = 2 | …          # gunicorn.conf.py:3

# Gunicorn's defaults: 94
`,
    );
    assert.match(text, /\ntimeout = 30\n/);
  });

  it('says so when no command line was found', () => {
    const text = effectiveText(
      { version: [20, 1, 0], settings: [], texts: new Map(), nameOf, start: undefined },
      english,
    );
    assert.match(text, /^# What Gunicorn 20\.1\.0 uses when it is started without arguments\./);
  });
});

describe('a command line starts Gunicorn with a config', () => {
  const CASES = [
    ['shop:app', '/srv/gunicorn.conf.py', true],
    ['shop:app', '/srv/deploy/gunicorn_prod.conf.py', false],
    ['-c deploy/web.py shop:app', '/srv/deploy/web.py', true],
    ['-c ./deploy/web.py shop:app', '/srv/deploy/web.py', true],
    ['--config=file:/app/deploy/web.py shop:app', '/srv/deploy/web.py', true],
    ['-c other/web.py shop:app', '/srv/deploy/web.py', false],
    ['-c web.py shop:app', '/srv/deploy/myweb.py', false],
  ] as const;
  for (const [line, config, may] of CASES) {
    it(`gunicorn ${line} ${may ? 'may' : 'does not'} use ${config}`, () => {
      const [start] = startsIn('/srv/Procfile', `web: gunicorn ${line}\n`, NEWEST);
      assert.equal(mayUse(start!, config), may);
    });
  }

  it('a file of another kind starts nothing', () => {
    assert.deepEqual(startsIn('/srv/README.md', 'gunicorn shop:app\n', NEWEST), []);
  });
});
