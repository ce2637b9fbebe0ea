// npm run new KIND ID
// Makes the files of a new rule, generator or chart and adds it to its list. What is still missing, the tests name.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * @typedef {{ id: string, name: string }} Names the id, and the same as the name of a constant
 * @typedef {{
 *   folder: string,
 *   list: string,
 *   files: (names: Names) => Record<string, string>,
 *   next: (names: Names) => string[],
 * }} Kind `list` is the name of the list in the folder's index.ts
 */

/** @type {Record<string, Kind>} */
const KINDS = {
  rule: {
    folder: 'core/language/rules',
    list: 'RULES',
    files: ({ id, name }) => ({
      [`core/language/rules/${id}.ts`]: ruleFile(id, name),
      [`test/language/rules/${id}.conf.py`]:
        '## A sentence that is true of this config\n\n## A sentence on what is right\n',
    }),
    next: ({ id }) => [
      `write the check in core/language/rules/${id}.ts, and its sentences into l10n/zh-cn/language.json`,
      `translate what it explains in l10n/zh-cn/pages/rules.json`,
      `write configs into test/language/rules/${id}.conf.py`,
      'UPDATE_GOLDENS=1 npm test -- unit   draws what it says under them, and writes the fixed ones; read both',
      'npm run docs                        writes its page',
    ],
  },
  generator: {
    folder: 'core/generators',
    list: 'GENERATORS',
    files: ({ id, name }) => ({ [`core/generators/${id}.ts`]: generatorFile(id, name) }),
    next: ({ id }) => [
      `write the snippet in core/generators/${id}.ts, and its sentences into l10n/zh-cn/generators.json`,
      `give it a section in docs/generators.md, and a command in client/commands/ and package.json`,
      'UPDATE_GOLDENS=1 npm test -- unit   writes its goldens; read them',
    ],
  },
  chart: {
    folder: 'webview/charts',
    list: 'CHARTS',
    files: ({ id, name }) => ({ [`webview/charts/${id}.ts`]: chartFile(id, name) }),
    next: ({ id }) => [
      `write table and configuration in webview/charts/${id}.ts, and its sentences into l10n/zh-cn/webview.json`,
      'npm test -- unit hand               draws it with the sample report; look at the pictures',
    ],
  },
};

const [kindName = '', id = ''] = process.argv.slice(2);
const kind = Object.hasOwn(KINDS, kindName) ? KINDS[kindName] : undefined;
if (!kind || !/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/.test(id)) {
  fail(`npm run new KIND ID, where KIND is ${Object.keys(KINDS).join(', ')} and ID like unknown-atom`);
}
make(kind, { id, name: id.replace(/-(\w)/g, (_, letter) => letter.toUpperCase()) });

/**
 * @param {Kind} kind
 * @param {Names} names
 */
function make(kind, names) {
  const files = Object.entries(kind.files(names));
  for (const [path] of files) if (existsSync(path)) fail(`${path} exists already`);
  for (const [path, text] of files) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    console.log(`made    ${path}`);
  }
  const index = `${kind.folder}/index.ts`;
  writeFileSync(index, listed(readFileSync(index, 'utf8'), kind.list, names));
  console.log(`changed ${index}`);
  for (const line of kind.next(names)) console.log(`next    ${line}`);
}

/**
 * The index with one more import, in the order of the alphabet, and one more entry at the end of its list.
 * @param {string} index
 * @param {string} list
 * @param {Names} names
 */
function listed(index, list, { id, name }) {
  const lines = index.split('\n');
  const own = `import { ${name} } from './${id}.ts';`;
  const imports = lines.filter(line => /^import \{ .*'\.\//.test(line));
  const later = imports.find(line => pathIn(line) > pathIn(own));
  lines.splice(later === undefined ? lines.indexOf(imports.at(-1) ?? '') + 1 : lines.indexOf(later), 0, own);
  return lines
    .join('\n')
    .replace(new RegExp(`(const ${list}\\b[^=]*= \\[)([^\\]]*?),?(\\s*\\];)`), (_, open, entries, close) => {
      const separator = entries.includes('\n') ? ',\n  ' : ', ';
      return `${open}${entries}${separator}${name}${entries.includes('\n') ? ',' : ''}${close}`;
    });
}

/** @param {string} line */
function pathIn(line) {
  return /'(.+)'/.exec(line)?.[1] ?? '';
}

/**
 * @param {string} id
 * @param {string} name
 */
function ruleFile(id, name) {
  return `import { rule } from '../rule.ts';

export const ${name} = rule({
  id: '${id}',
  says: 'One sentence that names the mistake.',
  severity: 'warning',
  explains: 'What Gunicorn does then, and why it matters.',
  bad: '',
  good: '',

  *check(document, t) {
    const setting = document.settings.values['accesslog'];
    if (setting) yield { at: setting.nameAt, message: t('What is wrong, where, and what would be right.') };
  },
});
`;
}

/**
 * @param {string} id
 * @param {string} name
 */
function generatorFile(id, name) {
  return `import type { Facts, Generator, Snippet } from './generator.ts';

export const ${name}: Generator = {
  id: '${id}',
  title: 'What It Makes',
  says: 'One sentence: what the snippet does and for which tool.',
  options: [],
  generate,
};

function generate({ t }: Facts): Snippet {
  return { path: '/etc/${id}.conf', language: 'ini', text: \`# \${t('What it is for.')}\\n\`, assumed: [] };
}
`;
}

/**
 * @param {string} id
 * @param {string} name
 */
function chartFile(id, name) {
  return `import type { Chart } from './chart.ts';

export const ${name}: Chart = {
  id: '${id}',
  title: 'What It Shows',
  kind: 'plot',
  missing: ({ series }, { t }) => (series ? null : t('Why there is nothing to draw, and what would help.')),
  caption: (_report, { t }) => t('What the chart tells.'),
  series: () => [],
  table: () => ({ columns: [], rows: [] }),
  configuration: () => ({ type: 'bar', data: { labels: [], datasets: [] } }),
};
`;
}

/**
 * @param {string} sentence
 * @returns {never}
 */
function fail(sentence) {
  console.error(sentence);
  process.exit(2);
}
