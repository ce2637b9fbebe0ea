import assert, { deepEqual, equal, match, ok } from 'node:assert/strict';
import { appendFileSync, cpSync, existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Frame } from 'playwright-core';
import { throwAwayFolder } from '../../scripts/processes.mjs';
import { openSession } from '../support/vscode-session.mjs';

/** Once, in order, what a hand does with the dashboard in VS Code, beside looking at it. */

const SCREENSHOTS = 'out/screenshots';
const LINES = readFileSync('samples/access.log', 'utf8').trimEnd().split('\n');

describe('a hand on the dashboard', function () {
  this.bail(true);
  let session: Awaited<ReturnType<typeof openSession>>;
  const folder = join(throwAwayFolder('dashboard'), 'samples');
  const log = join(folder, 'access.log');

  before(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true });
    cpSync('samples', folder, { recursive: true });
    session = await openSession(folder, { settings: { 'workbench.colorTheme': 'Dark Modern' } });
    // The charts that are dragged over must be on the screen.
    await session.workbench.page.setViewportSize({ width: 1400, height: 1700 });
  });
  afterEach(async function () {
    if (this.currentTest?.isFailed()) await screenshot('failed-dashboard');
  });
  after(() => session?.end());

  const screenshot = (name: string) => session.workbench.page.screenshot({ path: join(SCREENSHOTS, `${name}.png`) });
  it('opens a log as its dashboard instead of as text', async () => {
    const { workbench } = session;
    await workbench.openFile('access.log');
    await workbench.runCommand('View: Reopen Editor With...');
    const { page } = workbench;
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Gunicorn Log Analysis' }).first().click();
    const dashboard = await workbench.seeCharts(['status-over-time', 'latency-over-time', 'busy-workers']);
    await requests(dashboard, LINES.length);
    // It is the same tab.
    deepEqual((await page.locator('.tabs-container .tab').allTextContents()).filter(Boolean).length, 1);
  });

  it('drags over a chart, and all of them show that time', async () => {
    const dashboard = await session.workbench.webview();
    const plot = dashboard.locator('#latency-over-time canvas');
    const { x, y, width, height } = (await plot.boundingBox())!;
    const { mouse } = session.workbench.page;
    await mouse.move(x + width * 0.6, y + height / 2);
    await mouse.down();
    await mouse.move(x + width * 0.7, y + height / 2, { steps: 5 });
    await mouse.move(x + width * 0.8, y + height / 2, { steps: 5 });
    await screenshot('drag');
    await mouse.up();
    const chip = dashboard.locator('.chip > span').first();
    await chip.waitFor();
    match((await chip.textContent()) ?? '', /14:\d\d/);
    await dashboard
      .getByText(`of ${LINES.length.toLocaleString('en-US')}`)
      .first()
      .waitFor();
    await screenshot('zoomed');
    await dashboard.getByRole('button', { name: 'Back to the filter before' }).click();
    await requests(dashboard, LINES.length);
  });

  it('follows the log while it grows and is rotated', async () => {
    const dashboard = await session.workbench.webview();
    await dashboard.getByRole('button', { name: 'Follow' }).click();
    await dashboard.locator('button[aria-pressed=true]', { hasText: 'Follow' }).waitFor();
    await requests(dashboard, LINES.length);
    await setTimeout(1500);
    appendFileSync(log, `${LINES.slice(0, 100).join('\n')}\n`);
    await requests(dashboard, LINES.length + 100);
    renameSync(log, `${log}.1`);
    writeFileSync(log, `${LINES.slice(100, 150).join('\n')}\n`);
    await requests(dashboard, LINES.length + 150);
    await dashboard.getByRole('button', { name: 'Follow' }).click();
    // As it was, for what comes next.
    writeFileSync(log, `${LINES.join('\n')}\n`);
    await dashboard.getByRole('button', { name: 'Analyze Again' }).click();
    await requests(dashboard, LINES.length);
  });

  it('tries alerts, drags a limit, and gets rules with it', async () => {
    const { workbench } = session;
    const { mouse } = workbench.page;
    const dashboard = await workbench.webview();
    await dashboard.getByRole('button', { name: 'Try Alerts' }).click();
    const panel = dashboard.locator('#alerts');
    const errors = panel.getByRole('button', { name: /^GunicornServerErrors/ });
    await errors.waitFor();
    match((await errors.textContent()) ?? '', /above 5% for 5 minwould have fired once, for 3 min/);
    await panel.getByRole('button', { name: /^GunicornWorkerTimeouts.*would have fired once, for 13 min/ }).waitFor();
    const limit = panel.getByRole('slider');
    const { x, y, width, height } = (await limit.boundingBox())!;
    await mouse.move(x + width - 8, y + height / 2);
    await mouse.down();
    await mouse.move(x + width - 8, y - 10, { steps: 5 });
    await mouse.move(x + width - 8, y - 30, { steps: 5 });
    await screenshot('alert-drag');
    await mouse.up();
    const said = Number(await panel.getByLabel('Limit', { exact: true }).inputValue());
    ok(said > 5 && said < 20, String(said));
    await panel.getByRole('button', { name: 'Generate Rules…' }).click();
    await workbench
      .line(`> ${said / 100}`)
      .first()
      .waitFor();
    await screenshot('alert-rules');
    await workbench.runCommand('View: Revert and Close Editor');
  });

  it('compares what was before a restart with what came after it', async () => {
    const dashboard = await session.workbench.webview();
    await dashboard.getByRole('button', { name: 'Compare…' }).click();
    await screenshot('compare-choices');
    await dashboard.getByRole('button', { name: /^Before and after: The config was reloaded/ }).click();
    const changes = dashboard.locator('#comparison .changes');
    await changes.getByRole('rowheader', { name: 'Fails less' }).waitFor();
    match((await changes.textContent()) ?? '', /Fails less.*\/search.*fewer failures/s);
    await screenshot('compared');
  });

  it('finds all that again when the window was reloaded', async () => {
    const { workbench } = session;
    await workbench.seeKept('"baseline":{');
    await workbench.page.reload();
    const dashboard = await session.workbench.webview();
    await dashboard.locator('#comparison .changes').getByRole('rowheader', { name: 'Fails less' }).waitFor();
    await dashboard.getByRole('button', { name: 'Stop Comparing' }).click();
    await dashboard.getByRole('button', { name: 'Clear all' }).or(dashboard.locator('.chip-off')).first().click();
    await requests(dashboard, LINES.length);
  });

  it('saves the dashboard as a page, without addresses, and a chart as a picture', async () => {
    const { workbench } = session;
    const dashboard = await workbench.webview();
    await dashboard.getByRole('button', { name: 'Save As…' }).click();
    await choose('HTML report');
    await choose('Anonymised');
    const page = join(folder, 'report.html');
    await saveAs(page);
    const text = readFileSync(page, 'utf8');
    match(text, /^<!DOCTYPE html>/);
    const address = LINES[0]!.split(' ')[0]!;
    ok(!text.includes(address) && text.includes(address.replace(/\d+$/, '0')), `${address} is in the page`);

    await dashboard.locator('#status-over-time').getByRole('button', { name: 'Picture' }).click();
    const picture = join(folder, 'status-over-time.png');
    await saveAs(picture);
    equal(readFileSync(picture, 'latin1').slice(1, 4), 'PNG');
  });

  it('saves a table in the order that is shown, with the keyboard alone, and is where it was then', async () => {
    const { page } = session.workbench;
    const dashboard = await session.workbench.webview();
    const list = dashboard.locator('#top-paths');
    await list.locator('thead').getByRole('button', { name: 'p95', exact: true }).press('Enter');
    await list.locator('[aria-sort]', { hasText: 'p95' }).waitFor();
    await dashboard.getByRole('button', { name: 'Save As…' }).press('Enter');
    for (const choice of ['CSV: Top paths', 'As it is']) {
      const input = page.locator('.quick-input-widget input[type=text]');
      await page.locator('.quick-input-list .monaco-list-row', { hasText: choice }).waitFor();
      equal(await input.evaluate(element => element === document.activeElement), true);
      await page.keyboard.type(choice);
      await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: choice }).waitFor();
      await page.keyboard.press('Enter');
    }
    const table = join(folder, 'report.csv');
    await saveAs(table);
    const saved = readFileSync(table, 'utf8')
      .trimEnd()
      .split('\r\n')
      .slice(1)
      .map(row => row.split(',')[0]);
    const shown = await list.locator('tbody tr th').allTextContents();
    deepEqual(saved.slice(0, shown.length), shown);
    equal(await focused(dashboard), 'Save As…');
    await list.locator('thead').getByRole('button', { name: 'p95', exact: true }).press('Enter');
  });

  it('asks for another log to compare with, and is where it was when there is none', async () => {
    const { page } = session.workbench;
    const dashboard = await session.workbench.webview();
    await dashboard.getByRole('button', { name: 'Compare…' }).press('Enter');
    await dashboard.getByRole('button', { name: 'With another log…' }).press('Enter');
    const input = page.locator('.quick-input-widget input[type=text]');
    await input.waitFor();
    await page.keyboard.press('Escape');
    await input.waitFor({ state: 'hidden' });
    equal(await focused(dashboard), 'Compare…');
  });

  it('never asked another host for anything', () => assert.deepEqual([...session.foreignHosts], []));

  async function choose(label: string): Promise<void> {
    await session.workbench.page.locator('.quick-input-list .monaco-list-row', { hasText: label }).first().click();
  }

  /** In the dialog of VS Code that has the path as text, which it proposes by and by. */
  async function saveAs(path: string): Promise<void> {
    const { page } = session.workbench;
    await page.waitForFunction(
      wanted =>
        document.querySelector<HTMLInputElement>('.quick-input-widget input[type=text]')?.value.endsWith(wanted),
      path,
    );
    await page.locator('.quick-input-widget input[type=text]').press('Enter');
    for (const patience = AbortSignal.timeout(10_000); !existsSync(path); await setTimeout(100)) {
      if (patience.aborted) throw new Error(`${path} was not saved.`);
    }
    await setTimeout(200);
  }
});

/** What has the focus, if it is the dashboard that has it. */
async function focused(dashboard: Frame): Promise<string | null> {
  await dashboard.waitForFunction(() => document.hasFocus());
  return dashboard.evaluate(() => document.activeElement?.textContent ?? null);
}

const requests = (dashboard: Frame, count: number) =>
  dashboard.locator('.total .value').first().getByText(count.toLocaleString('en-US'), { exact: true }).waitFor();
