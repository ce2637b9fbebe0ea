import type { ExtensionContext } from 'vscode';
import type { Dashboards } from './dashboard/dashboards.ts';
import type { Engine } from './engine.ts';

/** What every command may use. */
export interface ClientContext {
  readonly extension: ExtensionContext;
  readonly engine: Engine;
  readonly dashboards: Dashboards;
}
