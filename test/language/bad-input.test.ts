import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { english } from '../../core/base/localize.ts';
import { settingByName } from '../../core/gunicorn/settings/index.ts';
import { LARGEST } from '../../core/language/document.ts';
import { createLanguageService } from '../../core/language/service.ts';
import { globSync } from '../../scripts/files.mjs';
import { seededRandom } from '../support/random.ts';

const service = createLanguageService({ t: english });

/** What was found, or is near to what was. `settings` are those that may be read of it. */
const INPUTS: readonly { says: string; text: string; settings: readonly string[] | 'unread' }[] = [
  { says: '5 MB of assignments', text: 'workers = 1\n'.repeat(5e6 / 12), settings: 'unread' },
  { says: '5 MB in one line', text: `workers = '${'x'.repeat(5e6)}'`, settings: 'unread' },
  { says: 'as large as it may be', text: `workers = 1\n${'#'.repeat(LARGEST - 12)}`, settings: ['workers'] },
  { says: '100,000 nested brackets', text: '('.repeat(100_000), settings: 'unread' },
  {
    says: 'nested brackets that are closed',
    text: `bind = ${'['.repeat(40_000)}${']'.repeat(40_000)}`,
    settings: 'unread',
  },
  { says: '20,000 signs before a number', text: `workers = ${'-'.repeat(20_000)}1`, settings: 'unread' },
  { says: '20,000 attributes', text: `workers = a${'.b'.repeat(20_000)}`, settings: 'unread' },
  { says: '10,000 texts that are added', text: `bind = ${"'a' + ".repeat(10_000)}'b'`, settings: 'unread' },
  { says: '20,000 texts side by side', text: `bind = (${"'a'\n".repeat(20_000)})`, settings: ['bind'] },
  { says: '10,000 f-strings in each other', text: `bind = ${'f"{'.repeat(10_000)}`, settings: 'unread' },
  { says: 'a NUL byte in a name', text: 'work\0ers = 2\n', settings: [] },
  { says: 'a NUL byte in a text', text: "bind = 'a\0b'\n", settings: ['bind'] },
  { says: '50,000 NUL bytes', text: '\0'.repeat(50_000), settings: [] },
  { says: 'carriage returns before line feeds', text: "workers = 2\r\nbind = 'a'\r\n", settings: ['workers', 'bind'] },
  { says: 'carriage returns alone', text: "workers = 2\rbind = 'a'\r", settings: ['workers', 'bind'] },
  { says: 'a byte order mark', text: '\uFEFFworkers = 2\n', settings: ['workers'] },
  { says: 'lone surrogates', text: "bind = '\uD83D'\n\uDE00 = 2\n", settings: ['bind'] },
  { says: 'a JSON file', text: '{"workers": 2, "bind": "0.0.0.0:8000"}\n', settings: [] },
  { says: 'an ini file', text: '[loggers]\nkeys=root\n\n[logger_root]\nlevel=INFO\n', settings: [] },
  { says: 'a YAML file', text: 'services:\n  web:\n    command: gunicorn\n    workers: 2\n', settings: [] },
  { says: 'a page', text: '<!doctype html>\n<html lang="en"><body>workers</body></html>\n', settings: [] },
  {
    says: 'a comment of percent signs',
    text: `accesslog = '-'\naccess_log_format = '${'%'.repeat(90_000)}'\n`,
    settings: ['accesslog', 'access_log_format'],
  },
  { says: 'half an atom', text: "access_log_format = '%(h", settings: ['access_log_format'] },
  { says: 'nothing', text: '', settings: [] },
];

describe('what is no config', () => {
  for (const { says, text, settings } of INPUTS) {
    it(`${says}: nothing is thrown and nothing invented`, () => {
      const document = service.open(text);
      if (settings === 'unread') {
        assert.deepEqual(
          service.problems(document).map(({ rule, severity }) => [rule, severity]),
          [['too-large', 'information']],
        );
        assert.deepEqual(service.completions(document, text.length), []);
      }
      const known = settings === 'unread' ? [] : settings;
      assert.deepEqual(Object.keys(document.settings.values).toSorted(), known.toSorted());
      askEverything(text, [0, Math.floor(text.length / 2), text.length]);
    });
  }
});

