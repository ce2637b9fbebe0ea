import {
  DocumentLink,
  ProgressLocation,
  Range,
  Uri,
  ViewColumn,
  commands,
  l10n,
  languages,
  window,
  workspace,
} from 'vscode';
import type { Disposable, TextDocument } from 'vscode';
import type { FoundLines } from '../core/analysis/found-lines.ts';
import type { LogAnalysis } from './analysis.ts';
import type { Engine } from './engine.ts';
import { fileName } from './log-names.ts';
import { logOfPath } from './log-path.ts';
import { openLine } from './open-line.ts';

/** The scheme of documents that list lines from anywhere in a log. */
const SCHEME = 'gunicorn-lines';
/** What a link of such a document runs; in no palette. */
const OPEN = 'gunicorn.openFoundLine';
/** With more lines than this a list is a log. */
const MOST = 1000;
/** Those before are forgotten. */
const MOST_LISTS = 20;

/** Where each line of a list is from. */
interface List {
  readonly text: string;
  readonly places: readonly { readonly path: string; readonly line: number }[];
}

/** By their numbers, which are the queries of their URIs. */
const lists = new Map<string, List>();
let count = 0;

/** Lists the lines that the dashboard's question is about, in a document that cannot be changed; each links to its place. */
export async function listLines(
  engine: Pick<Engine, 'findLines'>,
  analysis: LogAnalysis,
  viewColumn: ViewColumn,
): Promise<void> {
  const { report, asked, about } = analysis.now();
  if (!report) return;
  const paths = report.sources.map(({ path }) => path);
  const others = report.format.others?.map(({ text }) => text) ?? [];
  const search = { paths, format: report.format.text, others, match: {}, filter: { where: asked }, most: MOST };
  const title = l10n.t('Looking for the lines in {name}', { name: about.title });
  const found = await window.withProgress({ location: ProgressLocation.Window, title }, () => engine.findLines(search));
  const uri = Uri.from({ scheme: SCHEME, path: `/${nameOf(found, about.title)}`, query: String(++count) });
  keep(uri.query, listOf(found, paths));
  const document = await workspace.openTextDocument(uri);
  await languages.setTextDocumentLanguage(document, 'gunicorn-access-log');
  await window.showTextDocument(document, { viewColumn, preview: false });
}

/** That a list is closed nobody can tell: VS Code also closes what it is about to open in another language. */
function keep(number: string, list: List): void {
  lists.set(number, list);
  const [oldest] = lists.keys();
  if (lists.size > MOST_LISTS) lists.delete(oldest!);
}

/** Lets VS Code show such lists, and follow their links. */
export function provideFoundLines(engine: Pick<Engine, 'readLines'>): Disposable {
  const parts = [
    workspace.registerTextDocumentContentProvider(SCHEME, {
      provideTextDocumentContent: uri => lists.get(uri.query)?.text,
    }),
    languages.registerDocumentLinkProvider({ scheme: SCHEME }, { provideDocumentLinks: document => linksOf(document) }),
    commands.registerCommand(OPEN, async (list: unknown, index: unknown) => {
      const place = lists.get(String(list))?.places[Number(index)];
      if (place) await openLine(engine, logOfPath(place.path), place.line, ViewColumn.Active);
    }),
  ];
  return { dispose: () => parts.forEach(part => part.dispose()) };
}

/** The log that a line of such a list is from; undefined in any other document. The line is 0-based. */
export function logOfListed({ scheme, query }: Uri, line: number): Uri | undefined {
  const place = scheme === SCHEME ? lists.get(query)?.places[line] : undefined;
  return place && logOfPath(place.path);
}

function nameOf({ total, lines }: FoundLines, name: string): string {
  const values = { name, count: total, shown: lines.length };
  return lines.length < total
    ? l10n.t('{name}, the first {shown} of {count} lines', values)
    : l10n.t('{name}, {count} lines', values);
}

function listOf({ lines }: FoundLines, paths: readonly string[]): List {
  return {
    // A line of a list must be a line of the log, whatever VS Code takes for a line break.
    text: lines.map(({ text }) => text.replaceAll(/[\r\n\u2028\u2029]/g, ' ')).join('\n'),
    places: lines.map(({ source, line }) => ({ path: paths[source]!, line })),
  };
}

/** On the first word, which in most formats is the client. */
function linksOf(document: TextDocument): DocumentLink[] {
  const list = document.uri.query;
  return (lists.get(list)?.places ?? []).map(({ path, line }, index) => {
    const word = /^\s*\S*/.exec(document.lineAt(index).text)![0];
    const link = new DocumentLink(
      new Range(index, 0, index, Math.max(1, word.length)),
      Uri.parse(`command:${OPEN}?${encodeURIComponent(JSON.stringify([list, index]))}`),
    );
    link.tooltip = l10n.t('Line {line} of {name}', { line, name: fileName(path) });
    return link;
  });
}
