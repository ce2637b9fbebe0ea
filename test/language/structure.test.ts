import assert from 'node:assert/strict';
import { english } from '../../core/base/localize.ts';
import { NEWEST } from '../../core/gunicorn/version.ts';
import type { ConfigDocument } from '../../core/language/document.ts';
import type { Files } from '../../core/language/files.ts';
import { createLanguageService } from '../../core/language/service.ts';

const service = createLanguageService({ t: english });

const CONFIG = `# Gunicorn of the shop,
# behind nginx.
import os
import multiprocessing

bind = '0.0.0.0:8000'
backlog = 64

level = os.environ.get('LEVEL', 'info')
loglevel = 'debug'
loglevel = level
logconfig_dict = {
    'version': 1,
    'handlers': {
        'console': {'class': 'logging.StreamHandler'},
    },
}


def post_fork(server, worker):
    if worker.age:
        server.log.info(level)


accesslog = 'logs/access.log'
`;

/** The first and last line of each fold, as they stand. */
const foldsIn = (text: string) => {
  const lines = text.split('\n');
  return service.folds(service.open(text)).map(({ first, last, kind }) => `${kind}: ${lines[first]} … ${lines[last]}`);
};

const around = (...paths: string[]): ConfigDocument['surroundings'] => ({
  version: NEWEST,
  path: '/srv/shop/deploy/gunicorn.conf.py',
  files: filesAt(paths),
});

/** The cursor is at `|`; what it leads to is marked in the answer. */
const definition = (marked: string) => {
  const offset = marked.indexOf('|');
  const text = marked.replace('|', '');
  const at = service.definition(service.open(text), offset);
  return at && `${text.slice(0, at.start)}[${text.slice(at.start, at.end)}]${text.slice(at.end)}`;
};

const linked = (text: string, ...paths: string[]) => {
  const document = service.open(text, around(...paths));
  return service.links(document).map(({ at, path }) => `${text.slice(at.start, at.end)} → ${path}`);
};

describe('the outline of a config', () => {
  it('has settings by section, where they stand together', () => {
    const outline = service
      .symbols(service.open(CONFIG))
      .map(
        ({ section, settings }) => `${section}: ${settings.map(({ name, detail }) => `${name} ${detail}`).join(', ')}`,
      );
    assert.deepEqual(outline, [
      "Server Socket: bind '0.0.0.0:8000', backlog 64",
      "Logging: loglevel 'debug', loglevel level, logconfig_dict {…",
      'Server Hooks: post_fork ',
      "Logging: accesslog 'logs/access.log'",
    ]);
  });

  it('holds every name within its statement, and every statement within its group', () => {
    for (const { at, settings } of service.symbols(service.open(CONFIG))) {
      for (const setting of settings) {
        assert.ok(at.start <= setting.at.start && setting.at.end <= at.end, setting.name);
        assert.ok(setting.at.start <= setting.nameAt.start && setting.nameAt.end <= setting.at.end, setting.name);
      }
    }
  });
});

describe('what can be folded in a config', () => {
  it('is comments, imports, brackets and blocks', () => {
    assert.deepEqual(foldsIn(CONFIG), [
      'comment: # Gunicorn of the shop, … # behind nginx.',
      'imports: import os … import multiprocessing',
      'code: logconfig_dict = { …     },',
      "code:     'handlers': { …         'console': {'class': 'logging.StreamHandler'},",
      'code: def post_fork(server, worker): …         server.log.info(level)',
      'code:     if worker.age: …         server.log.info(level)',
    ]);
  });

  it('is nothing on one line, nor what is not closed', () => {
    assert.deepEqual(foldsIn("bind = ['a', 'b']\nif True: workers = 2\n"), []);
    assert.deepEqual(foldsIn("bind = [\n'a',\n"), []);
  });
});

describe('the files that a config names', () => {
  for (const { says, text, there, links } of [
    {
      says: 'are linked',
      text: "errorlog = '/var/log/e.log'\n",
      there: '/var/log/e.log',
      links: ['/var/log/e.log → /var/log/e.log'],
    },
    {
      says: 'are not linked when they are not there',
      text: "errorlog = '/var/log/e.log'\n",
      there: '/var/log/f.log',
      links: [],
    },
    {
      says: 'may be named from the folder above',
      text: "accesslog = './logs/../a.log'\n",
      there: '/srv/shop/a.log',
      links: ['./logs/../a.log → /srv/shop/a.log'],
    },
    {
      says: 'may be named from chdir',
      text: "chdir = '/data'\naccesslog = 'a.log'\n",
      there: '/data/a.log',
      links: ['a.log → /data/a.log'],
    },
    {
      says: 'may be put together',
      text: "folder = '/var/log'\nlogconfig = folder + '/l.ini'\n",
      there: '/var/log/l.ini',
      links: ["folder + '/l.ini' → /var/log/l.ini"],
    },
    { says: 'are no files when the text says standard output', text: "accesslog = '-'\n", there: '-', links: [] },
    { says: 'are only those of settings', text: "other = '/a'\n", there: '/a', links: [] },
  ]) {
    it(says, () => assert.deepEqual(linked(text, there), links));
  }

  it('are unknown where no files can be seen', () => {
    assert.deepEqual(service.links(service.open("errorlog = '/var/log/e.log'\n")), []);
  });

  it('are offered for an analysis when they are access logs', () => {
    const text = "errorlog = '/var/log/e.log'\naccesslog = '/var/log/a.log'\n";
    const [lens, ...others] = service
      .lenses(service.open(text, around('/var/log/e.log', '/var/log/a.log')))
      .filter(({ command }) => command !== 'gunicorn.generate');
    assert.deepEqual(others, []);
    assert.deepEqual(lens && [lens.title, lens.command, lens.values], [
      'Analyze access log',
      'gunicorn.analyzeLog',
      ['/var/log/a.log'],
    ]);
  });
});

describe('where a name comes from', () => {
  it('is the last assignment before it', () => {
    assert.equal(definition('a = 1\na = 2\nworkers = |a\na = 3\n'), 'a = 1\n[a] = 2\nworkers = a\na = 3\n');
  });
  it('is the assignment that wins, for one that does not', () => {
    assert.equal(definition('workers| = 1\nworkers = 2\n'), 'workers = 1\n[workers] = 2\n');
  });
  it('is not said in a function', () => assert.equal(definition('a = 1\ndef f(a):\n    return |a\n'), undefined));
  it('is not said for names of others', () => assert.equal(definition('workers = |len([])\n'), undefined));

  it('is shown with every place of the name', () => {
    const document = service.open('a = 1\nworkers = a + a\na = 2\n');
    assert.deepEqual(
      service.highlights(document, 0).map(({ at, kind }) => `${at.start} ${kind}`),
      ['0 write', '16 read', '20 read', '22 write'],
    );
    assert.deepEqual(service.highlights(document, 18), []);
  });
});

function filesAt(paths: readonly string[]): Files {
  return { kind: path => (paths.includes(path) ? 'file' : 'missing'), text: () => undefined };
}
