import type { ExtensionContext } from 'vscode';
import type { Runtime } from './runtime.ts';

/**
 * Everything that is the same on every runtime.
 * Every Python file activates the extension, so this only registers; what is big is loaded when it is first needed.
 */
export function activateWith(_context: ExtensionContext, _runtime: Runtime): void {}
