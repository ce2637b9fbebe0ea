import { Uri, env, l10n, window, workspace } from 'vscode';
import { plain } from './plain-message.ts';

export interface FileToSave {
  /** Where the dialog begins. */
  readonly folder: Uri;
  /** Without the extension. */
  readonly name: string;
  readonly extension: string;
  /** What the dialog calls this kind of file. */
  readonly kind: string;
  readonly content: () => Promise<Uint8Array> | Uint8Array;
}

/** Saves a file where the user says, and offers to open it: pages and pictures outside VS Code, which shows them as source. */
export async function saveFile({ folder, name, extension, kind, content }: FileToSave): Promise<void> {
  const file = await window.showSaveDialog({
    defaultUri: Uri.joinPath(folder, `${name}.${extension}`),
    filters: { [kind]: [extension] },
  });
  if (!file) return;
  await workspace.fs.writeFile(file, await content());
  const open = l10n.t('Open');
  const said = l10n.t('{file} was saved.', { file: workspace.asRelativePath(file) });
  if ((await window.showInformationMessage(plain(said), open)) !== open) return;
  if (extension === 'html') await env.openExternal(file);
  else await window.showTextDocument(file);
}
