import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { throwAwayFolder } from '../../scripts/processes.mjs';
import { openSession } from '../support/vscode-session.mjs';
import { barriers } from './barriers.ts';

/**
 * Once, in order, what a hand does with the packed extension. Each step stands on the one before it, so the first that
 * fails ends the drive. The screenshots are there to be looked at.
 */

type Session = Awaited<ReturnType<typeof openSession>>;

const SCREENSHOTS = 'out/screenshots';
const THEMES = {
  light: 'Light Modern',
  dark: 'Dark Modern',
  'high-contrast': 'Default High Contrast',
  'high-contrast-light': 'Default High Contrast Light',
};
/** Enough for the whole dashboard. */
const TALL = { width: 1400, height: 2400 };
const CHARTS = ['status-over-time', 'latency-over-time', 'top-paths'];
/** Each line but the first has something to say about it. */
const CONFIG = `bind = '127.0.0.1:8000'
loglevel = 'warn'
max_requests = 1000
max_requests = 2000
accesslog = '-'
access_log_format = '%(h)s %(t)s "%(r)s" %(Q)s %(b)s'


def post_fork(server):
    server.log.info('forked')
`;
const LINES = readFileSync('samples/access.log', 'utf8').trimEnd().split('\n');
const REQUESTS = LINES.length;

before(() => mkdirSync(SCREENSHOTS, { recursive: true }));

describe('a hand on the packed extension', function () {
  this.bail(true);
  let session: Session;

  before(async () => {
    session = await openSession(copyOfSamples(), { settings: { 'workbench.colorTheme': THEMES.light } });
  });
  afterEach(async function () {
    if (this.currentTest?.isFailed()) await screenshot(session, 'failed');
  });
  after(() => session?.end());

  it('opens access.log in its own language, with fields in their own colours', async () => {
    const { workbench } = session;
    await workbench.openFile('access.log');
    await workbench.seeLanguage('Gunicorn Access Log');
    await workbench.seeColours('GET', 5);
    await screenshot(session, 'access-log');
    assert.match(await workbench.hover('/books'), /Request line[^]*Duration[^]*Client/);
    await screenshot(session, 'log-hover');
    await workbench.clear();
  });

  it('opens error.log in its own language', async () => {
    const { workbench } = session;
    await workbench.openFile('error.log');
    await workbench.seeLanguage('Gunicorn Error Log');
    await workbench.seeColours('Starting gunicorn', 3);
    await screenshot(session, 'error-log');
  });

  it('reads what an atom and a setting mean by resting on them', async () => {
    const { workbench } = session;
    await workbench.openFile('gunicorn.conf.py');
    assert.match(await workbench.hover('%(D)s'), /microseconds/);
    await screenshot(session, 'hover');
    await workbench.clear();
    assert.match(await workbench.hover('loglevel'), /info/);
    await workbench.clear();
  });

  it('turns the open log into totals and three charts', async () => {
    const { workbench } = session;
    await workbench.openFile('access.log');
    await workbench.runCommand('Analyze Gunicorn Log');
    const dashboard = await workbench.webview();
    await dashboard.getByText(REQUESTS.toLocaleString('en-US'), { exact: true }).first().waitFor();

    await workbench.seeCharts(CHARTS);
    await screenshot(session, 'dashboard');
  });

  it('asks for a path and what failed there, and takes the question back', async () => {
    const dashboard = await session.workbench.webview();
    const heading = dashboard.locator('#top-paths tbody th').filter({ hasText: '/search' });
    await heading.hover();
    await heading.getByRole('button', { name: 'Filter: only /search' }).click();
    await dashboard
      .getByText(`of ${REQUESTS.toLocaleString('en-US')}`)
      .first()
      .waitFor();
    await dashboard.getByRole('combobox', { name: 'Filter' }).fill('path:/search status:5xx');
    await dashboard.getByRole('combobox', { name: 'Filter' }).press('Enter');
    const failed = linesWith(/"GET \/search(\?\S*)? HTTP\/1\.1" 5\d\d /);
    await dashboard.locator('.total .value').getByText(String(failed.length), { exact: true }).waitFor();
    await screenshot(session, 'dashboard-filtered');

    // A click leads to the first line that fits the question, too.
    await dashboard.locator('#status-codes').getByRole('button', { name: '503', exact: true }).click();
    const first = failed.find(line => line.includes('" 503 '))!;
    await session.workbench.seeSelected(LINES.indexOf(first) + 1);
    await screenshot(session, 'filtered-line');

    // All of them are listed, and each leads to its place.
    const asking = await session.workbench.webview();
    await asking.getByRole('button', { name: 'List Lines' }).click();
    const { page } = session.workbench;
    await page.locator('.tab.active', { hasText: `access.log, ${failed.length} lines` }).waitFor();
    await session.workbench.line(failed[1]!.slice(0, 40)).waitFor();
    await screenshot(session, 'found-lines');
    await session.workbench.follow(failed[1]!.split(' ')[0]!);
    await session.workbench.seeSelected(LINES.indexOf(failed[1]!) + 1);

    const again = await session.workbench.webview();
    await again.getByRole('button', { name: 'Clear all' }).click();
    await again.getByText(REQUESTS.toLocaleString('en-US'), { exact: true }).first().waitFor();
  });

  for (const [name, theme] of Object.entries(THEMES)) {
    it(`shows a dashboard without barriers in ${theme}`, async () => {
      await session.workbench.page.setViewportSize(TALL);
      session.set({ 'workbench.colorTheme': theme });
      const dashboard = await session.workbench.webview();
      await dashboard.locator(`body[data-vscode-theme-id="${theme}"]`).waitFor();
      // Charts take the new colours in the frame after the theme's.
      await dashboard.evaluate(() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn))));
      await screenshot(session, `dashboard-${name}`);
      assert.deepEqual(await barriers(dashboard), []);
    });
  }

  it('makes a logrotate configuration from the config', async () => {
    const { workbench } = session;
    await workbench.runCommand('Gunicorn: Generate logrotate Configuration');
    await workbench.line('postrotate').waitFor();
    await workbench.line('access.log').first().waitFor();
    await screenshot(session, 'logrotate');
  });

  it('says beforehand how much space the old logs may take, from the lens above the config', async () => {
    const { workbench } = session;
    const { page } = workbench;
    const input = page.locator('.quick-input-widget input');
    const row = (text: string) => page.locator('.quick-input-list .monaco-list-row.focused', { hasText: text });
    const choose = async (text: string) => {
      await input.fill(text);
      await row(text).waitFor();
      await input.press('Enter');
    };
    await workbench.openFile('gunicorn.conf.py');
    await page.locator('.codelens-decoration a', { hasText: 'Generate…' }).first().click();
    await choose('logrotate Configuration');
    await row('Generate').waitFor();
    await screenshot(session, 'generate-options');
    await choose('disk');
    await page.getByText('The disk space that the logs may take').waitFor();
    await input.fill('2GB');
    await page.getByText('disk cannot be "2GB"; an example of what it can be: 2G.').waitFor();
    await input.fill('2G');
    await input.press('Enter');
    await choose('Generate');
    await workbench.line('of the 2G that were given').waitFor();
  });

  it('makes alert rules from the config and the log', async () => {
    const { workbench } = session;
    await workbench.runCommand('Gunicorn: Generate Prometheus Alert Rules');
    await workbench.line('groups:').waitFor();
    await workbench.seeLanguage('YAML');
    await screenshot(session, 'prometheus-rules');
  });

  it('never asked another host for anything', () => {
    assert.deepEqual([...session.foreignHosts], []);
  });
});

