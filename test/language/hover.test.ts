import assert from 'node:assert/strict';
import { english } from '../../core/base/localize.ts';
import { createLanguageService } from '../../core/language/service.ts';
import { ATOMS } from '../../core/gunicorn/atoms.ts';
import { SETTINGS } from '../../core/gunicorn/settings/index.ts';
import type { Version } from '../../core/gunicorn/version.ts';
import { readCursor } from '../support/marks.ts';

const service = createLanguageService({ t: english });

/** The cursor is `|`. What is hovered, and some of what is said; null where nothing is. */
const CASES: readonly [says: string, marked: string, about: string | null, ...said: RegExp[]][] = [
  [
    'a setting',
    `log|level = 'debug'`,
    'loglevel',
    /^\*\*`loglevel`\*\* — Logging\n/,
    /Default: `'info'`/,
    /`--log-level`/,
  ],
  ['the end of its name', `loglevel| = 'debug'`, 'loglevel'],
  ['a setting in a branch', `if x:\n  work|ers = 2`, 'workers'],
  ['a hook', `def on_|starting(server):\n  pass`, 'on_starting', /Server Hooks/, /Only in a config file/],
  ['a name that is no setting', `log_le|vel = 'debug'`, null],
  ['a setting that is only looked at', `workers = 1\nprint(work|ers)`, null],
  ['an atom', `access_log_format = '%(h)s %(|D)s'`, '%(D)s', /Unit: microseconds/, /Type: whole number/, /134250/],
  ['the first character of an atom', `access_log_format = '%(h)s|%(D)s'`, '%(D)s'],
  ['an atom with zeros', `access_log_format = '%(|T).3f'`, '%(T).3f', /Written this way, the line has `0\.000`\.$/],
  ['an atom with a width', `access_log_format = '%(|m)-6s'`, '%(m)-6s', /the line has `GET   `\.$/],
  ['an atom that is lost', `access_log_format = '%(|L).3f'`, '%(L).3f', /Python fails and the line is lost\.$/],
  ['a number under asgi', `worker_class = 'asgi'\naccess_log_format = '%(|s)d'`, '%(s)d', /the line has `200`\.$/],
  ['a header', `access_log_format = '%({X-Request-|Id}i)s'`, '%({X-Request-Id}i)s', /Request header `x-request-id`/],
  ['an atom that does not exist', `access_log_format = '%(|Q)s'`, '%(Q)s', /has no atom `Q`/],
  ['an atom behind escapes', String.raw`access_log_format = '\t\x41 %(|h)s'`, '%(h)s', /Address of the peer/],
  ['an atom in the second piece', `access_log_format = ('a' "b"\n  '%(|h)s')`, '%(h)s'],
  ['an atom in an f-string', `access_log_format = f'{{}} %(|h)s'`, '%(h)s'],
  ['an atom under another name', `FORMAT = '%(|h)s'\naccess_log_format = FORMAT`, '%(h)s'],
  ['an atom in a format that is not the last', `access_log_format = '%(|h)s'\naccess_log_format = ''`, '%(h)s'],
  [
    'the text between atoms',
    `access_log_format = '%(h)s| took %(D)s'`,
    `'%(h)s took %(D)s'`,
    /192\.0\.2\.10 took 134250\n/,
  ],
  [
    'the columns below the line',
    `access_log_format = '%(h)s| %(D)-8s %({X-Tenant}i)s %(Q)s'`,
    `'%(h)s %(D)-8s %({X-Tenant}i)s %(Q)s'`,
    /\n\| Atom \| Example \| Meaning \|\n\| --- \| --- \| --- \|\n/,
    /\n\| `%\(h\)s` \| `192\.0\.2\.10` \| Address of the peer \|\n/,
    /\n\| `%\(D\)-8s` \| `134250  ` \| Time spent .*, microseconds \|\n/,
    /\n\| `%\(\{X-Tenant\}i\)s` \| `-` \| Request header `x-tenant` \|\n/,
    /\n\| `%\(Q\)s` \| `-` \| No atom of Gunicorn; always a hyphen \|$/,
  ],
  [
    'the unit of a size, of which its meaning says nothing',
    `access_log_format = '%(b)s| %(s)s'`,
    `'%(b)s %(s)s'`,
    /\n\| `%\(b\)s` \| `5120` bytes \| Size of the response body \|\n/,
    /\n\| `%\(s\)s` \| `200` \| Status code/,
  ],
  [
    'a bar in a key, which does not end its cell',
    `access_log_format = 'a|a %(a\\x7cb)s'`,
    `'aa %(a\\x7cb)s'`,
    /\| `%\(a\\\|b\)s` \|/,
  ],
  [
    'the text of a broken format',
    `access_log_format = '%(h)s| %(D) %(b)s'`,
    `'%(h)s %(D) %(b)s'`,
    /^Gunicorn loses every line of this format: Python fails at `%\(D\)`\.\n/,
  ],
  ['a number that is text', `access_log_format = '%(h)s| %(s)d'`, `'%(h)s %(s)d'`, /fails at `%\(s\)d`/],
  [
    'a number that is text, except under the asgi worker',
    `worker_class = 'asgi'\naccess_log_format = '%(h)s| %(s)05d'`,
    `'%(h)s %(s)05d'`,
    /192\.0\.2\.10 00200\n/,
  ],
  [
    'an atom of a logger of the project',
    `logger_class = 'shop.Logger'\naccess_log_format = '%(h)s| %(Q)s'`,
    `'%(h)s %(Q)s'`,
    /the logger class may know it/,
  ],
  [
    'the format of a worker that ignores it',
    `worker_class = 'uvicorn.workers.UvicornWorker'\naccess_log_format = '%(h)s| %(D)s'`,
    `'%(h)s %(D)s'`,
    /^`uvicorn\.workers\.UvicornWorker` writes lines of its own form/,
  ],
  [
    'the format of a worker class of the project',
    `worker_class = 'shop.Worker'\naccess_log_format = '%(h)s| %(D)s'`,
    `'%(h)s %(D)s'`,
    /192\.0\.2\.10 134250\n/,
  ],
  ['the quote', `access_log_format =| '%(h)s'`, null],
  ['a text that is no format', `accesslog = '%(|h)s'`, null],
  ['an empty file', `|`, null],
];

