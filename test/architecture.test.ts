import assert from 'node:assert/strict';
import type { Import, SourceFile } from './support/sources.ts';
import { importsOf, parseSource, readSources } from './support/sources.ts';

/** A folder, and what the files in it may import beside each other. The innermost folder that has a row decides. */
interface Room {
  /** Folders of the house, without what lies in rows of their own below them. */
  readonly from: readonly string[];
  /** Folders of which only types may be used. */
  readonly types?: readonly string[];
  /** Packages; `node:` stands for all of Node. A row without `node:` and without a package is pure. */
  readonly packages?: readonly string[];
  readonly packageTypes?: readonly string[];
}

const UP_TO_LOGS = ['core/base', 'core/gunicorn', 'core/logs'];
const PURE = [
  'core/base',
  'core/gunicorn',
  'core/config',
  'core/logs',
  'core/query',
  'core/language',
  'core/analysis',
  'core/insights',
  'core/generators',
  'core/export',
  'core/comparison',
  'core/backtest',
];
const L10N = '@vscode/l10n';

const HOUSE: Readonly<Record<string, Room>> = {
  'core/base': { from: [] },
  'core/gunicorn': { from: ['core/base'] },
  'core/config': {
    from: ['core/base', 'core/gunicorn'],
    packages: ['@lezer/python', '@lezer/common', '@prometheus-io/lezer-promql', 'yaml'],
  },
  'core/logs': { from: ['core/base', 'core/gunicorn'] },
  'core/query': { from: UP_TO_LOGS },
  'core/language': { from: ['core/base', 'core/gunicorn', 'core/config', 'core/logs'] },
  'core/language/node': {
    from: ['core/base', 'core/gunicorn', 'core/config', 'core/language'],
    packages: ['node:'],
  },
  'core/analysis': { from: [...UP_TO_LOGS, 'core/query'] },
  'core/analysis/node': { from: [...UP_TO_LOGS, 'core/query', 'core/analysis'], packages: ['node:', 'fzstd'] },
  'core/analysis/browser': { from: [...UP_TO_LOGS, 'core/query', 'core/analysis'] },
  'core/insights': { from: [...UP_TO_LOGS, 'core/config', 'core/analysis'] },
  'core/backtest': { from: [] },
  'core/generators': {
    from: [...UP_TO_LOGS, 'core/config', 'core/analysis', 'core/insights'],
    types: ['core/backtest'],
    packages: ['yaml', 'kubernetes-types', '@grafana/schema'],
  },

  'core/export': { from: ['core/base', 'core/analysis'] },
  'core/comparison': { from: ['core/query'], types: ['core/analysis'] },

  server: {
    from: ['core/base', 'core/language'],
    packages: ['vscode-languageserver', 'vscode-languageserver-textdocument', L10N],
  },
  'server/node': {
    from: ['server', 'core/base', 'core/config', 'core/language', 'core/language/node'],
    packages: ['node:', 'vscode-languageserver', L10N],
  },
  'server/browser': { from: ['server', 'core/base'], packages: ['vscode-languageserver', L10N] },

  client: {
    from: PURE,
    types: ['core/analysis/node', 'webview/protocol.ts'],
    packages: ['vscode'],
    packageTypes: ['vscode-languageclient'],
  },
  'client/node': {
    from: ['client', ...PURE, 'core/analysis/node', 'core/language/node'],
    packages: ['node:', 'vscode', 'vscode-languageclient'],
  },
  'client/browser': {
    from: ['client', ...PURE, 'core/analysis/browser'],
    packages: ['vscode', 'vscode-languageclient'],
  },

  'webview/protocol.ts': {
    from: [],
    types: [
      'core/base',
      'core/analysis',
      'core/comparison',
      'core/query',
      'core/insights',
      'core/generators',
      'core/backtest',
    ],
  },
  webview: {
    from: ['core/base', 'core/query', 'core/comparison', 'core/backtest', 'webview/charts', 'webview/draw.ts'],
    types: ['core/gunicorn', 'core/analysis', 'core/insights', 'core/generators', 'webview/protocol.ts'],
    packages: [L10N],
  },
  'webview/draw.ts': { from: ['core/base', 'webview'], types: ['webview/charts'], packages: ['chart.js'] },
  'webview/charts': {
    from: ['core/base', 'webview'],
    types: ['core/analysis', 'core/query'],
    packages: [L10N],
    packageTypes: ['chart.js'],
  },

  cli: {
    from: [...PURE, 'core/analysis/node', 'core/language/node'],
    types: ['webview/protocol.ts'],
    packages: ['node:', L10N],
  },
};

