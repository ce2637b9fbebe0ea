import { DidChangeConfigurationNotification, DidChangeWatchedFilesNotification } from 'vscode-languageserver';
import type { Connection, InitializeParams } from 'vscode-languageserver';
import type { Surroundings } from '../core/language/document.ts';
import type { Disk } from './runtime.ts';

/** What lies around the configs, as long as it stays as it is. */
export interface Around {
  /** Undefined where no file system can be seen. The same object until something has changed. */
  of(uri: string): Promise<Surroundings | undefined>;
  forget(uri: string): void;
  /** Calls back when something has changed that problems may depend on. */
  onDidChange(listener: () => void): void;
}

/** What the user may have told us: `gunicorn.targetVersion`, from the editor's settings or when the server was started. */
interface Preferences {
  readonly targetVersion?: unknown;
}

export function watchAround(connection: Connection, disk: Disk | undefined, params: InitializeParams): Around {
  const { capabilities } = params;
  const known = new Map<string, Promise<Surroundings>>();
  const listeners: (() => void)[] = [];
  const roots = rootsOf(params).flatMap(uri => disk?.pathOf(uri) ?? []);
  const initially = (params.initializationOptions as Preferences | undefined)?.targetVersion;

  const changed = () => {
    known.clear();
    for (const listener of listeners) listener();
  };

  connection.onInitialized(() => {
    if (disk && capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration) {
      const watchers = disk.watched.map(globPattern => ({ globPattern }));
      connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(refused);
    }
    if (capabilities.workspace?.didChangeConfiguration?.dynamicRegistration) {
      connection.client.register(DidChangeConfigurationNotification.type, { section: 'gunicorn' }).catch(refused);
    }
  });
  connection.onDidChangeConfiguration(changed);
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const paths = changes.flatMap(({ uri }) => disk?.pathOf(uri) ?? []);
    // Nothing is asked again on account of a file that nobody has looked at.
    if (paths.filter(path => disk?.forget(path)).length > 0) changed();
  });

  return {
    of: async uri => {
      if (!disk) return undefined;
      const surroundings = known.get(uri) ?? find(uri, disk);
      known.set(uri, surroundings);
      return surroundings;
    },
    forget: uri => void known.delete(uri),
    onDidChange: listener => void listeners.push(listener),
  };

  async function find(uri: string, disk: Disk): Promise<Surroundings> {
    const path = disk.pathOf(uri);
    const named = await targetVersion(uri);
    return { ...disk.findVersion(path, { named, roots }), ...(path !== undefined && { path, files: disk.files }) };
  }

  async function targetVersion(uri: string): Promise<string | undefined> {
    const asked = capabilities.workspace?.configuration
      ? await connection.workspace.getConfiguration({ scopeUri: uri, section: 'gunicorn.targetVersion' }).catch(refused)
      : undefined;
    return [asked, initially].find(said => typeof said === 'string' && said !== '') as string | undefined;
  }
}

/** An editor that refuses to tell us is one that does not tell us. */
function refused(): undefined {
  return undefined;
}

function rootsOf({ workspaceFolders, rootUri }: InitializeParams): readonly string[] {
  return workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []);
}
