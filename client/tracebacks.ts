import { DocumentLink, FoldingRange, FoldingRangeKind, Range, l10n, workspace } from 'vscode';
import type { CancellationToken, DocumentLinkProvider, FoldingRangeProvider, TextDocument, Uri } from 'vscode';
import { createTracebackPlaces } from '../core/logs/traceback-places.ts';
import type { TracebackPlaces } from '../core/logs/traceback-places.ts';
import { visitLines } from './lines-in-turns.ts';
import { fileMeant, nameToFind } from './program-files.ts';
import type { KnownFile } from './program-files.ts';

/** Folds entries of an error log with what is below them, and leads from its tracebacks to the programs. */
export type Tracebacks = Pick<FoldingRangeProvider, 'provideFoldingRanges'> &
  Pick<DocumentLinkProvider, 'provideDocumentLinks'>;

export const tracebacks: Tracebacks = {
  async provideFoldingRanges(document, _, token) {
    const places = await placesIn(document, token);
    return places?.stretches.map(({ first, last }) => new FoldingRange(first, last, FoldingRangeKind.Region));
  },

  /**
   * A link leads to a file that the workspace was found to have, never to what the log names: anybody may have written
   * that.
   */
  async provideDocumentLinks(document, token) {
    const frames = (await placesIn(document, token))?.frames ?? [];
    const files =
      frames.length > 0
        ? await filesNamed(
            frames.map(({ path }) => path),
            token,
          )
        : [];
    return frames.flatMap(({ line, start, end, path, programLine }) => {
      const file = fileMeant(path, files);
      if (!file) return [];
      const link = new DocumentLink(new Range(line, start, line, end), file.uri.with({ fragment: `L${programLine}` }));
      link.tooltip = l10n.t('Line {line} of {name}', { line: programLine, name: file.inFolder });
      return [link];
    });
  },
};

/** Undefined when VS Code has no use for them any more. */
async function placesIn(document: TextDocument, token: CancellationToken): Promise<TracebackPlaces | undefined> {
  const places = createTracebackPlaces();
  const { version } = document;
  const visit = (line: number) => {
    places.line(document.lineAt(line).text);
    return false;
  };
  const isOver = () => token.isCancellationRequested || document.version !== version;
  if ((await visitLines(0, document.lineCount, visit, isOver)) === undefined) return undefined;
  places.end();
  return places;
}

interface WorkspaceFile extends KnownFile {
  readonly uri: Uri;
}

/** In one search, because each starts a process. */
async function filesNamed(paths: readonly string[], token: CancellationToken): Promise<readonly WorkspaceFile[]> {
  const names = new Set(paths.map(nameToFind).filter(name => name !== undefined));
  if (names.size === 0) return [];
  const pattern = `**/{${[...names].slice(0, MOST_NAMES).join(',')}}`;
  const found = await workspace.findFiles(pattern, FOREIGN, MOST_FILES, token);
  return found.map(uri => ({ uri, path: uri.path, inFolder: workspace.asRelativePath(uri, false) }));
}

const MOST_NAMES = 200;
const MOST_FILES = 2000;
/** What a project installed for itself in `.venv` is worth a look; these are not. */
const FOREIGN = '**/{node_modules,.git}/**';
