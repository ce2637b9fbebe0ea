import { commands, languages, window } from 'vscode';
import type { ExtensionContext } from 'vscode';
import { EDITOR_TYPE, VIEW_TYPE } from './dashboard/view-type.ts';
import { whenLogIsInFront } from './log-in-front.ts';
import { recognizeLogs } from './recognize-logs.ts';
import type { OnDemand } from './on-demand.ts';
import type { Runtime } from './runtime.ts';
import { serveConfigs } from './serve-configs.ts';

/**
 * Everything that is the same on every runtime.
 * Every Python file activates the extension, so this only registers. What is big is loaded when it is first needed.
 */
export function activateWith(extension: ExtensionContext, runtime: Runtime): void {
  let loaded: Promise<OnDemand> | undefined;
  const onDemand = () => (loaded ??= runtime.loadOnDemand());

  const { contributes } = extension.extension.packageJSON as { contributes: { commands: { command: string }[] } };
  extension.subscriptions.push(
    ...contributes.commands.map(({ command }) =>
      commands.registerCommand(command, async (...values: unknown[]) => (await onDemand()).run(command, values)),
    ),
    window.registerWebviewPanelSerializer(VIEW_TYPE, {
      deserializeWebviewPanel: async (panel, state: unknown) => (await onDemand()).restorePanel(panel, state),
    }),
  );
  extension.subscriptions.push(
    // Read only, and of a file of any size: VS Code reads nothing of it.
    window.registerCustomEditorProvider(EDITOR_TYPE, {
      openCustomDocument: uri => ({ uri, dispose: () => undefined }),
      resolveCustomEditor: async ({ uri }, panel) => (await onDemand()).fillEditor(uri, panel),
    }),
    languages.registerHoverProvider('gunicorn-access-log', {
      provideHover: async (document, at) => await (await onDemand()).hoverLog(document, at),
    }),
  );
  const tracebacks = async () => (await onDemand()).tracebacks;
  extension.subscriptions.push(
    languages.registerFoldingRangeProvider('gunicorn-error-log', {
      provideFoldingRanges: async (...asked) => await (await tracebacks()).provideFoldingRanges(...asked),
    }),
    languages.registerDocumentLinkProvider('gunicorn-error-log', {
      provideDocumentLinks: async (...asked) => await (await tracebacks()).provideDocumentLinks(...asked),
    }),
  );
  // What is on demand also tells about the log in front.
  whenLogIsInFront(extension, () => void onDemand());
  serveConfigs(extension, runtime);
  recognizeLogs(extension, async lines => (await onDemand()).languageOfLines(lines));
}
