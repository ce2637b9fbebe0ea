import { OverviewRulerLane, Range, ThemeColor, window, workspace } from 'vscode';
import type { Disposable, TextDocument, TextEditor, TextEditorDecorationType } from 'vscode';
import { knownErrorMessage } from '../core/gunicorn/error-messages.ts';
import type { ErrorMessageKind } from '../core/gunicorn/error-messages.ts';
import type { Report } from '../core/analysis/report.ts';
import { errorEntryHead } from '../core/logs/error-entries.ts';
import { parseFormat } from '../core/logs/format.ts';
import { accessTrouble, errorTrouble } from '../core/logs/trouble.ts';
import type { LineMatch } from '../core/query/line-match.ts';
import type { Engine } from './engine.ts';
import type { Front, FrontLog } from './front-log.ts';
import { visitLines } from './lines-in-turns.ts';
import { preferences } from './preferences.ts';
import { marksOf, slowFrom } from './ruler-marks.ts';

/** So many lines come from the engine at most, which gives their texts as well. */
const MOST = 20_000;

/** What is marked beside the scroll bar. Colours are declared under `contributes.colors`; each kind has its lane. */
const KINDS = {
  failed: { colour: 'gunicorn.overviewRuler5xx', lane: OverviewRulerLane.Right },
  slow: { colour: 'gunicorn.overviewRulerSlow', lane: OverviewRulerLane.Center },
  error: { colour: 'gunicorn.overviewRulerError', lane: OverviewRulerLane.Right },
  change: { colour: 'gunicorn.overviewRulerChange', lane: OverviewRulerLane.Center },
} as const;

type Kind = keyof typeof KINDS;

/** Lines, 0-based. */
type Marked = Readonly<Record<Kind, readonly number[]>>;

/** What was found in a version of a document. */
interface Found {
  readonly version: number;
  readonly report: Report | null;
  readonly marked: Marked;
}

/**
 * Marks in the overview ruler of logs: requests that failed or were slow; errors, starts and reloads. They are found when
 * a log was read, and kept for the editors that show it.
 */
export function showLogMarks(frontLog: FrontLog, engine: Pick<Engine, 'findLines'>): Disposable {
  const types = new Map<Kind, TextEditorDecorationType>();
  for (const [kind, { colour, lane }] of Object.entries(KINDS)) {
    const overviewRulerColor = new ThemeColor(colour);
    types.set(kind as Kind, window.createTextEditorDecorationType({ overviewRulerColor, overviewRulerLane: lane }));
  }
  const found = new WeakMap<TextDocument, Found>();
  let searching: AbortController | undefined;

  async function search(front: Front | null): Promise<void> {
    searching?.abort();
    const { document, report = null, state } = front ?? {};
    // Marks move with the lines that somebody edits.
    if (!document || state === 'reading' || document.isDirty) return;
    if (!preferences(document.uri).overviewRulerMarks) return;
    const { version } = document;
    const before = found.get(document);
    if (before?.version === version && before.report === report) return;
    const { signal } = (searching = new AbortController());
    const marked = await markedIn(document, report, engine, signal);
    if (!marked || signal.aborted) return;
    found.set(document, { version, report, marked });
    window.visibleTextEditors.filter(editor => editor.document === document).forEach(draw);
  }

  function draw(editor: TextEditor): void {
    const marked = found.get(editor.document)?.marked;
    if (!marked) return;
    const { lineCount } = editor.document;
    const isWanted = preferences(editor.document.uri).overviewRulerMarks;
    for (const [kind, type] of types) {
      const marks = isWanted ? marksOf(marked[kind], lineCount) : [];
      const ranges = marks.map(({ first, last }) => new Range(first, 0, last, 0));
      editor.setDecorations(type, ranges);
    }
  }

  const listening = [
    ...types.values(),
    frontLog.onChange(front => void search(front)),
    window.onDidChangeVisibleTextEditors(editors => editors.forEach(draw)),
    workspace.onDidChangeConfiguration(change => {
      if (!change.affectsConfiguration('gunicorn.overviewRulerMarks')) return;
      window.visibleTextEditors.forEach(draw);
      void search(frontLog.now());
    }),
  ];
  void search(frontLog.now());
  return {
    dispose() {
      searching?.abort();
      listening.forEach(each => each.dispose());
    },
  };
}

/** Null when it is of no interest any more, or cannot be told. */
export async function markedIn(
  document: TextDocument,
  report: Report | null,
  engine: Pick<Engine, 'findLines'>,
  signal: AbortSignal,
): Promise<Marked | null> {
  const none: Marked = { failed: [], slow: [], error: [], change: [] };
  if (document.languageId === 'gunicorn-error-log') return inErrorLog(document, none, signal);
  if (!report) return none;
  const paths = report.sources.map(({ path }) => path);
  const slow = slowFrom(report.duration);
  const find = async (match: LineMatch) => {
    const others = report.format.others?.map(({ text }) => text) ?? [];
    const search = { paths, format: report.format.text, others, match, most: MOST, signal };
    const { lines } = await engine.findLines(search);
    return lines.map(({ line }) => line - 1).filter(line => line < document.lineCount);
  };
  const failures = report.statusClasses?.['5xx'] ?? 0;
  try {
    if (failures > MOST) {
      const isTrouble = accessTrouble(parseFormat(report.format.text), line => document.lineAt(line).text);
      const failed = await linesThat(document, isTrouble, signal);
      return failed && { ...none, failed, slow: slow === null ? [] : await find({ atLeastMicros: slow }) };
    }
    return {
      ...none,
      failed: failures > 0 ? await find({ status: '5xx' }) : [],
      slow: slow !== null && !signal.aborted ? await find({ atLeastMicros: slow }) : [],
    };
  } catch {
    // A file that is gone or cannot be read any more has no lines to mark.
    return null;
  }
}

const CHANGES: ReadonlySet<ErrorMessageKind> = new Set(['master-start', 'reload', 'upgrade', 'promoted', 'shutdown']);

async function inErrorLog(document: TextDocument, none: Marked, signal: AbortSignal): Promise<Marked | null> {
  const textOf = (line: number) => document.lineAt(line).text;
  const isTrouble = errorTrouble(textOf);
  const change: number[] = [];
  const error = await linesThat(
    document,
    line => {
      const isError = isTrouble(line);
      if (!isError && isChange(textOf(line))) change.push(line);
      return isError;
    },
    signal,
  );
  return error && { ...none, error, change };
}

function isChange(text: string): boolean {
  const head = errorEntryHead(text);
  const known = head && knownErrorMessage(head.message);
  return known !== null && CHANGES.has(known.kind);
}

/** All of them; null when the document changed meanwhile, or nobody waits any more. */
async function linesThat(
  document: TextDocument,
  fits: (line: number) => boolean,
  signal: AbortSignal,
): Promise<readonly number[] | null> {
  const { version } = document;
  const found: number[] = [];
  const visit = (line: number) => {
    if (fits(line)) found.push(line);
    return false;
  };
  const isOver = () => signal.aborted || document.isClosed || document.version !== version;
  return (await visitLines(0, document.lineCount, visit, isOver)) === undefined ? null : found;
}
