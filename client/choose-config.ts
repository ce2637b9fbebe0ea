import { window, workspace } from 'vscode';
import { isConfig } from './config-names.ts';
import type { Config } from './find-config.ts';
import { findConfigs, readConfig } from './find-config.ts';

/** The config in front of the user; else the one of the workspace; with several they are asked which. */
export async function chooseConfig(question: string): Promise<Config | 'none chosen' | undefined> {
  const active = window.activeTextEditor?.document;
  if (active && isConfig(active)) {
    const config = await readConfig(active.uri);
    if (config) return config;
  }
  const configs = await findConfigs();
  if (configs.length < 2) return configs[0];
  const rows = configs.map(config => ({ label: workspace.asRelativePath(config.uri), config }));
  const chosen = await window.showQuickPick(rows, { placeHolder: question });
  return chosen?.config ?? 'none chosen';
}
