/** What file names tell about logs. Pure: paths with `/`, no disk. */

/** The name without what rotation adds: `access.log.2.gz` and `access.log-20261122` are `access.log`. */
export function withoutRotation(path: string): string {
  return path.replace(/\.(?:gz|zst)$/, '').replace(/(?:[.-]\d{1,3}|[.-]\d{4}-?\d{2}-?\d{2}(?:[-_T]?\d+)?)$/, '');
}

/** Whether somebody who sees the name would take it for a log: `gunicorn.log`, `access_log.1`, `web.log.2.gz`. */
export function isLogName(path: string): boolean {
  return /(?:\.log|_log)$/.test(withoutRotation(fileName(path)));
}

/** Whether the name says that errors are in it, not requests. */
export function isErrorLogName(path: string): boolean {
  return /error/i.test(fileName(path)) && !/access/i.test(fileName(path));
}

export function isCompressed(path: string): boolean {
  return /\.(?:gz|zst)$/.test(path);
}

export function fileName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
