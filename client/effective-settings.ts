import { DocumentLink, Range, Uri, l10n, languages, window, workspace } from 'vscode';
import type { Disposable, TextDocument } from 'vscode';
import type { EffectiveSetting, Layer } from '../core/config/effective.ts';
import { effectiveSettings } from '../core/config/effective.ts';
import type { StartPlace } from '../core/config/starts.ts';
import { mayUse, startsIn } from '../core/config/starts.ts';
import { lineStarts, placeOf } from '../core/base/lines.ts';
import { openDocument } from '../core/language/document.ts';
import { effectiveText } from '../core/language/effective-text.ts';
import { COMMAND_PATTERNS } from './config-names.ts';
import type { Engine } from './engine.ts';
import { FOREIGN } from './find-config.ts';
import { fileName } from './log-names.ts';
import { readText } from './read-text.ts';

/** The scheme of documents that list what Gunicorn will use. */
const SCHEME = 'gunicorn-settings';

/** Shows what a config, the environment and a command line make of the settings together. */
export interface EffectiveSettings extends Disposable {
  /** Asks which command line is meant where several start Gunicorn with this config. Undefined when none is chosen. */
  show(config: Uri): Promise<TextDocument | undefined>;
}

export function createEffectiveSettings(engine: Pick<Engine, 'releaseFor'>): EffectiveSettings {
  const shown = new Map<string, string>();
  const subscriptions = [
    workspace.registerTextDocumentContentProvider(SCHEME, {
      provideTextDocumentContent: uri => shown.get(uri.toString()),
    }),
    languages.registerDocumentLinkProvider({ scheme: SCHEME }, { provideDocumentLinks: linksIn }),
    workspace.onDidCloseTextDocument(({ uri, isClosed }) => void (isClosed && shown.delete(uri.toString()))),
  ];

  return {
    async show(config) {
      const { version } = engine.releaseFor(config);
      const texts = new Map([[config.path, await readText(config)]]);
      const starts: StartPlace[] = [];
      for (const uri of await filesThatMayStart()) {
        const text = await readText(uri).catch(() => '');
        const found = startsIn(uri.path, text, version).filter(start => mayUse(start, config.path));
        if (found.length > 0) texts.set(uri.path, text);
        starts.push(...found);
      }
      const start = await chooseStart(starts, texts);
      if (start === 'none chosen') return undefined;

      const { settings } = openDocument(texts.get(config.path)!, { version });
      const layers: Layer[] = [{ from: 'config', path: config.path, settings }, ...(start?.layers ?? [])];
      const effective: readonly EffectiveSetting[] = effectiveSettings({ version, layers });
      const text = effectiveText(
        { version, settings: effective, texts, nameOf, start: start && placeName(start, texts) },
        (sentence, values = {}) => l10n.t(sentence, values),
      );
      // Another text is another document: VS Code keeps what a closed one said for a while.
      const name = l10n.t('Settings of {name}', { name: fileName(config.path) });
      const uri = Uri.from({ scheme: SCHEME, path: `/${name}`, query: `${Date.now()}` });
      shown.set(uri.toString(), text);
      const document = await workspace.openTextDocument(uri);
      await languages.setTextDocumentLanguage(document, 'properties').then(undefined, () => document);
      await window.showTextDocument(document, { preview: true });
      return document;
    },
    dispose: () => subscriptions.forEach(each => void each.dispose()),
  };
}

async function filesThatMayStart(): Promise<readonly Uri[]> {
  // A pattern in braces may not be in braces again.
  const found = await Promise.all(COMMAND_PATTERNS.map(pattern => workspace.findFiles(pattern, FOREIGN, MOST_FILES)));
  return found.flat().toSorted((one, other) => (one.path < other.path ? -1 : 1));
}

/** A workspace with more of a kind is a collection. */
const MOST_FILES = 200;

async function chooseStart(
  starts: readonly StartPlace[],
  texts: ReadonlyMap<string, string>,
): Promise<StartPlace | 'none chosen' | undefined> {
  if (starts.length < 2) return starts[0];
  const rows = starts.map(start => ({ label: placeName(start, texts), start }));
  const chosen = await window.showQuickPick(rows, { placeHolder: l10n.t('Started by which command line?') });
  return chosen?.start ?? 'none chosen';
}

function placeName({ path, at }: StartPlace, texts: ReadonlyMap<string, string>): string {
  return `${nameOf(path)}:${placeOf(lineStarts(texts.get(path) ?? ''), at.start).line + 1}`;
}

const nameOf = (path: string) => workspace.asRelativePath(Uri.file(path));

/** `# deploy/gunicorn.conf.py:4` leads there. */
function linksIn(document: TextDocument): DocumentLink[] {
  return Array.from(document.getText().matchAll(/# (\S+):(\d+)(?=,|$)/gm), match => {
    const [, name = '', line = ''] = match;
    const start = document.positionAt(match.index + 2);
    const end = document.positionAt(match.index + match[0].length);
    return new DocumentLink(new Range(start, end), uriOf(name)?.with({ fragment: `L${line}` }));
  });
}

function uriOf(name: string): Uri | undefined {
  if (name.startsWith('/')) return Uri.file(name);
  const [first, ...rest] = name.split('/');
  const folders = workspace.workspaceFolders ?? [];
  // With several folders VS Code puts the name of the folder in front.
  const named = folders.length > 1 ? folders.find(folder => folder.name === first) : undefined;
  const folder = named ?? folders[0];
  return folder && Uri.joinPath(folder.uri, named ? rest.join('/') : name);
}
