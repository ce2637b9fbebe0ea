import { Uri } from 'vscode';

/** What the report calls a log: its path on disk, or all of its address where it is not on one. */
export function pathOf(log: Uri): string {
  return log.scheme === 'file' ? log.fsPath : log.toString();
}

/** The log that the report calls so. */
export function logOfPath(path: string): Uri {
  return isElsewhere(path) ? Uri.parse(path) : Uri.file(path);
}

/** Whether a log is not on a disk. A single letter before the colon is a drive. */
export function isElsewhere(path: string): boolean {
  return /^[a-z][\w+.-]+:/i.test(path);
}
