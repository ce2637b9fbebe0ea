// node scripts/write-icon.mjs
// Draws media/icon.svg as media/icon.png, because VS Code takes no SVG for an extension's icon.
import { readFileSync } from 'node:fs';
import { openBrowser } from '../test/support/workbench.mjs';

const SIZE = 256;

const { page, close } = await openBrowser({ width: SIZE, height: SIZE });
await page.setContent(`<body style="margin: 0">${readFileSync('media/icon.svg', 'utf8')}</body>`);
await page.locator('svg').screenshot({ path: 'media/icon.png', omitBackground: true });
await close();
