// node scripts/write-screenshot.mjs
// Takes media/dashboard.png, the picture of the README, from the packed extension in a real VS Code on the samples.
import { resolve } from 'node:path';
import { openSession } from '../test/support/vscode-session.mjs';
import { Hindrance, run } from './processes.mjs';
import { setUpPackages, setUpTools, sayMissing } from './setup.mjs';

await setUpPackages();
for (const tool of await setUpTools(['chromium'])) throw new Hindrance(sayMissing(tool));
const { code, output } = await run(process.execPath, ['scripts/build.mjs']);
if (code !== 0) throw new Hindrance(output);

const { workbench, end } = await openSession(resolve('samples'), {
  settings: { 'workbench.colorTheme': 'Light Modern', 'workbench.activityBar.location': 'hidden' },
  width: 1280,
  height: 900,
  scale: 1.5,
});
await workbench.openFile('access.log');
await workbench.runCommand('Analyze Gunicorn Log');
await workbench.seeCharts(3);
await workbench.page.screenshot({ path: 'media/dashboard.png' });
await end();
