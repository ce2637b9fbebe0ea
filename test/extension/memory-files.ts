import { EventEmitter, FileSystemError, FileType, workspace } from 'vscode';
import type { Disposable, FileChangeEvent, FileStat } from 'vscode';

/** What folders hold that some extension makes up: files by path, of a scheme that is on no disk. */
export function provideMemoryFiles(scheme: string, files: ReadonlyMap<string, Uint8Array>): Disposable {
  const changes = new EventEmitter<FileChangeEvent[]>();
  const bytesOf = (path: string) => {
    const bytes = files.get(path);
    if (!bytes) throw FileSystemError.FileNotFound(path);
    return bytes;
  };
  return workspace.registerFileSystemProvider(
    scheme,
    {
      onDidChangeFile: changes.event,
      watch: () => ({ dispose: () => undefined }),
      stat: ({ path }): FileStat => ({ type: FileType.File, ctime: 0, mtime: 0, size: bytesOf(path).length }),
      readFile: ({ path }) => bytesOf(path),
      readDirectory: () => [],
      createDirectory: refuse,
      writeFile: refuse,
      delete: refuse,
      rename: refuse,
    },
    { isReadonly: true },
  );
}

function refuse(): never {
  throw FileSystemError.NoPermissions();
}
