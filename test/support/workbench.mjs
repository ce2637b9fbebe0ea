import { chromium } from 'playwright-core';
import { findTool, sayMissing } from '../../scripts/setup.mjs';
import { Hindrance } from '../../scripts/processes.mjs';

/**
 * VS Code's workbench in a headless Chromium, used as a hand would use it: names that can be read on the screen go in,
 * what can be read there comes out.
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('playwright-core').Locator} Locator
 * @typedef {import('playwright-core').FrameLocator} FrameLocator
 */

/** Headless Chromium that neither looks for updates nor needs a GPU, and that runs as root. */
const BROWSER_ARGUMENTS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * A browser with one page, that reaches nothing but this machine.
 * @param {{ locale?: string, width?: number, height?: number, scale?: number }} [options]
 */
export async function openBrowser({ locale = 'en-US', width = 1400, height = 900, scale = 1 } = {}) {
  const executablePath = findTool('chromium');
  if (!executablePath) throw new Hindrance(sayMissing('chromium'));
  const browser = await chromium.launch({ executablePath, args: BROWSER_ARGUMENTS });
  const context = await browser.newContext({ locale, viewport: { width, height }, deviceScaleFactor: scale });
  /** @type {Set<string>} */
  const foreignHosts = new Set();
  await context.route(
    ({ hostname }) => hostname !== '127.0.0.1',
    route => {
      foreignHosts.add(new URL(route.request().url()).host);
      return route.abort();
    },
  );
  return { page: await context.newPage(), foreignHosts, close: () => browser.close() };
}

/**
 * @param {Page} page
 * @param {string} address of a workbench with a folder
 */
export async function openWorkbench(page, address) {
  await page.goto(address);
  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 60_000 });
  return {
    page,

    /** Opens a file with a double click in the explorer, and waits until its text is there. @param {string} name */
    async openFile(name) {
      await page.locator('.explorer-folders-view .monaco-list-row', { hasText: exactly(name) }).dblclick();
      await page.locator('.tab.active', { hasText: name }).waitFor();
      await this.lines().first().waitFor();
    },

    /** The lines of the active editor that are on the screen. */
    lines() {
      return page.locator('.editor-group-container.active .editor-instance .view-lines .view-line');
    },

    /** What the status bar calls the language of the active editor. */
    async language() {
      return (await page.locator('#status\\.editor\\.mode').innerText()).trim();
    },

    /** The text of a line as it is stored. @param {Locator} line */
    async textOf(line) {
      return (await line.innerText()).replaceAll('\u00a0', ' ');
    },

    /** Moves the mouse to a piece of text in the active editor and reads what pops up. @param {string} text */
    async hover(text) {
      const { x, y } = await this.placeOf(text);
      await page.mouse.move(x - 3, y);
      await page.mouse.move(x, y);
      const hover = page.locator('.monaco-hover:not(.hidden) .hover-contents').first();
      await hover.waitFor();
      return page.locator('.monaco-hover:not(.hidden)').first().innerText();
    },

    /** The middle of the first occurrence of a text in the active editor, in pixels. @param {string} text */
    async placeOf(text) {
      const line = this.lines()
        .filter({ hasText: text.replaceAll(' ', '\u00a0') })
        .first();
      await line.waitFor();
      return line.evaluate((element, wanted) => {
        const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
        const pieces = [];
        while (walker.nextNode()) pieces.push(walker.currentNode);
        const whole = pieces
          .map(({ textContent }) => textContent)
          .join('')
          .replaceAll('\u00a0', ' ');
        const middle = whole.indexOf(wanted) + Math.floor(wanted.length / 2);
        const range = document.createRange();
        let passed = 0;
        for (const piece of pieces) {
          const length = piece.textContent?.length ?? 0;
          if (middle < passed + length) {
            range.setStart(piece, middle - passed);
            range.setEnd(piece, middle - passed + 1);
            break;
          }
          passed += length;
        }
        const { left, top, width, height } = range.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      }, text);
    },

    /** Chooses a command in the palette by its whole name. @param {string} name */
    async runCommand(name) {
      await page.keyboard.press('F1');
      const input = page.locator('.quick-input-widget input');
      await input.waitFor();
      await input.fill(`>${name}`);
      await page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().click();
    },

    /** The document inside the webview of the active editor. */
    webview() {
      return page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    },

    /** Takes away what lies over the workbench: hovers, notifications, menus. */
    async clear() {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Escape');
    },
  };
}

/** @param {string} text */
function exactly(text) {
  return new RegExp(`^\\s*${text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)}\\s*$`);
}
