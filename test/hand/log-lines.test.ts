import assert from 'node:assert/strict';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { throwAwayFolder } from '../../scripts/processes.mjs';
import { openSession } from '../support/vscode-session.mjs';

/** What a hand does on the lines of a log, in order. */

type Session = Awaited<ReturnType<typeof openSession>>;

const SCREENSHOTS = 'out/screenshots';
const ACCESS = readFileSync('samples/access.log', 'utf8').trimEnd().split('\n');
const ERROR = readFileSync('samples/error.log', 'utf8').trimEnd().split('\n');

const FAILED = /" 5\d\d \S+ "[^"]*" "[^"]*" \d+$/;
/** As package.json and VS Code say for light themes. */
const COLOURS = { failed: '#D3302F', slow: '#45207F', error: '#FF5959', change: '#0063D3' };

describe('a hand on the lines of a log', function () {
  this.bail(true);
  let session: Session;

  before(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true });
    const folder = join(throwAwayFolder('workspace'), 'samples');
    cpSync('samples', folder, { recursive: true });
    writeFileSync(join(folder, 'shop.py'), 'pass\n'.repeat(100));
    session = await openSession(folder, { settings: { 'workbench.colorTheme': 'Light Modern' } });
  });
  afterEach(async function () {
    if (this.currentTest?.isFailed()) await screenshot('failed-log-lines');
  });
  after(() => session?.end());

  it('goes to the first failed requests with a key', async () => {
    const { workbench } = session;
    await workbench.openFile('access.log');
    await workbench.seeLanguage('Gunicorn Access Log');
    const failed = ACCESS.flatMap((text, index) => (FAILED.test(text) ? [index + 1] : []));
    await workbench.press('Control+Home', 'Control+F8');
    await workbench.seeCursor(failed[0]!);
    await workbench.press('Control+F8');
    await workbench.seeCursor(failed[1]!);
    await workbench.press('Control+Shift+F8');
    await workbench.seeCursor(failed[0]!);
  });

  it('is told at the last of them, and begins again', async () => {
    const { workbench } = session;
    await workbench.press('Control+End', 'Control+F8');
    const told = workbench.page.locator('.notification-toast', {
      hasText: /There is no error below line \d+ of access\.log/,
    });
    await told.getByRole('button', { name: 'First Error' }).click();
    await workbench.seeCursor(ACCESS.findIndex(text => FAILED.test(text)) + 1);
  });

  it('sees the log summed up in the status bar, and its errors beside the scroll bar', async () => {
    const { workbench } = session;
    const item = workbench.page.locator('.statusbar-item', { hasText: /4.385 requests · 1\.92% 5xx · p95 ≥ \d+ ms/ });
    await item.waitFor();
    const label = await item.locator('a').getAttribute('aria-label');
    assert.match(
      label!,
      /^access\.log: The log has 4.385 requests\. 84 of them were answered with 5xx: .* Click to analyze it\./,
    );
    await workbench.seeOverviewRuler(COLOURS.failed);
    await workbench.seeOverviewRuler(COLOURS.slow);
    await screenshot('log-in-front');
  });

  it('goes from there to the same moment in the dashboard', async () => {
    const { workbench } = session;
    await workbench.runCommand('Gunicorn: Show in Dashboard');
    const dashboard = await workbench.webview();
    await dashboard.getByText(/^status:5\d\d$/).waitFor();
    await dashboard.getByText(/^path:\//).waitFor();
    await screenshot('shown-in-dashboard');
  });

  it('goes there from a list of lines, too', async () => {
    const { workbench } = session;
    const dashboard = await workbench.webview();
    await dashboard.getByText('Clear all').click();
    await dashboard.getByRole('combobox', { name: 'Filter' }).fill('status:500');
    await dashboard.getByRole('combobox', { name: 'Filter' }).press('Enter');
    await dashboard.getByText('status:500', { exact: true }).waitFor();
    await dashboard.getByRole('button', { name: 'List Lines' }).click();
    await workbench.page.locator('.tab.active', { hasText: /access\.log, \d+ lines/ }).waitFor();
    await workbench.line('" 500 ').first().waitFor();
    await workbench.runCommand('Gunicorn: Show in Dashboard');
    await dashboard.getByText(/^path:\//).waitFor();
    await dashboard.getByText('status:500', { exact: true }).waitFor();
    assert.equal(await workbench.page.locator('.tab', { hasText: 'Analysis of' }).count(), 1);
  });

  it('sees errors and starts beside the scroll bar of the error log', async () => {
    const { workbench } = session;
    await workbench.openFile('error.log');
    await workbench.seeLanguage('Gunicorn Error Log');
    await workbench.page.locator('.statusbar-item', { hasText: '14 errors · 4 timeouts · 10 tracebacks' }).waitFor();
    await workbench.seeOverviewRuler(COLOURS.error);
    await workbench.seeOverviewRuler(COLOURS.change);
    await screenshot('error-log-in-front');
  });

  it('follows a traceback to the program', async () => {
    const { workbench } = session;
    await workbench.press('Control+Home', 'Control+F8');
    const frame = ERROR.find(text => text.includes('shop.py", line'))!;
    await workbench.follow(/"(.*)"/.exec(frame)![1]!);
    await workbench.seeCursor(Number(/line (\d+)/.exec(frame)![1]));
    await screenshot('followed-traceback');
  });

  async function screenshot(name: string): Promise<void> {
    await session.workbench.page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
  }
});