describe('hovering', () => {
  for (const [says, marked, about, ...said] of CASES) {
    it(says, () => {
      const { text, offset } = readCursor(marked);
      const hover = service.hover(service.open(text), offset);
      assert.equal(hover ? text.slice(hover.at.start, hover.at.end) : null, about);
      for (const pattern of said) assert.match(hover!.markdown, pattern);
    });
  }

  it('explains every setting and every atom, each part on a line of its own', () => {
    for (const { name, summary } of SETTINGS) {
      const hover = service.hover(service.open(`${name} = x`), 0);
      assert.ok(hover!.markdown.includes(summary), name);
    }
    for (const { key, means, trap } of ATOMS) {
      const hover = service.hover(service.open(`access_log_format = '%(${key})s'`), 23);
      assert.ok(hover!.markdown.includes(means) && (trap === null || hover!.markdown.includes(trap)), key);
    }
  });

  it('is short, however long the format is', () => {
    const text = `access_log_format = 'a${'%(D)99999d'.repeat(5000)}'`;
    const { markdown } = service.hover(service.open(text), 21)!;
    assert.ok(markdown.length < 20_000, String(markdown.length));
    assert.match(markdown, /And 4960 more\.$/);
  });

  it('tells of a setting what holds for the release in use', () => {
    assert.match(
      told('proxy_protocol', 26, 1, 0),
      /Default: `'off'`[^]*Changed in Gunicorn 24\.1\.0: It names a version/,
    );
    assert.match(told('proxy_protocol', 20, 1, 0), /Default: `False`/);
    assert.doesNotMatch(told('proxy_protocol', 20, 1, 0), /Values:/);
    assert.match(told('forwarded_allow_ips', 23, 0, 0), /Default: `'127\.0\.0\.1,::1'`/);
    assert.match(told('forwarded_allow_ips', 22, 0, 0), /Default: `'127\.0\.0\.1'`/);
    assert.match(told('control_socket', 25, 1, 0), /Since Gunicorn 25\.1\.0 {2}\n|Since Gunicorn 25\.1\.0$/m);
    assert.match(told('control_socket', 20, 1, 0), /Since Gunicorn 25\.1\.0, so not in 20\.1\.0/);
  });

  it('ends with the place in the manual of Gunicorn', () => {
    const link = /\n\n\[Gunicorn's manual\]\((https:[^)]*)\)(\n\n---\n\n.*)?$/.exec(
      told('access_log_format', 26, 1, 0),
    );
    assert.equal(link?.[1], 'https://gunicorn.org/reference/settings/#access_log_format');
  });

  it('shows what stands in a config as code, whatever it is', () => {
    const { text, offset } = readCursor("access_log_format = '%(|`[x](command:y)`<b>)s'");
    const { markdown } = service.hover(service.open(text), offset)!;
    assert.match(markdown, /`` `\[x\]\(command:y\)`<b> ``/);
  });
});

/** What is said of a setting to somebody who has this release. */
function told(name: string, ...version: Version): string {
  return service.hover(service.open(`${name} = x`, { version }), 0)!.markdown;
}
