import { setTimeout } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import { Hindrance } from '../../scripts/processes.mjs';
import { findTool, sayMissing } from '../../scripts/setup.mjs';

/**
 * VS Code's workbench in a headless Chromium, used as a hand would use it: names that can be read on the screen go in,
 * what can be read there comes out.
 * @typedef {import('playwright-core').Page} Page
 * @typedef {import('playwright-core').Locator} Locator
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
 * A browser with one page, which reaches nothing but this machine. What else it asks for is noted.
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
    ({ hostname, protocol }) => hostname !== '127.0.0.1' && protocol !== 'file:',
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
  page.setDefaultTimeout(20_000);
  await page.goto(address);
  await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 60_000 });
  return new Workbench(page);
}

export class Workbench {
  /** @param {Page} page */
  constructor(page) {
    this.page = page;
  }

  /** Opens a file with a double click in the explorer. @param {string} name */
  async openFile(name) {
    await this.page.locator('.explorer-folders-view .monaco-list-row', { hasText: wholly(name) }).dblclick();
    await this.page.locator('.tab.active', { hasText: name }).waitFor();
    await this.lines().first().waitFor();
  }

  /** Chooses a command in the palette. @param {string} name as it stands there */
  async runCommand(name) {
    await this.page.keyboard.press('F1');
    await this.page.locator('.quick-input-widget input').fill(`>${name}`);
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().click();
  }

  /** Takes away what lies over the editors: hovers, menus, notifications. */
  async clear() {
    for (let times = 0; times < 2; times++) await this.page.keyboard.press('Escape');
  }

  /** Waits until no notification is shown any more: progress closes its own a moment after it ended. */
  async seeNoNotification() {
    await this.page.locator('.notifications-toasts .notification-toast').first().waitFor({ state: 'detached' });
  }

  /** Waits until the status bar calls the language of the active editor so. @param {string} name */
  async seeLanguage(name) {
    await this.page.locator('#status\\.editor\\.mode', { hasText: wholly(name) }).waitFor();
  }

  /** Waits until the status bar says that a whole line is selected: the cursor is before the next. @param {number} line */
  async seeSelected(line) {
    const place = this.page.locator('#status\\.editor\\.selection');
    await place.filter({ hasText: `Ln ${line + 1}, Col 1 (` }).waitFor();
  }

  /** Waits until the status bar says that the cursor is at the beginning of a line. @param {number} line */
  async seeCursor(line) {
    await this.page.locator('#status\\.editor\\.selection', { hasText: wholly(`Ln ${line}, Col 1`) }).waitFor();
  }

  /** Waits until something in the overview ruler of the active editor has a colour. @param {string} colour `#rrggbb` */
  async seeOverviewRuler(colour) {
    const wanted = [1, 3, 5].map(at => Number.parseInt(colour.slice(at, at + 2), 16));
    const ruler = this.page.locator('.editor-group-container.active .editor-instance canvas.decorationsOverviewRuler');
    for (const patience = AbortSignal.timeout(20_000); ; await setTimeout(100)) {
      const colours = await ruler.first().evaluate(element => {
        const canvas = /** @type {HTMLCanvasElement} */ (element);
        const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data ?? [];
        const found = new Set();
        for (let at = 0; at < pixels.length; at += 4) found.add(pixels.slice(at, at + 3).join());
        return /** @type {string[]} */ ([...found]);
      });
      // Marks over others of VS Code's own may be mixed with these.
      if (
        colours.some(found =>
          found.split(',').every((value, index) => Math.abs(Number(value) - (wanted[index] ?? 0)) < 12),
        )
      )
        return;
      if (patience.aborted) throw new Error(`Nothing is ${colour}: ${colours.join(' ')}.`);
    }
  }

  /** The lines of the active editor that are on the screen, in no order. */
  lines() {
    return this.page.locator('.editor-group-container.active .editor-instance .view-lines .view-line');
  }

  /** A line on the screen. @param {string} text a piece of it */
  line(text) {
    return this.lines().filter({ hasText: asShown(text) });
  }

  /** A line on the screen in an editor beside the active one. @param {string} text a piece of it */
  lineBeside(text) {
    return this.page
      .locator('.editor-group-container:not(.active) .editor-instance .view-lines .view-line')
      .filter({ hasText: asShown(text) })
      .first();
  }

  /** Puts the cursor into the first occurrence of a text in the active editor. @param {string} text */
  async click(text) {
    const { x, y } = await this.#middleOf(text);
    await this.page.mouse.click(x, y);
  }

  /** Follows the link that a text in the active editor is. @param {string} text */
  async follow(text) {
    await this.lines().locator('.detected-link', { hasText: text }).first().waitFor();
    const { x, y } = await this.#middleOf(text);
    await this.page.mouse.move(x, y);
    await this.page.keyboard.down('Control');
    // A link can be followed once the pointer moves over it with the key held down.
    await this.page.mouse.move(x + 2, y);
    await this.page.locator('.detected-link-active').first().waitFor();
    await this.page.mouse.down();
    await this.page.mouse.up();
    await this.page.keyboard.up('Control');
  }

  /** @param {string[]} keys one after the other */
  async press(...keys) {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Types as fast as a practised hand. @param {string} text */
  async type(text) {
    await this.page.keyboard.type(text, { delay: 50 });
  }

  /** Opens the panel with the problems of all files. */
  async openProblems() {
    await this.page.keyboard.press('Control+Shift+M');
    await this.page.locator('.markers-panel').waitFor();
  }

  /** A problem in their panel. @param {string} rule its id */
  problem(rule) {
    return this.page.locator('.markers-panel .monaco-list-row', { hasText: rule });
  }

  /** Takes what the light bulb offers for a text in the active editor. @param {string} text @param {string} title */
  async quickFix(text, title) {
    const row = this.page.locator('.action-widget .monaco-list-row', { hasText: title });
    // A server that has not read the file yet has nothing to offer; a person asks again.
    for (const patience = AbortSignal.timeout(20_000); !(await row.isVisible()) && !patience.aborted;) {
      await this.page.keyboard.press('Escape');
      await this.click(text);
      await this.page.keyboard.press('Control+.');
      await row.waitFor({ timeout: 3_000 }).catch(() => {});
    }
    await row.click();
  }

  /** Waits until a line is highlighted. @param {string} text a piece of it @param {number} leastColours */
  async seeColours(text, leastColours) {
    const line = this.line(text).first();
    // VS Code draws a line anew when it has read its colours, so each look starts from the text.
    for (const patience = AbortSignal.timeout(10_000); ; await setTimeout(100)) {
      const colours = await line
        .locator('span span')
        .evaluateAll(pieces => pieces.map(piece => getComputedStyle(piece).color));
      if (new Set(colours).size >= leastColours) return;
      if (patience.aborted) throw new Error(`The line with ${text} has ${new Set(colours).size} colours.`);
    }
  }

  /** Rests the mouse on a piece of text in the active editor until something pops up, and reads it. @param {string} text */
  async hover(text) {
    const hover = this.page
      .locator('.monaco-hover:not(.hidden)', {
        has: this.page.locator('.hover-contents'),
        hasNotText: 'Loading...',
      })
      .first();
    // Who rests there before the language server has started sees nothing, and moves the mouse again.
    for (const patience = AbortSignal.timeout(20_000); !patience.aborted;) {
      const { x, y } = await this.#middleOf(text);
      await this.page.mouse.move(x, y + 60);
      await this.page.mouse.move(x, y);
      const shown = await hover.waitFor({ timeout: 2000 }).then(
        () => true,
        () => false,
      );
      // Hints and lenses that come in meanwhile push the text away from under the mouse.
      const now = await this.#middleOf(text);
      if (shown && now.x === x && now.y === y) return (await hover.innerText()).replaceAll('\u00A0', ' ');
    }
    throw new Error(`Nothing popped up over ${text}.`);
  }

  /** The document inside the webview of the active editor. */
  async webview() {
    const inner = this.page.frameLocator('iframe.webview.ready').locator('iframe#active-frame');
    await inner.waitFor({ timeout: 60_000 });
    const frame = await (await inner.elementHandle())?.contentFrame();
    if (!frame) throw new Error('The webview has no document.');
    return frame;
  }

  /**
   * Waits until VS Code has written down what its editors hold for when the window is loaded again: in a browser it does
   * so every few seconds, when it has nothing else to do.
   * @param {string} text a piece of it
   */
  async seeKept(text) {
    for (const patience = AbortSignal.timeout(60_000); ; await setTimeout(500)) {
      if (await this.page.evaluate(isKept, text)) return;
      if (patience.aborted) throw new Error(`VS Code has not written down ${text}.`);
    }
  }

  /**
   * Waits until charts are drawn in the webview of the active editor: a canvas on which nothing was drawn has one colour.
   * @param {readonly string[]} ids of the elements that hold them
   */
  async seeCharts(ids) {
    const frame = await this.webview();
    await frame.waitForFunction(
      ids =>
        ids.every(id => {
          const canvas = /** @type {HTMLCanvasElement | null} */ (document.querySelector(`#${id} canvas`));
          if (!canvas?.width || !canvas.height) return false;
          const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height).data;
          return new Set(pixels && new Uint32Array(pixels.buffer)).size > 1;
        }),
      ids,
    );
    return frame;
  }

  /**
   * Where the middle of the first occurrence of a text in the active editor is, in pixels of the page.
   * @param {string} text
   */
  async #middleOf(text) {
    return this.line(text)
      .first()
      .evaluate((line, wanted) => {
        const middle = (line.textContent ?? '').indexOf(wanted) + Math.floor(wanted.length / 2);
        const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
        let passed = 0;
        while (walker.nextNode()) {
          const length = walker.currentNode.textContent?.length ?? 0;
          if (middle < passed + length) break;
          passed += length;
        }
        const range = document.createRange();
        range.setStart(walker.currentNode, middle - passed);
        range.setEnd(walker.currentNode, middle - passed + 1);
        const { left, top, width, height } = range.getBoundingClientRect();
        return { x: left + width / 2, y: top + height / 2 };
      }, asShown(text));
  }
}

