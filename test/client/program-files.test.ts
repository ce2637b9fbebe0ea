import { equal } from 'node:assert/strict';
import { fileMeant, nameToFind } from '../../client/program-files.ts';

/** The folder of the workspace, and a file in it. */
const file = (inFolder: string, folder = '/home/me/bookshop') => ({ path: `${folder}/${inFolder}`, inFolder });
const FILES = [
  file('shop.py'),
  file('src/shop/cart.py'),
  file('src/blog/views.py'),
  file('src/shop/views.py'),
  file('main.py'),
  file('jobs/main.py'),
  file('util.py'),
  file('.venv/lib/python3.11/site-packages/flask/app.py'),
  file('app.py'),
];

describe('a path in a traceback', () => {
  const MEANT: Readonly<Record<string, string | undefined>> = {
    '/home/me/bookshop/src/blog/views.py': 'src/blog/views.py',
    // A container has the project elsewhere, or parts of it.
    '/app/shop.py': 'shop.py',
    '/srv/bookshop/src/shop/cart.py': 'src/shop/cart.py',
    '/app/shop/views.py': 'src/shop/views.py',
    'shop/views.py': 'src/shop/views.py',
    './shop.py': 'shop.py',
    'C:\\work\\bookshop\\src\\shop\\cart.py': 'src/shop/cart.py',
    '/app/main.py': 'main.py',
    '/app/jobs/main.py': 'jobs/main.py',
    // Two files fit equally well.
    '/app/views.py': undefined,
    // What was installed, or is Python's own, is no file of ours that has the same name.
    '/usr/lib/python3/dist-packages/gunicorn/util.py': undefined,
    '/usr/lib/python3.11/util.py': undefined,
    '/usr/local/lib/python3.11/site-packages/flask/app.py': '.venv/lib/python3.11/site-packages/flask/app.py',
    '/app/elsewhere.py': undefined,
  };
  for (const [logged, meant] of Object.entries(MEANT)) {
    it(`${logged} ${meant === undefined ? 'is no file of the workspace' : `means ${meant}`}`, () => {
      equal(fileMeant(logged, FILES)?.inFolder, meant);
    });
  }

  const HOSTILE = [
    '<string>',
    '<frozen importlib._bootstrap>',
    '//evil.example/share/shop.py',
    '\\\\evil.example\\share\\shop.py',
    'command:workbench.action.quit',
    'https://evil.example/shop.py',
    'file:///etc/passwd',
    '/app/../../etc/shop.py',
    'C:..\\shop.py',
    '/app/shop.py\u0000',
    '/app/\u202Eshop.py',
    '',
    '/',
  ];
  for (const logged of HOSTILE) {
    it(`${JSON.stringify(logged)} means nothing`, () => {
      equal(fileMeant(logged, [...FILES, file('passwd'), file('quit')]), undefined);
      equal(nameToFind(logged), undefined);
    });
  }

  it('is looked for by a name that is no pattern', () => {
    equal(nameToFind('/app/my shop-2.py'), 'my shop-2.py');
    equal(nameToFind('/app/书店.py'), '书店.py');
    for (const name of ['*.py', 'a,b.py', '{a}.py', '[a].py', 'a?.py', '!a.py']) {
      equal(nameToFind(`/app/${name}`), undefined, name);
    }
  });
});
