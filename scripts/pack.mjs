import { join } from 'node:path';
import { run, throwAwayFolder } from './processes.mjs';

/**
 * Packs what dist/ holds into a .vsix that is gone when we are.
 * @returns {Promise<string>} its path
 */
export async function packExtension() {
  const vsix = join(throwAwayFolder('package'), 'gunicorn-logs.vsix');
  const { code, output } = await run(process.execPath, [
    'node_modules/@vscode/vsce/vsce',
    'package',
    '--no-dependencies',
    `--out=${vsix}`,
  ]);
  if (code !== 0) throw new Error(`The extension could not be packed:\n${output.trim()}`);
  return vsix;
}
