import assert from 'node:assert/strict';
import { english } from '../../core/base/localize.ts';
import { createLanguageService } from '../../core/language/service.ts';
import { HOOKS } from '../../core/language/hooks.ts';
import { readCursor } from '../support/marks.ts';

const service = createLanguageService({ t: english });

function signatureAt(marked: string) {
  const { text, offset } = readCursor(marked);
  return service.signature(service.open(text), offset);
}

/** The cursor is `|`. The signature that is shown, with the parameter at the cursor in brackets. */
const SHOWN: readonly [says: string, marked: string, shown: string][] = [
  ['a list that was just opened', 'def post_fork(|', 'post_fork([server], worker)'],
  ['the first parameter', 'def post_fork(ser|ver, worker):\n    pass', 'post_fork([server], worker)'],
  ['behind the comma', 'def post_fork(server,|', 'post_fork(server, [worker])'],
  ['behind the comma and a blank', 'def post_fork(server, |)', 'post_fork(server, [worker])'],
  ['at the end of the list', 'def post_fork(server, worker|): pass', 'post_fork(server, [worker])'],
  ['one parameter too many', 'def post_fork(server, worker, |): pass', 'post_fork(server, worker)'],
  ['a list before other statements', 'def on_exit(|\nworkers = 2\n', 'on_exit([server])'],
  ['a list over several lines', 'def post_fork(\n    server,\n    |\n):\n    pass', 'post_fork(server, [worker])'],
  ['a default with commas', 'def post_fork(server=(1, 2), w|', 'post_fork(server, [worker])'],
  ['an async definition', 'async def on_exit(|', 'on_exit([server])'],
  ['a definition in a branch', 'if x:\n    def on_exit(|', 'on_exit([server])'],
  ['a lambda', 'post_fork = lambda server, |: None', 'post_fork(server, [worker])'],
  ['the second of a request', 'def post_request(worker, |', 'post_request(worker, [req])'],
  ['the third of a request', 'def post_request(worker, req, |', 'post_request(worker, req, [environ])'],
  [
    'the fourth of a request',
    'def post_request(worker, req, environ, r|',
    'post_request(worker, req, environ, [resp])',
  ],
];

const NOT_SHOWN: readonly [says: string, marked: string][] = [
  ['before the parenthesis', 'def post_fork|(server, worker):\n    pass'],
  ['behind the parenthesis', 'def post_fork(server, worker)|:\n    pass'],
  ['in the body', 'def post_fork(server, worker):\n    print(|)'],
  ['for a function of its own', 'def log_it(|'],
  ['for a method', 'class A:\n    def post_fork(|'],
  ['for a function in a function', 'def f():\n    def post_fork(|\n'],
  ['for a call', 'post_fork(|'],
  ['in a comment', '# def post_fork(|'],
  ['in a text', "x = '''\ndef post_fork(|\n'''"],
  ['in the body of a lambda', 'post_fork = lambda server, worker: |'],
];

describe('the signature of a hook', () => {
  for (const [says, marked, shown] of SHOWN) {
    it(`is shown: ${says}`, () => {
      const help = signatureAt(marked);
      assert.ok(help);
      const { label, parameters } = help.signatures[help.active]!;
      const active = parameters[help.activeParameter];
      const { start, end } = active?.at ?? { start: 0, end: 0 };
      const drawn = active ? `${label.slice(0, start)}[${label.slice(start, end)}]${label.slice(end)}` : label;
      assert.equal(drawn, shown);
    });
  }

  for (const [says, marked] of NOT_SHOWN) {
    it(`is not shown ${says}`, () => assert.equal(signatureAt(marked), undefined));
  }

  it('tells of every hook what its parameters are and where it runs', () => {
    for (const { name, parameters, arity } of HOOKS) {
      const help = signatureAt(`def ${name}(|`);
      assert.equal(help?.signatures.length, arity.length, name);
      const longest = help.signatures.at(-1)!;
      assert.equal(longest.label, `${name}(${parameters.join(', ')})`);
      assert.match(longest.markdown, /\n\nRuns in \w/);
      for (const { markdown } of longest.parameters) assert.ok(markdown, name);
    }
  });
});
