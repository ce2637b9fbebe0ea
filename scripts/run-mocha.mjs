// node scripts/run-mocha.mjs COUNTS REPORTER TIMEOUT_SECONDS FILE...
// Runs bundled test files; how many passed and failed goes to the file COUNTS, as JSON.
import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { runMocha } from '../test/support/run-mocha.mjs';

const [countsFile = '', reporter, timeoutSeconds, ...files] = process.argv.slice(2);
const counts = await runMocha(
  files.map(file => resolve(file)),
  { reporter: reporter === 'dot' ? 'dot' : 'spec', timeoutSeconds: Number(timeoutSeconds) },
);
writeFileSync(countsFile, JSON.stringify(counts));
// A test may leave something open that would keep the process from ending by itself.
process.exit(counts.failed > 0 ? 1 : 0);
