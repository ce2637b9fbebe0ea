// Builds everything that ships into dist/ and the bundled tests into out/test/. One table of bundles, one loop.
//   node scripts/build.mjs [--tests] [--development]
import { globSync } from './files.mjs';
import { copyFileSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { setUpPackages } from './setup.mjs';
import { readTranslations } from './translations.mjs';

await setUpPackages();
const { build } = await import('esbuild');
const { main: compileKernel } = await import('assemblyscript/asc');

/** @typedef {import('esbuild').BuildOptions} BuildOptions */

/**
 * The UMD builds of the JSON and Markdown helpers of LSP hide their requires from bundlers; their ES builds do not.
 * @type {BuildOptions}
 */
const NODE = { platform: 'node', target: 'node20', format: 'cjs', mainFields: ['module', 'main'] };
/** @type {BuildOptions} */
const PAGE = { platform: 'browser', target: 'es2023', format: 'iife' };
/** @type {BuildOptions} */
const PROGRAM = { ...NODE, banner: { js: '#!/usr/bin/env node' } };

/** @type {[entry: string, output: string, options: BuildOptions][]} */
const BUNDLES = [
  ['client/node/extension.ts', 'dist/extension.js', { ...NODE, external: ['vscode'] }],
  // Nearly all of the client: apart, so that activation, which every Python file causes, need not parse it.
  ['client/node/on-demand.ts', 'dist/on-demand.js', { ...NODE, external: ['vscode'] }],
  ['client/node/language-client.ts', 'dist/language-client.js', { ...NODE, external: ['vscode'] }],
  ['server/node/main.ts', 'dist/server.js', PROGRAM],
  ['core/analysis/node/worker.ts', 'dist/worker.js', NODE],
  ['core/analysis/node/engine-thread.ts', 'dist/engine.js', NODE],
  ['cli/main.ts', 'dist/cli.js', PROGRAM],
  ['webview/main.ts', 'dist/dashboard.js', PAGE],
  ['webview/saved/host.ts', 'dist/saved-host.js', PAGE],
];

/** The kernel, which esbuild does not understand. Its memory is made by whoever runs it; it asks for nothing else. */
const KERNEL = `core/analysis/kernel/index.ts --outFile dist/scan.wasm
  -O3 --noAssert --runtime stub --importMemory --enable simd --use abort=`.split(/\s+/);

/** @type {[from: string, to: string][]} */
const COPIES = [
  ['webview/dashboard.css', 'dist/dashboard.css'],
  ['webview/themes.css', 'dist/themes.css'],
];

/** @type {BuildOptions} */
const TESTS = {
  outdir: 'out/test',
  outbase: 'test',
  bundle: true,
  packages: 'external',
  external: ['vscode'],
  platform: 'node',
  target: 'node20',
  sourcemap: 'linked',
  logLevel: 'warning',
};

const development = process.argv.includes('--development');

rmSync('dist', { recursive: true, force: true });
mkdirSync('dist/l10n', { recursive: true });
const { error } = await compileKernel(KERNEL, { stderr: process.stderr });
if (error) throw new Error('The kernel does not compile; the compiler says above why.');
await Promise.all(
  BUNDLES.filter(([entry]) => existsSync(entry)).map(([entry, output, options]) =>
    build({
      ...options,
      entryPoints: [entry],
      outfile: output,
      bundle: true,
      minify: !development,
      sourcemap: development,
      legalComments: 'none',
      logLevel: 'warning',
    }),
  ),
);
for (const [from, to] of COPIES) if (existsSync(from)) copyFileSync(from, to);
mergeTranslations('zh-cn');

if (process.argv.includes('--tests')) {
  rmSync('out/test', { recursive: true, force: true });
  await Promise.all([
    build({
      ...TESTS,
      entryPoints: globSync('test', /\.test\.ts$/),
      outExtension: { '.js': '.mjs' },
      format: 'esm',
      splitting: true,
    }),
    // VS Code requires its test runner, so what runs in the extension host is CommonJS.
    build({
      ...TESTS,
      entryPoints: ['test/extension/index.ts', ...globSync('test/extension', /\.extension\.ts$/)],
      outExtension: { '.js': '.cjs' },
      format: 'cjs',
    }),
  ]);
}

/**
 * Sentences are kept a file a room; VS Code and we read them as one bundle.
 * @param {string} language
 */
function mergeTranslations(language) {
  const bundle = readTranslations(language);
  writeFileSync(`dist/l10n/bundle.l10n.${language}.json`, JSON.stringify(bundle));
}
