import { workspace } from 'vscode';
import type { Uri } from 'vscode';

/** The text of a small file such as a config: as the editor has it, unsaved changes included, else from disk. */
export async function readText(uri: Uri): Promise<string> {
  const open = workspace.textDocuments.find(document => document.uri.toString() === uri.toString());
  return open ? open.getText() : new TextDecoder().decode(await workspace.fs.readFile(uri));
}
