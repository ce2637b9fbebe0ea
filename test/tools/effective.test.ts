import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCommandLine } from '../../core/config/command-line.ts';
import { SHLEX, splitWords, verbatim } from '../../core/config/command-lines/shell-words.ts';
import type { EffectiveSetting, Layer } from '../../core/config/effective.ts';
import { effectiveSettings } from '../../core/config/effective.ts';
import { pythonText } from '../../core/config/python-text.ts';
import { readSettings } from '../../core/config/read-settings.ts';
import type { Version } from '../../core/gunicorn/version.ts';
import { parseVersion } from '../../core/gunicorn/version.ts';
import { needsTools } from '../support/tools.ts';

interface Start {
  readonly config?: string;
  readonly environment?: Readonly<Record<string, string>>;
  /** Behind `gunicorn --print-config`. */
  readonly line?: string;
}

/** Every way in which the places overrule each other. */
const STARTS: Readonly<Record<string, Start>> = {
  'nothing is set': {},
  'a config sets it': { config: "workers = 3\nbind = '127.0.0.1:9000'\nloglevel = ' debug '\npreload_app = 'true'\n" },
  'lists of a config': {
    config:
      "bind = ['[::1]:8000', 'unix:/tmp/a.sock']\nraw_env = ['A=1', 'B=2']\nforwarded_allow_ips = '10.0.0.1, 10.0.0.2'\n",
  },
  'the environment makes defaults': { environment: { PORT: '5000', WEB_CONCURRENCY: '4', FORWARDED_ALLOW_IPS: '*' } },
  'a config wins over the environment': {
    config: "workers = 2\nbind = ':1'\n",
    environment: { PORT: '5000', WEB_CONCURRENCY: '4' },
  },
  'the variable wins over a config': {
    config: 'workers = 2\ntimeout = 10\n',
    environment: { GUNICORN_CMD_ARGS: '--workers 5 --access-logformat "%(h)s \\"%(r)s\\""' },
  },
  'the command line wins over the variable': {
    config: 'workers = 2\ntimeout = 10\n',
    environment: { GUNICORN_CMD_ARGS: '-w 5 -t 20 --bind 0.0.0.0:80' },
    line: '-w 6 --bind :1 --bind :2 app:app',
  },
  'lists are replaced, not joined': {
    config: "bind = [':1', ':2']\nraw_env = 'A=1'\n",
    environment: { GUNICORN_CMD_ARGS: '-b :3 -e B=2' },
    line: '-b :4 app:app',
  },
  'flags without a value': {
    config: 'preload_app = False\nsendfile = None\n',
    line: '--preload --no-sendfile --capture-output --reload --umask 022 -k gthread --threads 4 app:app',
  },
  'flags by their beginnings': { line: "--access-logfi=- --error-log '' --log-l ' DEBUG ' --keep 7 app:app" },
  'texts with quotes': {
    config: 'proc_name = "it\'s \\"mine\\""\nstatsd_prefix = "it\'s"\nsyslog_prefix = "a\\\\b"\n',
  },
};

describe('the effective configuration is what gunicorn --print-config prints', () => {
  let folder: string;
  let version: Version;

  before(function () {
    needsTools('gunicorn');
    folder = realpathSync(mkdtempSync(join(tmpdir(), 'effective-')));
    writeFileSync(join(folder, 'app.py'), 'def app(environ, start_response): pass\n');
    const { stdout } = spawnSync('gunicorn', ['--version'], { encoding: 'utf8' });
    version = parseVersion(/[\d.]+/.exec(stdout)![0])!;
  });

  after(() => folder && rmSync(folder, { recursive: true, force: true }));

  for (const [name, { config, environment = {}, line = 'app:app' }] of Object.entries(STARTS)) {
    it(name, () => {
      writeFileSync(join(folder, 'gunicorn.conf.py'), config ?? '');
      const layers: Layer[] = [];
      if (config !== undefined) layers.push({ from: 'config', settings: readSettings(config) });
      const variable = environment['GUNICORN_CMD_ARGS'];
      if (variable !== undefined) layers.push({ from: 'GUNICORN_CMD_ARGS', settings: ofLine(variable, version) });
      layers.push({ from: 'command line', settings: ofLine(`--print-config ${line}`, version) });

      const ours = new Map(
        effectiveSettings({ version, layers, environment, folder }).map(found => [found.setting.name, printed(found)]),
      );
      const theirs = printConfig(folder, environment, line);
      const compared = Array.from(theirs).filter(([key]) => ours.get(key) !== undefined);
      assert.ok(compared.length > 50, `only ${compared.length} settings were compared`);
      for (const [key, value] of compared) assert.equal(`${key} = ${ours.get(key)}`, `${key} = ${value}`);
    });
  }
});

const ofLine = (line: string, version: Version) => readCommandLine(splitWords(verbatim(line), SHLEX), version).settings;

/** As `print` shows it: texts at the top have no quotes. What depends on the user or the release is left out. */
function printed({ setting, value }: EffectiveSetting): string | undefined {
  if (LEFT_OUT.has(setting.name)) return undefined;
  return value.kind === 'string' ? value.value : pythonText(value);
}

/** They are those of the process, or printed in another order. */
const LEFT_OUT = new Set(['user', 'group', 'secure_scheme_headers', 'default_proc_name']);

function printConfig(folder: string, environment: Readonly<Record<string, string>>, line: string): Map<string, string> {
  const { PORT: _, WEB_CONCURRENCY: __, FORWARDED_ALLOW_IPS: ___, GUNICORN_CMD_ARGS: ____, ...env } = process.env;
  const words = splitWords(verbatim(line), SHLEX).map(({ text }) => text.value);
  const { stdout, stderr, status } = spawnSync('gunicorn', ['--print-config', ...words], {
    encoding: 'utf8',
    cwd: folder,
    env: { ...env, ...environment },
  });
  assert.equal(status, 0, stderr);
  return new Map(Array.from(stdout.matchAll(/^(\w+) += (.*)$/gm), ([, key, value]) => [key!, value!]));
}
