import type { ExtensionContext } from 'vscode';
import type { Runtime } from '../runtime.ts';

export function nodeRuntime(_context: ExtensionContext): Runtime {
  return {};
}