/** Whether a text is in what the workbench has in the browser's databases. Runs in the page. @param {string} text */
async function isKept(text) {
  /** @template T @param {IDBRequest<T>} request @returns {Promise<T>} */
  // Only what is inside gets into the page.
  // oxlint-disable-next-line unicorn/consistent-function-scoping
  const answer = request =>
    new Promise((resolve, reject) => {
      request.addEventListener('success', () => resolve(request.result));
      request.addEventListener('error', () => reject(request.error ?? new Error('IndexedDB gave no answer.')));
    });
  for (const { name = '' } of await indexedDB.databases()) {
    if (!name.startsWith('vscode-web-state-db-')) continue;
    const database = await answer(indexedDB.open(name));
    const values = await Promise.all(
      [...database.objectStoreNames].map(store => answer(database.transaction(store).objectStore(store).getAll())),
    );
    database.close();
    // What is kept of an editor is JSON in JSON.
    if (JSON.stringify(values).replaceAll('\\', '').includes(text)) return true;
  }
  return false;
}

/** The editor shows spaces as ones that do not break. @param {string} text */
function asShown(text) {
  return text.replaceAll(' ', '\u00A0');
}

/** @param {string} text */
function wholly(text) {
  return new RegExp(`^\\s*${text.replaceAll(/[$()*+.?[\\\]^{|}]/g, String.raw`\$&`)}\\s*$`);
}
