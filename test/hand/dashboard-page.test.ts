import assert from 'node:assert/strict';
import { mkdirSync, readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import type { Report } from '../../core/analysis/report.ts';
import { inOrder } from '../../core/base/list-order.ts';
import { serveDesign } from '../../scripts/design.mjs';
import { openBrowser } from '../support/workbench.mjs';
import { barriers } from './barriers.ts';

/** The dashboard's page in a plain browser, with the sample report and an extension that only notes what it is asked. */

const SCREENSHOTS = 'out/screenshots';
const THEMES = ['light', 'dark', 'high-contrast', 'high-contrast-light'];
/** Pixels: an editor of its own, the same at a zoom of 200 %, and a narrow one beside another. */
const WIDTHS = { wide: 1280, zoomed: 640, narrow: 420 };

describe('the page of the dashboard', () => {
  let design: Awaited<ReturnType<typeof serveDesign>>;
  let browser: Awaited<ReturnType<typeof openBrowser>>;
  let page: Page;
  /** What went wrong in the page: errors, and whatever its security policy refused. */
  const troubles: string[] = [];

  before(async () => {
    mkdirSync(SCREENSHOTS, { recursive: true });
    design = await serveDesign();
    browser = await openBrowser({ width: WIDTHS.wide });
    page = browser.page;
    page.setDefaultTimeout(10_000);
    // Times are shown on the clock of the machine.
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setTimezoneOverride', { timezoneId: 'UTC' });
    page.on('pageerror', ({ message }) => troubles.push(message));
    page.on('console', message => void (message.type() === 'error' && troubles.push(message.text())));
  });
  afterEach(() => assert.deepEqual(troubles.splice(0), []));
  after(async () => {
    await browser.close();
    design.close();
  });

  async function open(query: Record<string, string> = {}, width = WIDTHS.wide): Promise<void> {
    await page.setViewportSize({ width, height: 900 });
    await page.evaluate(() => sessionStorage.clear()).catch(() => undefined);
    await page.goto(`${design.address}?${new URLSearchParams({ bare: '', ...query })}`);
    await page.locator('#sources, .notice, .progress:not([hidden])').first().waitFor();
    await drawn();
  }

  /** Charts are drawn in the frame after their canvas has a size. */
  const drawn = () =>
    page.evaluate(() => new Promise<void>(done => requestAnimationFrame(() => requestAnimationFrame(() => done()))));
  const asked = () => page.evaluate(() => (globalThis as unknown as { asked: unknown[][] }).asked);
  const lastAsked = async () => (await asked()).at(-1);
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  const tabTo = async (name: string, { back = false } = {}) => {
    const passed = [];
    while ((await focused()) !== name) {
      await page.keyboard.press(back ? 'Shift+Tab' : 'Tab');
      passed.push(await focused());
      assert.ok(passed.length < 120, `${name} was not reached: ${passed.join(', ')}`);
    }
  };
  const spoken = () => page.locator('[role=log]').textContent();
  const question = () => page.getByRole('combobox', { name: 'Filter' });
  const chips = () => page.locator('.chip > span').allTextContents();

  describe('looks as it should', () => {
    for (const theme of THEMES) {
      for (const [name, width] of Object.entries(WIDTHS)) {
        it(`${theme}, ${name}: no barriers, nothing beyond the edge`, async () => {
          await open({ theme }, width);
          await page.screenshot({ path: `${SCREENSHOTS}/page-${theme}-${name}.png`, fullPage: true });
          assert.deepEqual(await barriers(page.mainFrame()), []);
          assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
        });
      }
    }

    it('at rest where the reader wants no motion, also while the log is read', async () => {
      await page.emulateMedia({ reducedMotion: 'reduce' });
      await open({ situation: 'running' });
      const moving = () => page.evaluate(() => document.getAnimations().map(({ playState }) => playState));
      assert.deepEqual(await moving(), []);
      await page.locator('#top-paths tbody button').first().hover();
      assert.deepEqual(await moving(), []);
      await page.emulateMedia({ reducedMotion: null });
    });

    it('in Chinese', async () => {
      await open({ language: 'zh-cn' });
      await page.screenshot({ path: `${SCREENSHOTS}/page-chinese.png`, fullPage: true });
      assert.match((await page.locator('#dashboard').textContent()) ?? '', /各状态的请求.*耗时.*热门路径/s);
    });

    const SITUATIONS = [
      'starting',
      'running',
      'cancelled',
      'failed',
      'empty',
      'not-understood',
      'partly-understood',
      'filtered',
      'filtered-to-nothing',
      'no-durations',
      'only-requests',
      'several-days',
      'gaps',
      'hostile',
    ];
    for (const situation of SITUATIONS) {
      it(`${situation}: no barriers, nothing beyond the edge`, async () => {
        await open({ situation }, WIDTHS.narrow);
        await page.screenshot({ path: `${SCREENSHOTS}/page-${situation}.png`, fullPage: true });
        assert.deepEqual(await barriers(page.mainFrame()), []);
        assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
      });
    }

    it('charts take the colours of the next theme', async () => {
      await open();
      const colours = () =>
        page.evaluate(() => {
          const canvas = document.querySelector<HTMLCanvasElement>('#top-paths canvas')!;
          return [...canvas.getContext('2d')!.getImageData(3, canvas.height / 20, 1, 1).data].join();
        });
      const before = await colours();
      await page.evaluate(() => {
        document.documentElement.dataset['theme'] = 'dark';
        document.body.className = 'vscode-dark';
      });
      await drawn();
      assert.notEqual(await colours(), before);
    });
  });

  describe('is walked by keyboard', () => {
    beforeEach(() => open());

    it('arrows go from step to step, and each is spoken', async () => {
      await page.locator('#status-over-time .plot').focus();
      await page.keyboard.press('Home');
      assert.match(
        (await spoken()) ?? '',
        /^13:30:00 – 13:30:30: Requests 7, 2xx 6, 3xx 0, 4xx 1, 5xx 0\. Gunicorn 20\.1\.0 started$/u,
      );
      await page.keyboard.press('ArrowRight');
      assert.match((await spoken()) ?? '', /^13:30:30/);
      await page.keyboard.press('End');
      await page.keyboard.press('ArrowLeft');
      assert.match((await spoken()) ?? '', /^14:29:30/);
      assert.equal(await page.locator('#status-over-time .tooltip').isVisible(), true);
      assert.equal(await page.locator('#status-over-time .marker').isVisible(), true);
      assert.equal(await page.locator('#latency-over-time .marker').isVisible(), true);
      await page.screenshot({ path: `${SCREENSHOTS}/page-keyboard.png` });
    });

    it('Enter opens the lines of a step; of a series after it was chosen', async () => {
      await page.locator('#status-over-time .plot').focus();
      await page.keyboard.press('Home');
      await page.keyboard.press('Enter');
      const from = Date.UTC(2026, 10, 17, 13, 30);
      assert.deepEqual(await lastAsked(), ['openMatch', { from, until: from + 30_000 }]);
      await page.keyboard.press('ArrowDown');
      assert.match((await spoken()) ?? '', /: 2xx 6$/);
      await page.keyboard.press('Enter');
      assert.deepEqual(await lastAsked(), ['openMatch', { from, until: from + 30_000, status: '2xx' }]);
    });

    it('a table is one stop of the tab key, and arrows move in it', async () => {
      const table = page.locator('#top-paths table');
      assert.equal(await table.locator('button[tabindex="0"]').count(), 1);
      await table.getByRole('button', { name: '/search', exact: true }).focus();
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      assert.deepEqual(await lastAsked(), ['openMatch', { path: '/search', status: '5xx' }]);
      await table.getByRole('button', { name: '/search', exact: true }).focus();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      assert.deepEqual(await lastAsked(), ['openMatch', { path: '/books' }]);
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Enter');
      assert.deepEqual(await lastAsked(), ['ask', 'path:/books']);
    });

    it('every plot has its numbers as a table, which stays open when the page comes back', async () => {
      await page.locator('#latency-over-time').getByRole('button', { name: 'Table' }).press('Enter');
      const rows = page.locator('#latency-over-time tbody tr');
      assert.equal(await rows.count(), 121);
      assert.equal(await page.locator('#latency-over-time .plot').isVisible(), false);
      await page.screenshot({ path: `${SCREENSHOTS}/page-table.png` });
      assert.deepEqual(await barriers(page.mainFrame()), []);
      await page.reload();
      await page.locator('#latency-over-time tbody tr').first().waitFor();
      assert.equal(await rows.count(), 121);
    });

    it('every control of the page can be reached by the tab key, and shows that it is', async () => {
      const reached = new Set<string>();
      for (let presses = 0; presses < 120; presses++) {
        await page.keyboard.press('Tab');
        const { place, isMarked } = await page.evaluate(() => {
          const at = document.activeElement!;
          const { outlineStyle, outlineWidth, borderColor } = getComputedStyle(at);
          const focusBorder = document.createElement('i');
          focusBorder.style.color = 'var(--vscode-focusBorder)';
          document.body.append(focusBorder);
          // As VS Code's own inputs show it.
          const hasFocusBorder = at.matches('input') && borderColor === getComputedStyle(focusBorder).color;
          focusBorder.remove();
          return {
            place: at.closest('section')?.id || at.textContent,
            // At the end of the page it is the browser's turn.
            isMarked: at === document.body || hasFocusBorder || (outlineStyle !== 'none' && outlineWidth !== '0px'),
          };
        });
        assert.ok(isMarked, `where the focus is cannot be seen: ${place}`);
        reached.add(place);
      }
      for (const place of [
        'Analyze Again',
        'Compare…',
        'Generate…',
        'status-over-time',
        'latency-over-time',
        'top-paths',
        'status-codes',
        'methods',
        'clients',
        'events',
        'hours',
        'sources',
      ]) {
        assert.ok(reached.has(place), `${place} was not reached: ${[...reached].join(', ')}`);
      }
    });
  });

  describe('is left and entered by keyboard', () => {
    it('comparing: its choices, what was chosen, and back to where it began', async () => {
      await open();
      await tabTo('Compare…');
      await page.keyboard.press('Enter');
      assert.match((await focused()) ?? '', /^Before and after/);
      await page.keyboard.press('Escape');
      assert.equal(await page.locator('#comparison').isVisible(), false);
      assert.equal(await focused(), 'Compare…');

      await page.keyboard.press('Enter');
      await tabTo('Close', { back: true });
      await page.keyboard.press('Enter');
      assert.equal(await page.locator('#comparison').isVisible(), false);
      assert.equal(await focused(), 'Compare…');

      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      assert.equal((await lastAsked())?.[0], 'compare');
      assert.match((await focused()) ?? '', /^Compared with /);
      await tabTo('Compare with…');
      await page.keyboard.press('Enter');
      assert.equal(await focused(), await page.locator('#comparison .choices button').first().textContent());
      await page.keyboard.press('Escape');
      assert.equal(await focused(), 'Compare with…');
      assert.match((await page.locator('#comparison h2').textContent()) ?? '', /^Compared with /);
      await tabTo('Stop Comparing');
      await page.keyboard.press('Enter');
      assert.deepEqual((await lastAsked())?.slice(0, 2), ['compare', null]);
      assert.equal(await focused(), 'Compare…');
      assert.deepEqual(await barriers(page.mainFrame()), []);
    });

    it('with another log: where it was asked for is where the reader is after the dialog', async () => {
      await open();
      await tabTo('Compare…');
      await page.keyboard.press('Enter');
      await tabTo('With another log…');
      await page.keyboard.press('Enter');
      assert.deepEqual(await lastAsked(), ['compareWithLog']);
      assert.equal(await focused(), 'Compare…');
    });

    it('alerts', async () => {
      await open();
      await tabTo('Try Alerts');
      await page.keyboard.press('Enter');
      await page.locator('#alerts').getByRole('slider').waitFor();
      assert.equal(await focused(), 'Alerts on this log');
      await tabTo('Close');
      await page.keyboard.press('Enter');
      assert.equal(await focused(), 'Try Alerts');
    });

    it('saving the dashboard, and a chart as a picture', async () => {
      await open();
      await tabTo('Save As…');
      await page.keyboard.press('Enter');
      assert.deepEqual(await lastAsked(), ['takeAway', {}]);
      assert.equal(await focused(), 'Save As…');
      await tabTo('Picture');
      await page.keyboard.press('Enter');
      await page.waitForFunction(
        () => (globalThis as unknown as { asked: string[][] }).asked.at(-1)?.[0] === 'savePicture',
      );
      assert.equal(await focused(), 'Picture');
    });

    it('a long list, whose button stays where the reader is', async () => {
      await open({ situation: 'many-rows' });
      await tabTo('Show 30 more');
      await page.keyboard.press('Enter');
      assert.equal(await focused(), 'Show fewer');
      await page.keyboard.press('Enter');
      assert.equal(await focused(), 'Show 30 more');
    });
  });

  describe('is used by hand', () => {
    it('a click on a bar opens the lines of its step and class', async () => {
      await open();
      const plot = page.locator('#status-over-time canvas');
      const { width, height } = (await plot.boundingBox())!;
      await plot.hover({ position: { x: width / 2, y: height * 0.75 } });
      await page.screenshot({ path: `${SCREENSHOTS}/page-tooltip.png` });
      await plot.click({ position: { x: width / 2, y: height * 0.75 } });
      const [call, match] = (await lastAsked()) as [string, { status: string; from: number; until: number }];
      assert.deepEqual([call, match.status, match.until - match.from], ['openMatch', '2xx', 30_000]);
    });

    it('a click on a bar of a path opens what the bar shows', async () => {
      await open();
      const bars = page.locator('#top-paths canvas');
      const { height } = (await bars.boundingBox())!;
      await bars.click({ position: { x: 4, y: height / 20 } });
      assert.deepEqual(await lastAsked(), ['openMatch', { path: '/search', status: '5xx' }]);
    });

    it('a series is hidden, and the others grow', async () => {
      await open();
      const legend = page.locator('#status-over-time .legend');
      await legend.getByRole('button', { name: '2xx' }).click();
      assert.equal(await legend.getByRole('button', { name: '2xx' }).getAttribute('aria-pressed'), 'false');
      await drawn();
      await page.screenshot({ path: `${SCREENSHOTS}/page-hidden-series.png` });
      assert.deepEqual(await barriers(page.mainFrame()), []);
    });

    it('a series is shown alone with the shift key, by hand and by keyboard, and with the others again', async () => {
      await open();
      const legend = page.locator('#status-over-time .legend');
      const shown = async () => await legend.locator('[aria-pressed=true]').allInnerTexts();
      const all = await shown();
      await legend.getByRole('button', { name: '5xx' }).click({ modifiers: ['Shift'] });
      assert.deepEqual(
        (await shown()).map(text => text.slice(0, 3)),
        ['5xx'],
      );
      await legend.getByRole('button', { name: '5xx' }).press('Shift+Enter');
      assert.deepEqual(await shown(), all);
    });

    const BUTTONS: [situation: string, name: string, call: unknown[]][] = [
      ['whole', 'Analyze Again', ['refresh']],
      ['whole', 'Follow', ['follow', true]],
      ['whole', 'Save As…', ['takeAway', {}]],
      ['whole', 'List Lines', ['listLines']],
      ['whole', 'Generate…', ['generate']],
      ['compared', 'Stop Comparing', ['compare', null, '']],
      ['running', 'Cancel', ['cancel']],
      ['partly-understood', 'Line 812', ['openLine', 0, 812]],
      ['whole', 'samples/access.log', ['openLine', 0, 1]],
      ['whole', 'Worker 9 did not answer in time', ['openErrorLine', 0, 34]],
      ['whole', '503', ['openMatch', { status: '503' }]],
      ['whole', '127.0.8.5', ['openMatch', { address: '127.0.8.5' }]],
    ];
    for (const [situation, name, call] of BUTTONS) {
      it(`${name} asks for ${JSON.stringify(call)}`, async () => {
        await open({ situation });
        await page.getByRole('button', { name, exact: true }).first().click();
        assert.deepEqual(await lastAsked(), call);
      });
    }

    it('the number of lines that were not understood leads to them', async () => {
      await open({ situation: 'partly-understood' });
      await page.locator('.totals').getByRole('button', { name: '12' }).click();
      assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Lines not understood');
    });

    it('what comes while the reader is in a table leaves the reader there', async () => {
      await open();
      const link = page.locator('#top-paths').getByRole('button', { name: '/books', exact: true });
      await link.focus();
      await page.evaluate(async () => {
        const report = (await (await fetch('sample-report.json')).json()) as { requests: number };
        const about = { title: 'access.log', partial: true, following: false, config: null, notes: [] };
        postMessage({ call: 'showReport', id: 1, values: [{ ...report, requests: 4386 }, about] }, location.origin);
      });
      await page.getByText('4,386', { exact: true }).first().waitFor();
      assert.equal(await page.evaluate(() => document.activeElement?.textContent), '/books');
    });

    it('a long list shows its first rows, and all of them at a click', async () => {
      await open({ situation: 'many-rows' });
      const panel = page.locator('#endpoints');
      assert.equal(await panel.locator('tbody tr').count(), 10);
      await panel.getByRole('button', { name: 'Show 30 more' }).click();
      assert.equal(await panel.locator('tbody tr').count(), 40);
      await drawn();
      await page.screenshot({ path: `${SCREENSHOTS}/page-many-rows.png`, fullPage: true });
      assert.deepEqual(await barriers(page.mainFrame()), []);
      await panel.getByRole('button', { name: 'Show fewer' }).click();
      assert.equal(await panel.locator('tbody tr').count(), 10);
    });

    it('a list is put in order by the title of a column, with the keyboard, and stays so', async () => {
      await open({ theme: 'high-contrast' });
      const panel = page.locator('#top-paths');
      const slowest = async () => await panel.locator('tbody tr th').first().textContent();
      assert.equal(await panel.locator('[aria-sort]').textContent(), 'Requests');
      for (const [title, key] of [
        ['p95', 'p95'],
        ['Total time', 'time'],
        ['Sent', 'bytes'],
        ['5xx', '5xx'],
      ] as const) {
        await panel.locator('thead').getByRole('button', { name: title, exact: true }).focus();
        await page.keyboard.press('Enter');
        assert.equal(await panel.locator('[aria-sort=descending]').textContent(), title);
        assert.equal(await page.evaluate(() => document.activeElement?.textContent), title);
        const report = JSON.parse(readFileSync('test/fixtures/sample-report.json', 'utf8')) as Report;
        assert.equal(await slowest(), inOrder(report.paths!, key)[0]!.path);
        assert.equal(await panel.locator('tbody button[tabindex="0"]').count(), 1);
      }
      assert.match(
        (await panel.locator('.among').textContent()) ?? '',
        /^In order of 5xx, among the \d+ with the most/,
      );
      assert.deepEqual(await barriers(page.mainFrame()), []);
      await panel.screenshot({ path: `${SCREENSHOTS}/page-in-order.png` });
      await page.getByRole('button', { name: 'Save As…' }).click();
      assert.deepEqual(await lastAsked(), ['takeAway', { paths: { by: '5xx', atLeast: 1 } }]);
      await page.reload();
      await panel.locator('[aria-sort]').waitFor();
      assert.equal(await panel.locator('[aria-sort]').textContent(), '5xx');
      await panel.locator('thead').getByRole('button', { name: '5xx', exact: true }).click();
      assert.equal(await panel.locator('[aria-sort]').textContent(), 'Requests');
    });

    it('alerts are tried, and the limit is moved with the keys', async () => {
      await open();
      await page.getByRole('button', { name: 'Try Alerts' }).click();
      const panel = page.locator('#alerts');
      const errors = panel.getByRole('button', { name: /^GunicornServerErrors/ });
      await errors.waitFor();
      assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'Alerts on this log');
      assert.match((await errors.textContent()) ?? '', /above 5% for 5 minwould have fired once, for 3 min$/);
      const limit = panel.getByRole('slider', { name: 'Limit of GunicornServerErrors' });
      assert.equal(await panel.locator('.firing').count(), 1);
      await limit.focus();
      for (let press = 0; press < 24; press++) await page.keyboard.press('ArrowUp');
      assert.match((await limit.getAttribute('aria-valuetext')) ?? '', /^above 17% for 5 min: would have been silent$/);
      assert.match((await spoken()) ?? '', /would have been silent/);
      assert.equal(await panel.locator('.firing').count(), 0);
      await page.keyboard.press('Home');
      assert.equal(await panel.getByLabel('Limit', { exact: true }).inputValue(), '0');

      await panel.getByRole('button', { name: /^GunicornSlowRequests/ }).click();
      await panel.getByLabel('Limit', { exact: true }).fill('30');
      await page.keyboard.press('Tab');
      assert.match((await panel.locator('[aria-pressed=true]').textContent()) ?? '', /above 30\ss .* silent$/);
      await panel.getByRole('button', { name: 'Generate Rules…' }).click();
      assert.deepEqual(await lastAsked(), ['generateRules', { error_ratio: '0', slow_seconds: '30' }]);

      await page.reload();
      await panel.locator('[aria-pressed=true]', { hasText: 'above 30 s' }).waitFor();
      await panel.getByRole('button', { name: 'As Generated' }).click();
      await panel.locator('[aria-pressed=true]', { hasText: 'above 2 s' }).waitFor();
      await panel.locator('.when .link').click();
      assert.match(JSON.stringify(await lastAsked()), /"ask","time>=/);
      await panel.getByRole('button', { name: 'Close' }).click();
      assert.equal(await panel.isVisible(), false);
    });

    it('the limit of an alert is dragged, and what follows from it moves along', async () => {
      await open();
      await page.getByRole('button', { name: 'Try Alerts' }).click();
      const limit = page.getByRole('slider');
      const { x, y, width, height } = (await limit.boundingBox())!;
      await page.mouse.move(x + width - 8, y + height / 2);
      await page.mouse.down();
      await page.mouse.move(x + width - 8, y - 20, { steps: 4 });
      const meanwhile = await limit.getAttribute('aria-valuetext');
      assert.match(meanwhile ?? '', /^above (?:[6-9]|1\d)(?:\.\d)?% for 5 min/);
      await page.mouse.up();
      assert.equal(await limit.getAttribute('aria-valuetext'), meanwhile);
      // Where alerts have a limit of their own, there is nothing to hold.
      await page.getByRole('button', { name: /^GunicornWorkerTimeouts/ }).click();
      assert.equal(await limit.getAttribute('tabindex'), '-1');
      await limit.scrollIntoViewIfNeeded();
      const fixed = (await limit.boundingBox())!;
      await page.mouse.move(fixed.x + fixed.width - 8, fixed.y + fixed.height / 2);
      await page.mouse.down();
      await page.mouse.move(fixed.x + fixed.width - 8, fixed.y - 40, { steps: 4 });
      assert.match((await limit.getAttribute('aria-valuetext')) ?? '', /^above 0 for 1 min/);
      await page.mouse.up();
      assert.equal(await page.getByLabel('Limit', { exact: true }).isDisabled(), true);
    });

    it('a log on which no alert can be tried says why', async () => {
      await open({ situation: 'no-durations' });
      await page.getByRole('button', { name: 'Try Alerts' }).click();
      await page.locator('#alerts', { hasText: 'No line tells a time' }).waitFor();
      assert.equal(await page.getByRole('slider').count(), 0);
    });

    for (const theme of THEMES) {
      it(`alerts are without barriers: ${theme}`, async () => {
        for (const width of [WIDTHS.wide, WIDTHS.narrow]) {
          await open({ theme }, width);
          await page.getByRole('button', { name: 'Try Alerts' }).click();
          const panel = page.locator('#alerts');
          await panel.getByRole('slider').waitFor();
          await drawn();
          await panel.screenshot({ path: `${SCREENSHOTS}/alerts-${theme}-${width}.png` });
          assert.deepEqual(await barriers(page.mainFrame()), []);
          assert.equal(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), true);
        }
      });
    }

    it('scrolls back to where the reader was', async () => {
      await open();
      await page.evaluate(() => scrollTo(0, 500));
      await page.waitForFunction(() => sessionStorage.getItem('state')?.includes('"scroll":500'));
      await page.reload();
      await page.waitForFunction(() => scrollY === 500);
    });
  });

  describe('compares', () => {
    it('what is chosen of the times that the log gives, and goes on with the question that belongs to it', async () => {
      await open();
      await page.getByRole('button', { name: 'Compare…' }).click();
      const choices = page.locator('#comparison .choices').getByRole('button');
      assert.deepEqual(await choices.allTextContents(), [
        'Before and after: The config was reloaded, Nov 17 14:16:29',
        'The second half of the log with the first, from Nov 17 14:00:12 on',
        'With another log…',
      ]);
      assert.equal(
        await page.evaluate(() => document.activeElement?.textContent),
        (await choices.allTextContents())[0],
      );
      await choices.nth(1).press('Enter');
      const [call, baseline, where] = (await lastAsked()) as [string, Record<string, unknown>, string];
      assert.deepEqual([call, where], ['compare', 'time>=2026-11-17T14:00:12Z']);
      assert.deepEqual(baseline, { from: null, until: Date.UTC(2026, 10, 17, 14, 0, 12), logs: null });
      assert.deepEqual(await page.locator('#comparison h2').allTextContents(), [
        'Compared with the time before Nov 17 14:00:12',
      ]);
      await page.getByRole('button', { name: 'Back to the filter before' }).click();
      assert.deepEqual(await lastAsked(), ['ask', '']);
    });

    it('with another log, which VS Code asks for', async () => {
      await open();
      await page.getByRole('button', { name: 'Compare…' }).click();
      await page.getByRole('button', { name: 'With another log…' }).click();
      assert.deepEqual(await lastAsked(), ['compareWithLog']);
      assert.equal(await page.locator('#comparison').isVisible(), false);
    });

    it('two sides, whose rows lead to their lines', async () => {
      await open({ situation: 'compared' });
      const changes = page.locator('#comparison .changes');
      assert.deepEqual(await changes.locator('.group').allTextContents(), ['Fails more', 'Slower', 'Faster', 'New']);
      await changes.getByRole('button', { name: '/search', exact: true }).click();
      assert.deepEqual(await lastAsked(), ['openMatch', { endpoint: '/search' }]);
      assert.deepEqual(await barriers(page.mainFrame()), []);
    });
  });

  describe('is asked', () => {
    it('by a query, whose conditions are taken off one by one, and back again', async () => {
      await open();
      await question().fill('status>=500 path:/api/*');
      await question().press('Enter');
      assert.deepEqual(await lastAsked(), ['ask', 'status>=500 path:/api/*']);
      assert.deepEqual(await chips(), ['status>=500', 'path:/api/*']);
      await page.getByRole('button', { name: 'Take status>=500 off' }).click();
      assert.deepEqual(await lastAsked(), ['ask', 'path:/api/*']);
      await page.getByRole('button', { name: 'Back to the filter before' }).click();
      assert.deepEqual(await lastAsked(), ['ask', 'status>=500 path:/api/*']);
      assert.equal(await question().inputValue(), 'status>=500 path:/api/*');
      await page.getByRole('button', { name: 'Forward to the filter after' }).click();
      assert.deepEqual(await chips(), ['path:/api/*']);
      assert.deepEqual(await barriers(page.mainFrame()), []);
    });

    it('and says where a query is wrong, and asks for nothing', async () => {
      await open();
      await question().fill('statsu:500 path:/');
      await question().press('Enter');
      assert.match((await page.locator('.problem').textContent()) ?? '', /Did you mean status\?/);
      assert.equal(await page.locator('.marks span').textContent(), 'statsu');
      assert.equal((await lastAsked())?.[0], 'ready');
      await page.screenshot({ path: `${SCREENSHOTS}/page-wrong-query.png` });
      assert.deepEqual(await barriers(page.mainFrame()), []);
      await question().press('Escape');
      assert.equal(await question().inputValue(), '');
    });

    it('with keys, operators and values of the log to choose from', async () => {
      await open();
      await question().pressSequentially('pa');
      assert.deepEqual(await page.getByRole('option').allTextContents(), ['pathpath:/api/*']);
      await question().press('ArrowDown');
      await question().press('Enter');
      await question().pressSequentially(':/se');
      await page.screenshot({ path: `${SCREENSHOTS}/page-completion.png` });
      assert.deepEqual(await barriers(page.mainFrame()), []);
      await question().press('ArrowDown');
      await question().press('Tab');
      assert.equal(await question().inputValue(), 'path:/search');
      await question().press('Enter');
      assert.deepEqual(await lastAsked(), ['ask', 'path:/search']);
    });

    it('by dragging over a stretch of time, or selecting it with the keyboard', async () => {
      await open();
      const plot = page.locator('#latency-over-time canvas');
      const { x, y, width } = (await plot.boundingBox())!;
      await page.mouse.move(x + width / 2, y + 60);
      await page.mouse.down();
      await page.mouse.move(x + width / 2 + 90, y + 70, { steps: 3 });
      await page.screenshot({ path: `${SCREENSHOTS}/page-drag.png` });
      // Beside the chart the selection ends at its edge.
      await page.mouse.move(x + width + 40, y + 400);
      await page.mouse.up();
      const [call, dragged] = (await lastAsked()) as [string, string];
      assert.equal(call, 'ask');
      assert.match(dragged, /^time>=2026-11-17T13:5\d:\d0Z time<2026-11-17T14:30:30Z$/);
      assert.equal((await asked()).length, 2, 'no line was opened on the way');

      await page.locator('#status-over-time .plot').focus();
      await page.keyboard.press('Home');
      await page.keyboard.press('Shift+ArrowRight');
      await page.keyboard.press('Shift+ArrowRight');
      assert.match((await spoken()) ?? '', /^From 13:30:00 – 13:30:30 to 13:31:00 – 13:31:30 selected/u);
      await page.keyboard.press('Enter');
      assert.deepEqual(await lastAsked(), ['ask', 'time>=2026-11-17T13:30:00Z time<2026-11-17T13:31:30Z']);
    });

    it('for one row, and without what is left out', async () => {
      await open();
      await page.locator('#clients tbody th').filter({ hasText: '127.0.8.5' }).hover();
      await page.getByRole('button', { name: 'Filter: only 127.0.8.5' }).click();
      await page.getByRole('button', { name: 'Probes', exact: true }).click();
      assert.deepEqual(await lastAsked(), ['ask', 'address:127.0.8.5 -is:probe']);
      assert.equal(
        await page.getByRole('button', { name: 'Probes', exact: true }).getAttribute('aria-pressed'),
        'true',
      );
      assert.deepEqual(await chips(), ['address:127.0.8.5']);
    });

    it('for nothing, and offers the way out', async () => {
      await open({ situation: 'filtered-to-nothing' });
      await page.getByRole('button', { name: 'Show All Requests' }).click();
      assert.deepEqual(await lastAsked(), ['ask', '']);
    });
  });

  it('what clients brought into the log is only ever text', async () => {
    await open({ situation: 'hostile' });
    const text = (await page.locator('#dashboard').textContent()) ?? '';
    assert.ok(text.includes(`/<img src=x onerror="document.title='broken'">`));
    assert.ok(text.includes('⟨U+202E⟩gnp.exe'));
    assert.equal(await page.locator('#dashboard :is(img, script, svg:not(.icon), a, iframe)').count(), 0);
    assert.match(await page.title(), /^Dashboard/);
    // What is shown is cut; what is asked for is what the log has.
    await page
      .locator('#top-paths')
      .getByRole('button', { name: /^\/longlong/ })
      .click();
    const [, { path }] = (await lastAsked()) as [string, { path: string }];
    assert.equal(path.length, 100_001);
  });
});
