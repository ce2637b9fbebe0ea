import { window } from 'vscode';
import type { TextDocument, Uri } from 'vscode';
import { errorEntryHead } from '../core/logs/error-entries.ts';
import { explainLine } from '../core/logs/explain-line.ts';
import type { LineFacts } from '../core/query/match-of-line.ts';
import { findConfigFor, logOf } from './find-config.ts';
import { logOfListed } from './found-lines.ts';
import type { LineFormats } from './line-formats.ts';
import { withoutRotation } from './log-names.ts';
import { logOfStretch } from './open-line.ts';

/** The line of a log that the cursor is in. */
export interface LineInFront {
  /** The file that the line is from, which is another than the document where that only shows lines. */
  readonly file: Uri;
  /** The log to analyze: the file, or the access log of the same Gunicorn where the file is an error log. */
  readonly log: Uri;
  /** Null for a line that tells nothing. */
  readonly facts: LineFacts | null;
}

/** Undefined when no log is in front. */
export async function lineInFront(formats: LineFormats): Promise<LineInFront | undefined> {
  const editor = window.activeTextEditor;
  if (!editor) return undefined;
  const { document, selection } = editor;
  const line = selection.active.line;
  if (document.languageId === 'gunicorn-error-log') {
    const file = document.uri;
    return { file, log: await accessLogBeside(file), facts: errorFacts(document, line) };
  }
  if (document.languageId !== 'gunicorn-access-log') return undefined;
  const file = fileOfLine(document, line);
  const format = await formats.of(document);
  return { file, log: file, facts: (format && explainLine(format, document.lineAt(line).text)?.told) ?? null };
}

/** The log that a line is from, which is another file than its document where that only shows lines of logs. */
export function fileOfLine({ uri }: TextDocument, line: number): Uri {
  return logOfListed(uri, line) ?? logOfStretch(uri) ?? uri;
}

/** Whatever stands below an entry belongs to it. */
function errorFacts(document: TextDocument, from: number): LineFacts | null {
  for (let line = from; line >= Math.max(0, from - LONGEST_ENTRY); line--) {
    const head = errorEntryHead(document.lineAt(line).text);
    if (head) return { time: head.time, status: null, path: null };
  }
  return null;
}

/** Lines; nobody is looking at an entry above that. */
const LONGEST_ENTRY = 10_000;

/** The access log that the same config names; the error log itself where no config names both. */
export async function accessLogBeside(file: Uri): Promise<Uri> {
  const config = await findConfigFor(file);
  const access = config && logOf(config, 'accesslog');
  const isOurs = config && logOf(config, 'errorlog')?.path === withoutRotation(file.path);
  return (isOurs && access) || file;
}