describe('the house', () => {
  const sources = readSources(['core', 'server', 'client', 'webview', 'cli']);

  it('has a row for every file', () => {
    assert.deepEqual(
      sources.map(({ path }) => path).filter(path => roomOf(path) === undefined),
      [],
    );
  });

  for (const room of Object.keys(HOUSE)) {
    it(`${room} imports only what its row allows`, () => {
      const files = sources.filter(({ path }) => roomOf(path) === room);
      assert.deepEqual(files.flatMap(wrongImports), []);
    });
  }

  // What the table refuses, and in which words: a file and its one statement.
  const REFUSED: [path: string, statement: string, reason: string][] = [
    [
      'core/logs/format.ts',
      "import { rule } from '../language/rule.ts';",
      'core/logs may import only core/base, core/gunicorn',
    ],
    ['core/base/units.ts', "export * from '../gunicorn/atoms.ts';", 'core/base may import only what it has itself'],
    ['core/logs/format.ts', "import { readFileSync } from 'node:fs';", 'core/logs may import no package'],
    ['core/language/hover.ts', "import type { Hover } from 'vscode';", 'core/language may import no package'],
    [
      'core/analysis/scan.ts',
      "const twin = await import('./node/worker.ts');",
      'core/analysis may import only core/base, core/gunicorn, core/logs, core/query',
    ],
    [
      'webview/state.ts',
      "let report: import('../client/activate.ts').Something;",
      'webview may import only core/base, core/query, core/comparison, core/backtest, webview/charts, webview/draw.ts',
    ],
    [
      'webview/state.ts',
      "import { buildReport } from '../core/analysis/build-report.ts';",
      'webview may use only its types',
    ],
    [
      'webview/charts/traffic.ts',
      "import { Chart } from 'chart.js';",
      'webview/charts may import only @vscode/l10n, types of chart.js',
    ],
    [
      'client/activate.ts',
      "import { LanguageClient } from 'vscode-languageclient/node';",
      'client may import only vscode, types of vscode-languageclient',
    ],
    ['cli/main.ts', "import '../test/support/golden.ts';", 'only tests and scripts may'],
  ];
  for (const [path, statement, reason] of REFUSED) {
    it(`${path} must not say: ${statement}`, () => {
      const [complaint] = wrongImports(parseSource(path, statement));
      assert.equal(complaint?.split(': ')[1], reason);
    });
  }

  it('allows what the table allows', () => {
    const file = parseSource('webview/main.ts', "import type { Report } from '../core/analysis/report.ts';");
    assert.deepEqual(wrongImports(file), []);
  });
});

function wrongImports(file: SourceFile): string[] {
  const room = roomOf(file.path)!;
  return importsOf(file).flatMap(found => {
    const reason = refusal(room, found);
    return reason === null ? [] : [`${file.path}:${found.line} imports ${found.from}: ${reason}`];
  });
}

/** Why this room may not import that; null when it may. */
function refusal(room: string, { from, typeOnly }: Import): string | null {
  const row = HOUSE[room]!;
  const isPackage = !/^(core|server|client|webview|cli|test|scripts)\//.test(from);
  if (isPackage) {
    const name = from.startsWith('node:')
      ? 'node:'
      : from
          .split('/')
          .slice(0, from.startsWith('@') ? 2 : 1)
          .join('/');
    if (row.packages?.includes(name) || (typeOnly && row.packageTypes?.includes(name))) return null;
    const allowed = [...(row.packages ?? []), ...(row.packageTypes ?? []).map(name => `types of ${name}`)];
    return `${room} may import ${allowed.length > 0 ? `only ${allowed.join(', ')}` : 'no package'}`;
  }
  const target = roomOf(from);
  if (target === undefined) return 'only tests and scripts may';
  if (target === room || row.from.includes(target) || (typeOnly && row.types?.includes(target))) return null;
  if (row.types?.includes(target)) return `${room} may use only its types`;
  return `${room} may import only ${row.from.join(', ') || 'what it has itself'}`;
}

/** The innermost row of the table that holds the path. */
function roomOf(path: string): string | undefined {
  return Object.keys(HOUSE)
    .filter(room => path === room || path.startsWith(`${room}/`))
    .toSorted((one, other) => other.length - one.length)[0];
}
