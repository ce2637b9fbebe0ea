import { appendFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runMocha } from '../support/run-mocha.mjs';

/**
 * VS Code calls this in its extension host. It runs every suite of this folder: a file named `<subject>.extension.ts`
 * is one, and the build finds it by that name. The open folder is a copy of `samples/` that a suite may write to.
 * The report and the counts go to files, because the host's console reaches nobody.
 */
export async function run(): Promise<void> {
  const { TEST_REPORT_FILE: report, TEST_COUNTS_FILE: countsFile } = process.env;
  if (!report || !countsFile) throw new Error('TEST_REPORT_FILE and TEST_COUNTS_FILE say where the outcome goes.');

  const suites = readdirSync(__dirname).filter(name => name.endsWith('.extension.cjs'));
  const counts = await runMocha(
    suites.toSorted().map(name => join(__dirname, name)),
    { reporter: 'spec', timeoutSeconds: 60, print: line => appendFileSync(report, `${line}\n`) },
  );
  writeFileSync(countsFile, JSON.stringify(counts));
  if (counts.failed > 0) throw new Error(`${counts.failed} tests failed in the extension host.`);
}
