import type { Disposable } from 'vscode';
import type { OnDemand } from './on-demand.ts';

/** What activation needs of a runtime: ways to load what is big, each a bundle of its own, when it is first needed. */
export interface Runtime {
  loadOnDemand(): Promise<OnDemand>;
  /** Starts the language server for Python files that match one of the first patterns, and for any that match one of the others. */
  startLanguageClient(configs: readonly string[], commandFiles: readonly string[]): Promise<Disposable>;
}
