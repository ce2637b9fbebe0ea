/** `[2026-11-22 10:46:59 +0000] [17765] [INFO] …`: an entry of Gunicorn's own error log, which nothing else writes. */
export function beginsErrorEntry(line: string): boolean {
  return /^\[\d{4}-\d\d-\d\d \d\d:\d\d:\d\d [+-]\d{4}\] \[\d+\] \[[A-Z]+\] /.test(line);
}
