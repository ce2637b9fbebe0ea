// node test/extension/run.mjs COUNTS
// Runs the suites of this folder in a real VS Code: the desktop one where there is one, else the embedded one.
// Their counts go to the file COUNTS, as JSON.
import { runTests } from '@vscode/test-electron';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { findDesktopProgram } from '../../scripts/desktop-vscode.mjs';
import { fetchEmbeddedVSCode } from '../../scripts/embedded-vscode.mjs';
import { throwAwayFolder } from '../../scripts/processes.mjs';
import { makeProfile } from '../../scripts/profile.mjs';

const countsFile = resolve(process.argv[2] ?? 'out/test-counts/extension.json');
const reportFile = join(throwAwayFolder('report'), 'report.txt');
mkdirSync(dirname(countsFile), { recursive: true });
rmSync(countsFile, { force: true });
writeFileSync(reportFile, '');

const profile = makeProfile();
const workspace = join(throwAwayFolder('workspace'), 'samples');
cpSync('samples', workspace, { recursive: true });

try {
  await runTests({
    vscodeExecutablePath: findDesktopProgram() ?? (await embeddedProgram()),
    extensionDevelopmentPath: resolve('.'),
    extensionTestsPath: resolve('out/test/extension/index.cjs'),
    extensionTestsEnv: { TEST_COUNTS_FILE: countsFile, TEST_REPORT_FILE: reportFile },
    launchArgs: [workspace, `--user-data-dir=${profile.userData}`, `--extensions-dir=${profile.extensions}`],
  });
} catch (problem) {
  // Failed tests are told by the report; what else went wrong would be told by nobody.
  if (!existsSync(countsFile)) console.error(problem);
  process.exitCode = 1;
} finally {
  process.stdout.write(readFileSync(reportFile, 'utf8'));
}

async function embeddedProgram() {
  await fetchEmbeddedVSCode();
  return resolve('test/support/embedded-vscode.mjs');
}
