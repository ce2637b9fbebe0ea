// node scripts/write-screenshot.mjs
// Takes media/dashboard.png, the picture in the README, from the packed extension in a real VS Code on the samples.
// `npm test` or `node scripts/setup.mjs` brings what it needs.
import { resolve } from 'node:path';
import { openSession } from '../test/support/vscode-session.mjs';
import { run } from './processes.mjs';

const { code, output } = await run(process.execPath, ['scripts/build.mjs']);
if (code !== 0) throw new Error(output);

const session = await openSession(resolve('samples'), {
  settings: {
    'workbench.colorTheme': 'Light Modern',
    'workbench.activityBar.location': 'hidden',
    'window.title': '${rootName}',
  },
  width: 1200,
  height: 1040,
  scale: 1.25,
});
const { workbench } = session;
await workbench.openFile('access.log');
await workbench.runCommand('View: Toggle Primary Side Bar Visibility');
await workbench.runCommand('Analyze Gunicorn Log');
await workbench.seeCharts(['status-over-time', 'latency-over-time', 'top-paths']);
await workbench.seeNoNotification();
await workbench.page.screenshot({ path: 'media/dashboard.png' });
await session.end();
