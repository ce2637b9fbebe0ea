// npm run docs [-- --check]
// Writes the pages that follow from registries, in both languages: docs/rules/, docs/zh-cn/rules/. With --check it writes nothing and fails when one is stale.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { build } from 'esbuild';
import { format } from 'prettier';
import { globSync } from './files.mjs';
import { readTranslations } from './translations.mjs';

/** @typedef {{ id: string, says: string, severity: string, explains: string, exampleFile?: string, bad: string, good: string }} Rule */

/**
 * What the pages say around the rules. A sentence that is not translated stays English: the tests name it.
 * @typedef {{
 *   t: (sentence: string) => string,
 *   severity: (severity: string, id: string) => string,
 *   bad: string,
 *   good: string,
 *   title: string,
 *   about: string,
 *   severities: Record<string, string>,
 *   header: string,
 * }} Words
 */

/** By the folder of the pages. @type {Record<string, Words>} */
const LANGUAGES = {
  'docs/rules': {
    t: sentence => sentence,
    severity: (severity, id) => `Severity: **${severity}**. Generated from \`core/language/rules/${id}.ts\`.`,
    bad: 'What it speaks of',
    good: 'What is right',
    title: 'Rules',
    about:
      'What the checks speak of: of a Gunicorn config, and of files that work with it. What only running the config would tell is never reported. 中文：[规则](../zh-cn/rules/README.md).',
    severities: {
      error: ': Gunicorn refuses to start, or access lines are lost; another program refuses its file.',
      warning: ': it starts, and does not do what was written.',
      information: ': it works, and will surprise.',
      hint: ': it could be better.',
    },
    header: '| Rule | Severity | |',
  },
  'docs/zh-cn/rules': {
    t: translationsOf('zh-cn'),
    severity: (severity, id) => `级别：**${severity}**。由 \`core/language/rules/${id}.ts\` 生成。`,
    bad: '所指的写法',
    good: '正确的写法',
    title: '规则',
    about:
      '对 Gunicorn 配置以及与之配合的文件的检查会指出什么。只有运行配置才能知道的事，绝不报告。English: [Rules](../../rules/README.md)。',
    severities: {
      error: '（错误）：Gunicorn 拒绝启动，或者访问日志会丢失；其他程序拒绝其文件。',
      warning: '（警告）：可以启动，但没有按所写的做。',
      information: '（信息）：可以工作，但结果会出人意料。',
      hint: '（提示）：还可以更好。',
    },
    header: '| 规则 | 级别 | |',
  },
};

const PRETTIER = { parser: 'markdown', printWidth: 120, proseWrap: /** @type {const} */ ('preserve') };

for (const folder of Object.keys(LANGUAGES)) mkdirSync(folder, { recursive: true });
const pages = await rulePages(await readRules());
const stale = [...pages].filter(([path, text]) => !existsSync(path) || readFileSync(path, 'utf8') !== text);
const orphans = Object.keys(LANGUAGES)
  .flatMap(folder => globSync(folder, /\.md$/))
  .filter(path => !pages.has(path));

if (process.argv.includes('--check')) {
  for (const path of [...stale.map(([path]) => path), ...orphans]) console.error(`${path} is stale: npm run docs`);
  process.exitCode = stale.length + orphans.length > 0 ? 1 : 0;
} else {
  for (const [path, text] of stale) writeFileSync(path, text);
  for (const path of orphans) console.error(`${path} belongs to no rule; remove it`);
}

/** @returns {Promise<readonly Rule[]>} */
async function readRules() {
  const outfile = 'out/docs/rules.cjs';
  await build({
    entryPoints: ['core/language/rules/index.ts'],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    logLevel: 'warning',
  });
  return createRequire(import.meta.url)(`../${outfile}`).RULES;
}

/**
 * @param {readonly Rule[]} rules
 * @returns {Promise<Map<string, string>>} path → text
 */
async function rulePages(rules) {
  const pages = new Map();
  for (const [folder, words] of Object.entries(LANGUAGES)) {
    for (const rule of rules) pages.set(`${folder}/${rule.id}.md`, await format(rulePage(rule, words), PRETTIER));
    pages.set(`${folder}/README.md`, await format(indexPage(rules, words), PRETTIER));
  }
  return pages;
}

/**
 * @param {Rule} rule
 * @param {Words} words
 */
function rulePage({ id, says, severity, explains, exampleFile, bad, good }, words) {
  const language = exampleFile ? exampleFile.toLowerCase().replace(/^.*\./, '') : 'python';
  return [
    `# ${id}`,
    words.t(says),
    words.severity(severity, id),
    words.t(explains),
    `## ${words.bad}`,
    `\`\`\`${language}\n${bad}\`\`\``,
    `## ${words.good}`,
    `\`\`\`${language}\n${good}\`\`\``,
  ].join('\n\n');
}

/**
 * @param {readonly Rule[]} rules
 * @param {Words} words
 */
function indexPage(rules, { t, title, about, severities, header }) {
  const rows = rules.map(({ id, says, severity }) => `| [${id}](${id}.md) | ${severity} | ${t(says)} |`);
  return [
    `# ${title}`,
    about,
    Object.entries(severities)
      .map(([severity, means]) => `- **${severity}**${means}`)
      .join('\n'),
    [header, '| --- | --- | --- |', ...rows].join('\n'),
  ].join('\n\n');
}

/** The translations of a language, also those that only pages say. @param {string} language */
function translationsOf(language) {
  const all = readTranslations(language, { pages: true });
  return (/** @type {string} */ sentence) => all[sentence] ?? sentence;
}
