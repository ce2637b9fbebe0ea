import { namesGunicorn } from '../core/language/file-kind.ts';
import { nameSays } from '../core/language/config-names.ts';
import { runsGunicorn } from '../core/language/command-documents.ts';
import type { ConfigDocument } from '../core/language/document.ts';

/**
 * Whether a file runs Gunicorn, rotates its logs or has alerts on it, or a Python file is one of its configs. Editors are told by pattern which files to send, and some send
 * all of Python: then the name decides, and in a folder called `gunicorn` whether the file sets anything of Gunicorn's.
 *
 * @param selected the editor has sent only what its user chose (`gunicorn.configFiles`), so every name will do
 */
export function isServed(uri: string, document: ConfigDocument, selected: boolean): boolean {
  if (document.commands) return runsGunicorn(document);
  if (document.rotation || document.alerts) return namesGunicorn(document.text);
  const name = nameSays(decodeURIComponent(uri));
  if (name === 'perhaps') return Object.keys(document.settings.values).length > 0;
  return name === 'config' || selected;
}