describe('a config that somebody breaks', () => {
  const seed = Number(process.env['SEED'] ?? 20261123);
  const configs = globSync('test/fixtures/gunicorn/configs', /\.py$/).map(path => readFileSync(path, 'utf8'));
  const formats = (JSON.parse(readFileSync('test/fixtures/gunicorn/format-cases.json', 'utf8')) as unknown[]).flatMap(
    stringsIn,
  );
  const texts = [
    ...configs,
    ...formats.map(format => `accesslog = '-'\naccess_log_format = ${JSON.stringify(format)}\n`),
  ];

  it(`is read whatever was done to it, seed ${seed}`, () => {
    const random = seededRandom(seed);
    for (let round = 0; round < 500; round++) {
      let text = random.pick(texts);
      for (let count = random.below(3); count >= 0; count--) text = random.pick(MUTATIONS)(text, random);
      try {
        askEverything(text, [random.below(text.length + 1)]);
      } catch (error) {
        assert.fail(`round ${round} of seed ${seed}: ${String(error)}\n${JSON.stringify(text)}`);
      }
    }
  });
});

type Mutation = (text: string, random: ReturnType<typeof seededRandom>) => string;

const MUTATIONS: readonly Mutation[] = [
  (text, random) => text.slice(0, random.below(text.length + 1)),
  (text, random) => text.slice(random.below(text.length + 1)),
  (text, random) =>
    inserted(text, random, random.pick(['(', ')', '[', "'", '"""', '\\', '%', '%(', '\0', '\r', '\uFEFF', '😀', '\t'])),
  (text, random) => inserted(text, random, '\n'.repeat(random.below(3))),
  (text, random) => inserted(text, random, text.slice(random.below(text.length), random.below(text.length))),
  text => text.replaceAll('\n', '\r\n'),
  text => text.replaceAll('=', ':'),
  text => text.replaceAll("'", '"'),
  text => text.replaceAll('%', '%%'),
  text => text.split('\n').toReversed().join('\n'),
  text => `if True:\n${text.replace(/^/gm, '    ')}`,
  text => text + text,
];

function inserted(text: string, random: ReturnType<typeof seededRandom>, added: string): string {
  const at = random.below(text.length + 1);
  return text.slice(0, at) + added + text.slice(at);
}

/** Everything an editor may ask. All answers lie in the text, and every setting that was read stands there by its name. */
function askEverything(text: string, offsets: readonly number[]): void {
  const document = service.open(text);
  for (const [name, { nameAt }] of Object.entries(document.settings.values)) {
    assert.ok(settingByName(name), `${name} is no setting`);
    assert.equal(text.slice(nameAt.start, nameAt.end), name);
  }
  const spans = [
    ...service
      .problems(document)
      .flatMap(({ at, fixes }) => [at].concat(fixes.flatMap(({ edits }) => edits.map(edit => edit.at)))),
    ...service.fixAll(document).map(({ at }) => at),
    ...service.symbols(document).flatMap(({ at, settings }) => [at].concat(settings.map(setting => setting.at))),
    ...service.tokens(document).map(({ at }) => at),
    ...service.lenses(document).map(({ at }) => at),
  ];
  for (const { first, last } of service.folds(document)) assert.ok(first < last);
  for (const offset of offsets) {
    spans.push(
      ...[service.hover(document, offset)?.at, service.definition(document, offset)].filter(at => at !== undefined),
    );
    spans.push(...service.completions(document, offset).map(({ edit }) => edit.at));
    spans.push(...service.highlights(document, offset).map(({ at }) => at));
    service.signature(document, offset);
  }
  for (const { start, end } of spans) assert.ok(0 <= start && start <= end && end <= text.length, `${start} to ${end}`);
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.includes('%') ? [value] : [];
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(stringsIn) : [];
}
