import type { ExtensionContext } from 'vscode';
import type { Dashboards } from './dashboard/dashboards.ts';
import type { Runtime } from './runtime.ts';

/** What every command may use. */
export interface ClientContext {
  readonly extension: ExtensionContext;
  readonly runtime: Runtime;
  readonly dashboards: Dashboards;
}
