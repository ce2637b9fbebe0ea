// Builds everything that ships into dist/ and the bundled tests into out/test/. One table of bundles, one loop.
//   node scripts/build.mjs [--tests] [--development]
import { build } from 'esbuild';
import { globSync } from './files.mjs';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';

const NODE = { platform: 'node', target: 'node20', format: 'cjs' };
const PAGE = { platform: 'browser', target: 'es2023', format: 'iife' };

const BUNDLES = [
  { entry: 'client/node/extension.ts', output: 'dist/extension.js', ...NODE, external: ['vscode'] },
  { entry: 'server/node/main.ts', output: 'dist/server.js', ...NODE, banner: '#!/usr/bin/env node' },
  { entry: 'core/analysis/node/worker.ts', output: 'dist/worker.js', ...NODE },
  { entry: 'cli/main.ts', output: 'dist/cli.js', ...NODE, banner: '#!/usr/bin/env node' },
  { entry: 'webview/main.ts', output: 'dist/dashboard.js', ...PAGE },
];

const COPIES = [['webview/dashboard.css', 'dist/dashboard.css']];

const development = process.argv.includes('--development');

rmSync('dist', { recursive: true, force: true });
mkdirSync('dist/l10n', { recursive: true });
await Promise.all(
  BUNDLES.filter(({ entry }) => existsSync(entry)).map(({ entry, output, banner, ...options }) =>
    build({
      ...options,
      entryPoints: [entry],
      outfile: output,
      bundle: true,
      minify: !development,
      sourcemap: development,
      legalComments: 'none',
      logLevel: 'warning',
      // The UMD builds of the JSON and Markdown helpers of LSP hide their requires from bundlers; their ES builds do not.
      mainFields: options.platform === 'node' ? ['module', 'main'] : ['browser', 'module', 'main'],
      ...(banner ? { banner: { js: banner } } : {}),
    }),
  ),
);
for (const [from, to] of COPIES) if (existsSync(from)) copyFileSync(from, to);
mergeTranslations('zh-cn');

if (process.argv.includes('--tests')) {
  rmSync('out/test', { recursive: true, force: true });
  await build({
    entryPoints: globSync('test', /\.test\.ts$/),
    outdir: 'out/test',
    outbase: 'test',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    packages: 'external',
    external: ['vscode'],
    platform: 'node',
    target: 'node20',
    format: 'esm',
    sourcemap: 'linked',
    logLevel: 'warning',
  });
}

/** Sentences are kept a file a room in l10n/<language>/; VS Code and we read them as one bundle. */
function mergeTranslations(language) {
  const bundle = {};
  for (const file of readdirSync(`l10n/${language}`).toSorted()) {
    Object.assign(bundle, JSON.parse(readFileSync(`l10n/${language}/${file}`, 'utf8')));
  }
  writeFileSync(`dist/l10n/bundle.l10n.${language}.json`, JSON.stringify(bundle));
}
