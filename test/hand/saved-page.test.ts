import assert, { deepEqual, equal, ok } from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { openBrowser } from '../support/workbench.mjs';
import { barriers } from './barriers.ts';

/** The dashboard that the command line saves as a file, opened from the disk in a plain browser. */

const SCREENSHOTS = 'out/screenshots';
const HOSTILE = [
  "</script><script>document.title='broken'</script>",
  '<!--<script>',
  '<img src=http://evil.example/x onerror=alert(1)>',
  String.raw`\u003cb>\x1b[31m`,
  '\u202egnp.exe',
];

function lineOf(path: string, status: number, bytes: number, micros: number): string {
  return `192.0.2.1 - - [24/Nov/2026:10:00:00 +0000] "GET ${path} HTTP/1.1" ${status} ${bytes} "-" "curl/8" ${micros}\n`;
}

describe('a dashboard that was saved as a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'saved-'));
  const troubles: string[] = [];
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  let page: Page;

  before(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true });
    browser = await openBrowser({ width: 1280 });
    page = browser.page;
    page.setDefaultTimeout(10_000);
    page.on('pageerror', ({ message }) => troubles.push(message));
    page.on('console', message => void (message.type() === 'error' && troubles.push(message.text())));
  });
  afterEach(() => deepEqual([troubles.splice(0), [...browser.foreignHosts]], [[], []]));
  after(async () => {
    await browser.close();
    rmSync(folder, { recursive: true });
  });

  async function open(file: string): Promise<void> {
    await page.goto(pathToFileURL(file).href);
    await page.locator('#sources').waitFor();
    await page.waitForTimeout(100);
  }

  function save(name: string, args: readonly string[], language = 'C'): string {
    const file = join(folder, name);
    const env = { ...process.env, LANG: language, LC_ALL: language };
    const options = ['--output', 'html', '--out', file];
    execFileSync(process.execPath, [resolve('dist/cli.js'), 'analyze', ...args, ...options], { env, stdio: 'pipe' });
    return file;
  }

  const SAMPLE = ['samples/access.log', '--config', 'samples/gunicorn.conf.py', '--error-log', 'samples/error.log'];

  for (const scheme of ['light', 'dark'] as const) {
    for (const contrast of ['no-preference', 'more'] as const) {
      it(`is drawn in what the reader's system prefers: ${scheme}, contrast ${contrast}`, async () => {
        await page.emulateMedia({ colorScheme: scheme, contrast });
        await open(save('report.html', SAMPLE));
        const background = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
        equal(background === 'rgb(255, 255, 255)', scheme === 'light');
        await page.screenshot({ path: `${SCREENSHOTS}/saved-${scheme}-${contrast}.png`, fullPage: true });
        deepEqual(await barriers(page.mainFrame()), []);
      });
    }
  }

  it('says what it is about, and offers nothing that only an editor can do', async () => {
    await open(save('filtered.html', [...SAMPLE, '--where', 'status>=500'], 'zh_CN.UTF-8'));
    equal(await page.title(), 'access.log 的分析');
    const text = (await page.locator('#dashboard').textContent()) ?? '';
    assert.match(text, /仅 status>=500/);
    const names = await page.getByRole('button').allTextContents();
    const shown = [];
    for (const name of new Set(names)) {
      if (await page.getByRole('button', { name, exact: true }).first().isVisible()) shown.push(name);
    }
    deepEqual(
      shown.filter(name => !/^[2345]xx|^p\d|^busy|^繁忙|^capacity|^容量/.test(name)),
      ['图片', '表格', '请求', '总耗时', '发送', '404'],
    );
  });

  it('puts its lists in the order that is asked for', async () => {
    await open(save('report.html', SAMPLE));
    const panel = page.locator('#top-paths');
    const paths = () => panel.locator('tbody tr th').allTextContents();
    const byRequests = await paths();
    await panel.getByRole('button', { name: 'p95', exact: true }).click();
    equal(await panel.locator('[aria-sort=descending]').textContent(), 'p95');
    assert.notDeepEqual(await paths(), byRequests);
    await panel.getByRole('button', { name: 'Requests', exact: true }).click();
    deepEqual(await paths(), byRequests);
  });

  it('has what leads in another order, however rare it is', async () => {
    const log = join(folder, 'rare.log');
    const frequent = ['/a', '/b', '/c', '/d', '/e'].map(path => lineOf(path, 200, 10, 1000).repeat(5));
    const rare = [
      lineOf('/slow', 200, 10, 9_000_000),
      lineOf('/fails', 500, 10, 10),
      lineOf('/large', 200, 900_000, 10),
    ];
    writeFileSync(log, [...frequent, ...rare].join(''));
    await open(save('rare.html', [log, '--top', '3']));
    const panel = page.locator('#top-paths');
    const first = async () => await panel.locator('tbody tr th').first().textContent();
    equal(await panel.locator('tbody tr').count(), 3);
    for (const [title, path] of [
      ['p95', '/slow'],
      ['5xx', '/fails'],
      ['Sent', '/large'],
      ['Total time', '/slow'],
      ['Requests', '/a'],
    ] as const) {
      await panel.locator('thead').getByRole('button', { name: title, exact: true }).click();
      equal(await first(), path);
      equal(await panel.locator('tbody tr').count(), 3);
      equal(await panel.locator('.among').isVisible(), false);
    }
    deepEqual(await barriers(page.mainFrame()), []);
  });

  it('asks for enough requests of each row where it is in order by percentiles, and lets the reader say how many', async () => {
    const log = join(folder, 'frequent.log');
    const paths = Array.from({ length: 12 }, (_, index) =>
      lineOf(`/f${index}`, 200, 10, 1000 + index).repeat(10 + index),
    );
    const most = lineOf('/most', 200, 10, 900).repeat(100);
    writeFileSync(log, [...paths, most, lineOf('/once', 500, 10, 9_000_000)].join(''));
    await open(save('frequent.html', [log, '--top', '4']));
    const panel = page.locator('#top-paths');
    const shown = async () => await panel.locator('tbody tr th').allTextContents();
    const least = panel.getByLabel('Requests at least:');
    equal(await least.isVisible(), false);
    await panel.locator('thead').getByRole('button', { name: 'p95', exact: true }).click();
    equal(await least.inputValue(), '10');
    deepEqual(await shown(), ['/f11', '/f10', '/f9', '/f8']);
    equal(await panel.locator('.least span').textContent(), '13 of 14 rows have that many.');
    await least.selectOption('100');
    deepEqual(await shown(), ['/most']);
    await least.selectOption('1');
    deepEqual(await shown(), ['/once', '/f11', '/f10', '/f9']);
    equal(await panel.locator('.least span').textContent(), '');
    deepEqual(await barriers(page.mainFrame()), []);
    await panel.locator('thead').getByRole('button', { name: 'Sent', exact: true }).click();
    equal(await least.isVisible(), false);
  });

  it('has the numbers of the report', async () => {
    await open(save('report.html', SAMPLE));
    deepEqual(
      await page.locator('.totals .value').allTextContents(),
      ['4,385', '1.92%', '2.01%', '38.8 ms', '612 ms', '5.36 s', '26.4 MB', '0'].map(text =>
        text.replaceAll(' ', '\u00a0'),
      ),
    );
  });

  it('gives any chart as a picture', async () => {
    await open(save('report.html', SAMPLE));
    const chart = page.locator('#latency-over-time');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      chart.getByRole('button', { name: 'Picture' }).click(),
    ]);
    equal(download.suggestedFilename(), 'latency-over-time.png');
    const picture = new Uint8Array(readFileSync(await download.path()));
    equal(String.fromCodePoint(...picture.subarray(1, 4)), 'PNG');
    // Twice as many pixels as the chart has on the page, and a margin.
    const { width } = (await chart.locator('canvas').boundingBox())!;
    equal(new DataView(picture.buffer).getUint32(16), 2 * (Math.round(width) + 40));
    writeFileSync(`${SCREENSHOTS}/picture.png`, picture);
  });

  it('shows as text what clients have sent', async () => {
    const log = join(folder, 'hostile.log');
    writeFileSync(log, HOSTILE.map(line).join('').repeat(3));
    await open(
      save('hostile.html', [
        log,
        '--access-log-format',
        '%(h)s %(l)s %(u)s %(t)s "%(r)s" %(s)s %(b)s "%(f)s" "%(a)s" %(D)s',
      ]),
    );
    equal(await page.title(), 'Analysis of hostile.log');
    equal(await page.locator('img, script:not([nonce]):not([type])').count(), 0);
    const paths = await page.locator('#top-paths tbody th').allTextContents();
    ok(paths.some(path => path.includes('<img')) && paths.some(path => path.includes('</script>')), paths.join('\n'));
  });
});

const line = (text: string) =>
  `127.0.0.1 - - [17/Nov/2026:13:30:20 +0000] "GET /${text.replaceAll(' ', '+')} HTTP/1.1" 200 5 "${text}" "${text}" 900\n`;
