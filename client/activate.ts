import { commands } from 'vscode';
import type { ExtensionContext } from 'vscode';
import { COMMANDS } from './commands/index.ts';
import type { ClientContext } from './context.ts';
import { createDashboards } from './dashboard/dashboards.ts';
import { recognizeLogs } from './log-language.ts';
import { provideStretches } from './open-line.ts';
import type { Runtime } from './runtime.ts';
import { serveConfigs } from './serve-configs.ts';

/**
 * Everything that is the same on every runtime.
 * Every Python file activates the extension, so this only registers; what is big is loaded when it is first needed.
 */
export function activateWith(extension: ExtensionContext, runtime: Runtime): void {
  const context: ClientContext = { extension, runtime, dashboards: createDashboards({ extension, runtime }) };
  for (const { id, run } of COMMANDS) {
    extension.subscriptions.push(commands.registerCommand(id, (...values: unknown[]) => run(context, ...values)));
  }
  extension.subscriptions.push(provideStretches());
  serveConfigs(extension, runtime);
  recognizeLogs(extension);
}