describe('a hand on a config', function () {
  this.bail(true);
  let session: Session;

  before(async () => {
    const folder = throwAwayFolder('workspace');
    writeFileSync(join(folder, 'gunicorn.conf.py'), CONFIG);
    session = await openSession(folder, { settings: { 'workbench.colorTheme': THEMES.light } });
  });
  afterEach(async function () {
    if (this.currentTest?.isFailed()) await screenshot(session, 'failed-config');
  });
  after(() => session?.end());

  it('sees what is wrong', async () => {
    const { workbench } = session;
    await workbench.openFile('gunicorn.conf.py');
    await workbench.openProblems();
    for (const rule of ['unknown-log-level', 'duplicate-assignment', 'unknown-atom', 'hook-arity']) {
      await workbench.problem(rule).waitFor();
    }
    await screenshot(session, 'config-problems');
    // Escape takes away what lies over an editor only where the keyboard is.
    await workbench.click('bind');
  });

  it('reads a line of the log by resting on the format', async () => {
    const { workbench } = session;
    assert.match(await workbench.hover('s "%'), /A line in this format:[^]*GET \/[^]*Request line/);
    await screenshot(session, 'config-format');
    await workbench.clear();
  });

  it('reads on in the manual of Gunicorn', async () => {
    const { workbench } = session;
    assert.match(await workbench.hover('max_requests'), /Gunicorn's manual/);
    await screenshot(session, 'config-setting');
    await workbench.clear();
  });

  it('takes a quick fix, and the problem is gone', async () => {
    const { workbench } = session;
    await workbench.quickFix('warn', 'Use warning');
    await workbench.line("loglevel = 'warning'").waitFor();
    await workbench.problem('unknown-log-level').waitFor({ state: 'detached' });
    await workbench.problem('hook-arity').waitFor();
    await screenshot(session, 'config-fixed');
  });

  it('types in the format, and the preview beside it follows', async () => {
    const { workbench } = session;
    await workbench.runCommand('Gunicorn: Preview Access Log Format');
    await workbench.lineBeside('%(b)s').waitFor();
    assert.equal(await workbench.lineBeside('%(M)s').count(), 0);

    await workbench.click('access_log_format');
    await workbench.press('End', 'ArrowLeft');
    await workbench.type(' took=%(M)s');
    await workbench.lineBeside('%(M)s').waitFor();
    await workbench.lineBeside('5120 took=134').waitFor();
    await screenshot(session, 'config-preview');
  });
});

describe('a hand on the packed extension in Chinese', function () {
  this.bail(true);
  let session: Session;

  before(async () => {
    session = await openSession(copyOfSamples(), {
      locale: 'zh-cn',
      settings: { 'workbench.colorTheme': THEMES.light },
    });
  });
  after(() => session?.end());

  it('finds the command by its Chinese name and reads the dashboard in Chinese', async () => {
    const { workbench } = session;
    await workbench.openFile('access.log');
    await workbench.seeLanguage('Gunicorn 访问日志');
    await workbench.runCommand('分析 Gunicorn 日志');
    const dashboard = await workbench.webview();
    await dashboard.getByText('请求').first().waitFor();
    await workbench.seeCharts(CHARTS);
    await screenshot(session, 'dashboard-chinese');
  });
});

const linesWith = (pattern: RegExp) => LINES.filter(line => pattern.test(line));

function copyOfSamples(): string {
  const folder = join(throwAwayFolder('workspace'), 'samples');
  cpSync('samples', folder, { recursive: true });
  return folder;
}

async function screenshot({ workbench: { page } }: Session, name: string): Promise<void> {
  await page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
}
