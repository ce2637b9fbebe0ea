import { ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { analyzeFiles } from '../../core/analysis/node/analyze-file.ts';
import { english } from '../../core/base/localize.ts';
import { capacityOf } from '../../core/config/capacity.ts';
import { timeoutOf } from '../../core/config/timeout.ts';
import { readSettings } from '../../core/config/read-settings.ts';
import { stringSetting } from '../../core/config/settings.ts';
import { checkGolden } from '../support/golden.ts';

describe('the report of the sample log', () => {
  it('is what charts and other tests are drawn from', async () => {
    const settings = readSettings(readFileSync('samples/gunicorn.conf.py', 'utf8'));
    const text = stringSetting(settings, 'access_log_format')!;
    const analysis = await analyzeFiles({
      paths: ['samples/access.log'],
      errorLogs: ['samples/error.log'],
      format: { text, from: 'config' },
      limits: { capacity: capacityOf(settings, {}, english).requests, timeoutSeconds: timeoutOf(settings) },
      workerFile: resolve('dist/worker.js'),
      t: english,
    });
    ok('report' in analysis);
    checkGolden('test/fixtures/sample-report.json', `${JSON.stringify(analysis.report, null, 2)}\n`);
  });
});
