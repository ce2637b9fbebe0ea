import type { ExtensionContext } from 'vscode';
import { activateWith } from '../activate.ts';
import { nodeRuntime } from './runtime.ts';

/** Entry point where VS Code has Node: on the desktop and on a remote machine. */
export function activate(context: ExtensionContext): void {
  activateWith(context, nodeRuntime(context));
}
