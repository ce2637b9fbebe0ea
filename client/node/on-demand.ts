import type { ExtensionContext } from 'vscode';
import { createOnDemand } from '../on-demand.ts';
import type { OnDemand } from '../on-demand.ts';
import { nodeEngine } from './engine.ts';

/** Entry point of the bundle that is loaded when somebody asks for something. */
export function onDemand(extension: ExtensionContext): OnDemand {
  return createOnDemand(extension, nodeEngine(extension));
}
