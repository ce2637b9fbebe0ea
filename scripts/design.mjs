// node scripts/design.mjs
// Serves webview/design.html: every chart and panel with the sample report, in a plain browser. Reload to see a change.
import { createServer } from 'node:http';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { readTranslations } from './translations.mjs';

/**
 * The policy of the page in VS Code, but for where our own files come from; `connect-src` is for the sample report.
 * @type {Record<string, string>}
 */
const HEADERS = {
  'content-security-policy':
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'",
  'cache-control': 'no-store',
};

/** @type {Record<string, { type: string, content: (query: URLSearchParams) => string | Promise<string> }>} */
const PAGES = {
  '/': { type: 'text/html', content: query => pageIn(query.get('language') ?? 'en') },
  '/dashboard.css': { type: 'text/css', content: () => readFileSync('webview/dashboard.css', 'utf8') },
  '/themes.css': { type: 'text/css', content: () => readFileSync('webview/themes.css', 'utf8') },
  '/dashboard.js': { type: 'text/javascript', content: () => bundle('webview/main.ts') },
  '/design/host.js': { type: 'text/javascript', content: () => bundle('webview/design/host.ts') },
  '/sample-report.json': {
    type: 'application/json',
    content: () => readFileSync('test/fixtures/sample-report.json', 'utf8'),
  },
};

/** Serves on 127.0.0.1. @param {number} [port] any free one unless said */
export async function serveDesign(port = 0) {
  const server = createServer(({ url = '/' }, response) => void answer(new URL(url, 'http://127.0.0.1'), response));
  await new Promise(listening => server.listen(port, '127.0.0.1', () => listening(undefined)));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The server has no address.');
  return { address: `http://127.0.0.1:${address.port}/`, close: () => server.close() };
}

/**
 * @param {URL} url
 * @param {import('node:http').ServerResponse} response
 */
async function answer({ pathname, searchParams }, response) {
  const page = PAGES[pathname];
  if (!page) {
    response.writeHead(404).end();
    return;
  }
  const content = await page.content(searchParams);
  response.writeHead(200, { ...HEADERS, 'content-type': `${page.type}; charset=utf-8` }).end(content);
}

/** @param {string} language */
function pageIn(language) {
  const sentences = JSON.stringify(readTranslations(language));
  return readFileSync('webview/design.html', 'utf8')
    .replace('lang="en"', `lang="${language}"`)
    .replace('id="l10n"></script>', () => `id="l10n">${sentences.replaceAll('<', String.raw`\u003c`)}</script>`);
}

/** @param {string} entry */
async function bundle(entry) {
  const { outputFiles } = await build({
    entryPoints: [entry],
    bundle: true,
    write: false,
    platform: 'browser',
    target: 'es2023',
    format: 'iife',
    sourcemap: 'inline',
  });
  return outputFiles[0]?.text ?? '';
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const { address } = await serveDesign(8090);
  console.log(`${address}  (Ctrl+C ends it)`);
}
